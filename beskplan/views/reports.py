from tempfile import TemporaryFile

from django.http import FileResponse
from django.shortcuts import render
from django.utils import timezone

from beskplan.reports.contents import plans_with_contents, rounds_to_print
from beskplan.reports.lists import selection_for
from beskplan.reports.workbook import CONTENT_TYPE, SHEETS, file_name, write_workbook


def reports(request):
    return render(
        request,
        "beskplan/reports.html",
        {
            "rows": plans_with_contents(),
            "rounds": rounds_to_print(),
            "sheets": SHEETS,
            "today": timezone.localdate(),
        },
    )


def export(request):
    """The workbook of a list's filter, of the plan in view or of all plans."""
    selection = selection_for(request)
    request.session.modified = False  # a download does not change which plan is in view
    file = TemporaryFile()  # noqa: SIM115 - the response closes it
    write_workbook(selection, file)
    file.seek(0)
    return FileResponse(
        file, as_attachment=True, filename=file_name(selection), content_type=CONTENT_TYPE
    )
