"""The page of a failure. It carries what was sent, so that nothing that was typed is lost."""

import sys

from django.db import connection
from django.http import HttpRequest, HttpResponse, UnreadablePostError
from django.template.loader import render_to_string

from beskplan.server.faults import AWAY, READ_ONLY, Fault, fault_of

NEVER_SHOWN = "password"  # in the name of a field
RETRY_SECONDS = "5"


def server_error(request: HttpRequest) -> HttpResponse:
    """Django's `handler500`: 503 for what the machines do, 500 for errors of ours."""
    error = sys.exception()
    fault = fault_of(error)
    attempt = getattr(request, "attempt", None)
    undone = attempt is None or error is None or attempt.is_undone(error)
    if fault in (AWAY, READ_ONLY) and not connection.in_atomic_block:
        connection.close()  # the next request finds the server that answers
    return failure_page(request, fault, undone=undone)


def failure_page(request: HttpRequest, fault: Fault | None, *, undone: bool = True) -> HttpResponse:
    """`undone`: nothing of it is stored, as far as can be known. Asks the database nothing."""
    fields = _fields(request)
    page = {
        "fault": fault,
        "undone": undone,
        "sent": request.method == "POST",
        "address": request.get_full_path(),
        "fields": fields,
        "texts": [text for _, text in fields if len(text.split()) > 1],
        "has_files": _has_files(request),
    }
    response = HttpResponse(render_to_string("500.html", page), status=503 if fault else 500)
    if fault:
        response["Retry-After"] = RETRY_SECONDS
    return response


def _fields(request: HttpRequest) -> list[tuple[str, str]]:
    """As (name, value), without passwords. The form's own token goes along as it came: a new one
    would let a form of another site pass."""
    try:
        sent = request.POST.lists()
    except UnreadablePostError:
        return []
    return [
        (name, value)
        for name, values in sent
        if NEVER_SHOWN not in name.lower()
        for value in values
    ]


def _has_files(request: HttpRequest) -> bool:
    return any(file.size for _, files in request.FILES.lists() for file in files)
