from tempfile import TemporaryFile

from django.http import FileResponse, HttpRequest, HttpResponse
from django.shortcuts import render
from django.utils import timezone

from beskplan.exports.excel.contents import (
    MOST_PLANS,
    MOST_ROUNDS,
    plans_with_contents,
    rounds_to_print,
)
from beskplan.exports.excel.large import TooManyRows
from beskplan.exports.excel.lists import selection_for
from beskplan.exports.excel.workbook import CONTENT_TYPE, SHEETS, file_name, write_workbook
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
    selection = selection_for(request)
    request.session.modified = False  # a download does not change which plan is in view
    file = TemporaryFile()  # noqa: SIM115 - the response closes it
    try:
        write_workbook(selection, file)
    except TooManyRows as refused:
        file.close()
        return render(request, "beskplan/too_many_rows.html", {"refused": refused}, status=400)
    file.seek(0)
    return FileResponse(
        file, as_attachment=True, filename=file_name(selection), content_type=CONTENT_TYPE
    )
