from django.http import HttpRequest, HttpResponse
from django.shortcuts import render
from django.utils import timezone

from followup.work_queue.work_items import tasks_of
from initiatives.permissions import access_for

MOST_LINES = 50  # of each list, until one asks for all of it
LISTS = {
    "venter": "work_items",
    "uden-status": "unassessed",
    "godkend": "approvals",
    "uden-data": "lacking",
    "afsluttet": "ended",
    "afsluttet-uden-data": "ended_lacking",
}


def my_tasks(request: HttpRequest) -> HttpResponse:
    """`?vis=` is the list that is shown whole; a planner may have hundreds of lines in one."""
    tasks = tasks_of(access_for(request.user), timezone.localdate())
    whole = LISTS.get(request.GET.get("vis"))
    lines = {
        name: getattr(tasks, name)[: None if name == whole else MOST_LINES]
        for name in LISTS.values()
    }
    return render(
        request, "followup/my_tasks.html", {"tasks": tasks, "lines": lines, "whole": whole}
    )
