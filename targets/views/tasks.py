from django.shortcuts import render
from django.utils import timezone

from initiatives.permissions import access_for
from targets.tasks import tasks_of


def my_tasks(request):
    access = access_for(request.user)
    tasks = tasks_of(access, timezone.localdate())
    return render(request, "targets/my_tasks.html", {"tasks": tasks, "access": access})
