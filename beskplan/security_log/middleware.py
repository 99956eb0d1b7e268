"""What the security log hears of answers: every refusal, and every file that is taken home."""

from collections.abc import Callable

from django.http import HttpRequest, HttpResponse
from django.views.csrf import csrf_failure

from beskplan.security_log.events import SecurityEvent
from beskplan.security_log.recording import record
from beskplan.server.addresses import without_secrets

Action = SecurityEvent.Action
EVIDENCE = "evidence"  # the address of attached files
FORM_REFUSED = "form_refused"  # on the request: why its form's token was not accepted


def recorded_answers(
    get_response: Callable[[HttpRequest], HttpResponse],
) -> Callable[[HttpRequest], HttpResponse]:
    def middleware(request: HttpRequest) -> HttpResponse:
        response = get_response(request)
        if response.status_code == 403:
            _record_refusal(request)
        elif response.headers.get("Content-Disposition", "").startswith("attachment"):
            _record_file(request, response)
        return response

    return middleware


def form_refused(request: HttpRequest, reason: str = "") -> HttpResponse:
    """Django's own page for a form whose token is not accepted, which is noted on the request."""
    setattr(request, FORM_REFUSED, reason)
    return csrf_failure(request, reason)


def _record_refusal(request: HttpRequest) -> None:
    reason = getattr(request, FORM_REFUSED, None)
    action = Action.REFUSED if reason is None else Action.REFUSED_FORM
    about = f"{request.method} {without_secrets(request.get_full_path())}"
    record(request, action, about=about, details=_in_danish(reason) if reason else "")


def _in_danish(reason: str) -> str:
    """Django says in English why it refused a form."""
    if reason.startswith(("Origin", "Referer")):
        return "Formularen kom ikke fra en af vores sider."
    return "Formularens nøgle mangler eller passer ikke."


def _record_file(request: HttpRequest, response: HttpResponse) -> None:
    match = request.resolver_match
    action = Action.EVIDENCE if match and match.url_name == EVIDENCE else Action.EXPORT
    about, name = request.get_full_path(), getattr(response, "filename", "")
    record(request, action, about=about, details=name or "")
