"""The security log's page and file, for system administrators."""

from tempfile import TemporaryFile

from django.conf import settings
from django.core.exceptions import PermissionDenied
from django.http import FileResponse, HttpRequest, HttpResponse
from django.shortcuts import render
from django.utils import timezone

from beskplan.exports.excel.sheet import write_sheet
from beskplan.exports.excel.styles import Pen, new_workbook
from beskplan.exports.excel.workbook import CONTENT_TYPE
from beskplan.security_log.events import SecurityEvent
from beskplan.security_log.table import SHEET, SecurityLogFilter, SecurityLogTable
from core.danish import format_number
from core.lists.paging import CountedRows, in_pages
from initiatives.permissions import access_for

MOST_IN_FILE = 50_000  # events; some ten seconds of writing


def security_log(request: HttpRequest) -> HttpResponse:
    filterset = _filtered(request)
    table = in_pages(SecurityLogTable(CountedRows(filterset.qs)), request)
    return render(
        request,
        "beskplan/security_log.html",
        {"filter": filterset, "table": table, "days": settings.SECURITY_LOG_DAYS},
    )


def security_log_file(request: HttpRequest) -> HttpResponse:
    """The events of the page's filter. A log is whole or not at all: too many are refused."""
    events = _filtered(request).qs
    count = events.order_by()[: MOST_IN_FILE + 1].count()
    if count > MOST_IN_FILE:
        refused = f"Der er mere end {format_number(MOST_IN_FILE)} hændelser. Vælg færre dage."
        return render(request, "beskplan/too_many_rows.html", {"refused": refused}, status=400)
    workbook = new_workbook()
    write_sheet(workbook, SHEET, events.iterator(), Pen())
    file = TemporaryFile()  # noqa: SIM115 - the response closes it
    workbook.save(file)
    file.seek(0)
    name = f"sikkerhedslog-{timezone.localdate()}.xlsx"
    return FileResponse(file, as_attachment=True, filename=name, content_type=CONTENT_TYPE)


def _filtered(request: HttpRequest) -> SecurityLogFilter:
    if not access_for(request.user).is_system:
        raise PermissionDenied("Sikkerhedsloggen er for systemadministratorer.")
    return SecurityLogFilter(request.GET, queryset=SecurityEvent.objects.newest_first())
