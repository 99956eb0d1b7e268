from django.http import HttpRequest, HttpResponse
from django.shortcuts import render
from django.utils import timezone

from beskplan.exports.excel.contents import (
    MOST_PLANS,
    MOST_ROUNDS,
    plans_with_contents,
    rounds_to_print,
)
from beskplan.exports.excel.workbook import SHEETS
from beskplan.exports.later import give_file
from initiatives.navigation import chosen_plan
from initiatives.permissions import access_for


def reports(request: HttpRequest) -> HttpResponse:
    plan = chosen_plan(request)
    access = access_for(request.user)
    rows, rounds = list(plans_with_contents(access, plan)), rounds_to_print(access, plan)
    return render(
        request,
        "beskplan/reports.html",
        {
            "rows": rows,
            "rounds": rounds,
            "has_more_plans": len(rows) == MOST_PLANS,
            "has_more_rounds": len(rounds) == MOST_ROUNDS,
            "sheets": SHEETS,
            "today": timezone.localdate(),
        },
    )


def export(request: HttpRequest) -> HttpResponse:
    """The workbook of a list's filter, of the plan in view or of all plans."""
    response = give_file(request, "export")
    request.session.modified = False  # a download does not change which plan is in view
    return response
