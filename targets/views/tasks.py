from django.shortcuts import render

from initiatives.permissions import access_for
from targets.tasks import tasks_of


def my_tasks(request):
    access = access_for(request.user)
    return render(request, "targets/my_tasks.html", {"tasks": tasks_of(access), "access": access})
