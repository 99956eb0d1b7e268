from django.shortcuts import render
from django.utils import timezone

from initiatives.permissions import access_for
from targets.tasks import tasks_of

MOST_LINES = 50  # of each list, until one asks for all of it
LISTS = {"venter": "duties", "godkend": "approvals", "uden-data": "lacking"}


def my_tasks(request):
    """`?vis=` is the list that is shown whole; a planner may have hundreds of lines in one."""
    tasks = tasks_of(access_for(request.user), timezone.localdate())
    whole = LISTS.get(request.GET.get("vis"))
    lines = {
        name: getattr(tasks, name)[: None if name == whole else MOST_LINES]
        for name in LISTS.values()
    }
    return render(request, "targets/my_tasks.html", {"tasks": tasks, "lines": lines})
