from django.shortcuts import render
from django.utils import timezone

from initiatives.permissions import access_for
from targets.tasks import tasks_of

MOST_LINES = 50  # of each list, until one asks for all of it
LISTS = {"venter": "duties", "godkend": "approvals", "uden-data": "lacking"}


def my_tasks(request):
    """`?vis=` is the list that is shown whole; a planner may have hundreds of lines in one."""
    access = access_for(request.user)
    tasks = tasks_of(access, timezone.localdate())
    whole = LISTS.get(request.GET.get("vis"))
    lines = {
        name: getattr(tasks, name)[: None if name == whole else MOST_LINES]
        for name in LISTS.values()
    }
    context = {"tasks": tasks, "lines": lines, "access": access}
    return render(request, "targets/my_tasks.html", context)
