"""Files that were attached to follow-ups, for those who are logged in."""

from csp.constants import NONE
from csp.decorators import csp
from django.core.exceptions import PermissionDenied
from django.http import FileResponse, Http404, HttpRequest, HttpResponse
from django.shortcuts import get_object_or_404
from django.utils.text import slugify

from followup.evidence.contents import extension
from followup.models import Evidence
from followup.reports.drafts import UNSUBMITTED, may_read_drafts
from initiatives.permissions import access_for


# A file is taken home, never shown in the page's own name, whatever it turns out to hold.
@csp({"default-src": [NONE], "sandbox": True})
def evidence_file(request: HttpRequest, pk: int) -> HttpResponse:
    evidence = get_object_or_404(Evidence.objects.select_related("follow_up__initiative"), pk=pk)
    _check_reader(request.user, evidence)
    if not evidence.file:
        raise Http404("Dokumentationen er et link.")
    try:
        content = evidence.file.open()
    except FileNotFoundError:
        raise Http404("Filen findes ikke længere.") from None
    name = f"{slugify(evidence.title, allow_unicode=True)}.{extension(evidence.file.name)}"
    response = FileResponse(content, as_attachment=True, filename=name)
    response["X-Content-Type-Options"] = "nosniff"
    return response


def _check_reader(user, evidence: Evidence) -> None:
    """Raises unless the user may read it: evidence of a draft is as private as the draft."""
    follow_up = evidence.follow_up
    if follow_up.state not in UNSUBMITTED:
        return
    if not may_read_drafts(access_for(user), follow_up.initiative):
        raise PermissionDenied("Opfølgningen er ikke indsendt endnu.")
