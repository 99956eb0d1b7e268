"""A page that a visitor has already and that would be made the same again is not made again.

Each page carries a tag (ETag) of everything that it depends on. When the browser asks with that
tag, the answer is 304 after session, user and one question for the change stamps. The browser
keeps pages for their user alone and asks every time (`private, no-cache`), so nothing is shown
unasked, not after logging out either.
"""

from dataclasses import dataclass

from django.conf import settings
from django.contrib.messages import get_messages
from django.core.exceptions import MiddlewareNotUsed
from django.http import HttpResponseNotModified
from django.utils import timezone
from django.utils.cache import get_conditional_response, patch_cache_control, patch_vary_headers
from django.utils.crypto import salted_hmac

from beskplan.release import release
from initiatives.navigation import remember_choice, slug_in_view
from initiatives.standing import Standing, standing

# Pages that show the plan in view and what belongs to no plan (initiatives/stamps.py), and nothing
# of other plans but their names. A page whose rows come from anywhere is among those below.
OF_PLAN_IN_VIEW = {
    "overview",
}
OF_EVERYTHING = {
    "indicators",
    "indicator",
    "across-years",
    "initiative-chain",
    "attention",
    "plans",
    "plan",
    "initiatives",
    "initiative",
    "initiative-update",
    "initiative-contribution",
    "line-of-sight",
    "line-gaps",
    "targets",
    "target",
    "minister-goals",
    "measurements",
    "budget",
    "plausibility",
    "units",
    "unit",
    "my-tasks",
    "rounds",
    "round",
    "round-open",
    "round-close",
    "round-reopen",
    "round-approve",
    "reports",
    "search",
}
# Downloads, pages without a login, answers to a POST, and what has the clock on it.
NEVER = {
    "login",
    "logout",
    "password-change",
    "health",
    "accessibility",
    "export",
    "evidence",
    "plan-goals-paper",
    "plan-paper",
    "round-paper",
    "round-workbook",
    "round-print",
    "round-nudge",
    "initiative-calculation",
}
VARIES_ON = ("Cookie", "HX-Request")


@dataclass(frozen=True)
class Visit:
    """What a page depends on, taken before its rows are read."""

    standing: Standing
    others: tuple

    def tag(self, request) -> str:
        """With the secret behind the page's forms: a kept page's forms can be sent."""
        secret = request.META.get("CSRF_COOKIE", "")
        depends = repr((self.standing.stamps, *self.others, secret))
        return f'W/"{salted_hmac(__name__, depends, algorithm="sha256").hexdigest()}"'


class RevisitMiddleware:
    """Stands after whoever says who the user is and which messages wait."""

    def __init__(self, get_response):
        if settings.DEBUG:  # a template may change while the program runs
            raise MiddlewareNotUsed
        self.get_response = get_response
        release()  # read the program as it was started

    def __call__(self, request):
        response = self.get_response(request)
        visit = getattr(request, "beskplan_visit", None)
        if visit and response.status_code == 200 and not _has_told(request):
            _keep(response, visit.tag(request))
        return response

    def process_view(self, request, view, args, kwargs):
        if not _may_be_kept(request):
            return None
        visit = request.beskplan_visit = _visit(request)
        tag = visit.tag(request)
        response = get_conditional_response(request, etag=tag)
        if not isinstance(response, HttpResponseNotModified):
            return None
        remember_choice(request, is_found=visit.standing.has_plan)
        return _keep(response, tag)


def _may_be_kept(request) -> bool:
    name = request.resolver_match.url_name
    is_ours = not request.resolver_match.namespaces and name in OF_PLAN_IN_VIEW | OF_EVERYTHING
    is_page = request.method in ("GET", "HEAD") and not request.htmx
    return is_ours and is_page and request.user.is_authenticated and not len(get_messages(request))


def _has_told(request) -> bool:
    """Whether a message is on the page: it is told once."""
    told = get_messages(request)
    return told.used or told.added_new


def _visit(request) -> Visit:
    slug = slug_in_view(request)
    return Visit(
        standing=standing(
            request.user,
            slug=slug,
            of_plan=request.resolver_match.url_name in OF_PLAN_IN_VIEW,
        ),
        others=(
            release(),
            request.user.pk,
            slug,
            request.get_full_path(),
            timezone.localdate(),  # deadlines pass at midnight
        ),
    )


def _keep(response, tag: str):
    response["ETag"] = tag
    patch_cache_control(response, private=True, no_cache=True)
    patch_vary_headers(response, VARIES_ON)
    return response
