"""What base.html shows around every page: the user, the menu, what waits, how new the data are."""

from dataclasses import dataclass
from datetime import date

from django.conf import settings
from django.contrib.auth.models import AnonymousUser
from django.http import HttpRequest
from django.urls import reverse
from django.utils.functional import cached_property

from beskplan import __version__
from core.people import display_name
from followup.work_queue.waiting import waiting_number
from initiatives.models import Plan
from initiatives.navigation import PLAN, PlanChoices, chosen_plan, plan_choices, unknown_slug
from initiatives.permissions import Access, access_for
from targets.models import Measurement

# Label, URL name, and the other pages that belong under it.
MENU = (
    ("Overblik", "overview", ("plans", "plan")),
    (
        "Initiativer",
        "initiatives",
        (
            "initiative",
            "initiative-update",
            "initiative-contribution",
            "across-years",
            "initiative-chain",
        ),
    ),
    (
        "Mål",
        "targets",
        (
            "target",
            "minister-goals",
            "measurements",
            "indicators",
            "indicator",
            "line-of-sight",
            "line-gaps",
        ),
    ),
    (
        "Opfølgning",
        "rounds",
        ("round", "round-open", "round-close", "round-reopen", "round-approve"),
    ),
    ("Budget", "budget", ("plausibility",)),
    ("Enheder", "units", ("unit",)),
    ("Rapporter", "reports", ()),
)
UNDER = {page: name for _, name, belonging in MENU for page in (name, *belonging)}


@dataclass(frozen=True)
class MenuItem:
    label: str
    url: str
    current: bool


class Frame:
    """What base.html shows; each part is computed when a template asks for it."""

    def __init__(self, request: HttpRequest) -> None:
        self.request = request

    @property
    def access(self) -> Access:
        return access_for(getattr(self.request, "user", AnonymousUser()))

    @property
    def user_name(self) -> str:
        return display_name(self.request.user)

    @property
    def role_names(self) -> list[str]:
        return sorted(self.access.roles)

    @property
    def unit_names(self) -> tuple[str, ...]:
        """The units that the user works in."""
        return self.access.unit_names

    @property
    def current_plan(self) -> Plan | None:
        return chosen_plan(self.request)

    @property
    def plan_query(self) -> str:
        """The query string that keeps the plan in view; "" without one."""
        return f"?{PLAN}={self.current_plan.slug}" if self.current_plan else ""

    @property
    def unknown_plan(self) -> str:
        """The plan that the address names though there is none that the user sees; else ""."""
        return unknown_slug(self.request) if self._is_known else ""

    @cached_property
    def plan_choices(self) -> PlanChoices | None:
        return plan_choices(self.request) if self._is_known else None

    @cached_property
    def waiting(self) -> int:
        """How much somebody waits for from the user."""
        return waiting_number(self.access)

    @cached_property
    def data_as_of(self) -> date | None:
        """The newest date that something was measured for, in the plan in view or in all."""
        if not self._is_known:
            return None
        return Measurement.objects.measured_dates(self.current_plan).first()

    @property
    def menu(self) -> list[MenuItem]:
        match = self.request.resolver_match
        here = UNDER.get(match.url_name, "") if match else ""
        return [
            MenuItem(label, reverse(name) + self.plan_query, name == here)
            for label, name, _ in MENU
        ]

    @property
    def _is_known(self) -> bool:
        return self.access.user_id is not None


def frame(request: HttpRequest) -> dict:
    """The context processor: the frame, whose installation it is, and which version."""
    return {
        "frame": Frame(request),
        "organisation": settings.ORGANISATION,
        "version": __version__,
        "demo": settings.DEMO,
    }
