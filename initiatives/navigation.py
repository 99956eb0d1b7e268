"""What the frame around a page knows: which plan is in view, what waits for the user, the menu."""

from dataclasses import dataclass
from functools import lru_cache

from django.conf import settings
from django.urls import NoReverseMatch, reverse
from django.utils.functional import cached_property

from initiatives.frame_row import MOST_PLANS, FrameRow, frame_row
from initiatives.models import Plan
from initiatives.permissions import Access, access_for

PLAN = "plan"  # the parameter in the address and the key in the session

INITIATIVE_PAGES = (
    "initiative",
    "initiative-update",
    "initiative-contribution",
    "across-years",
    "initiative-chain",
)

TARGET_PAGES = (
    "target",
    "minister-goals",
    "measurements",
    "indicators",
    "indicator",
    "line-of-sight",
    "line-gaps",
)

# Label, URL name, and the other pages that belong under it.
MENU = (
    ("Overblik", "overview", ("plans", "plan")),
    ("Initiativer", "initiatives", INITIATIVE_PAGES),
    (
        "Mål",
        "targets",
        TARGET_PAGES,
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


@dataclass(frozen=True)
class Shown:
    """What the header shows on every page that a user opens, but for menu and number waiting."""

    organisation: str
    access: Access
    user_name: str

    @property
    def role_names(self) -> list[str]:
        return sorted(self.access.roles)

    @property
    def unit_names(self) -> tuple[str, ...]:
        return self.access.unit_names


@dataclass(frozen=True)
class PlanChoices:
    """The plans to choose from as (slug, title): the chosen one, and where there are too many to
    list, those of the own units and the newest."""

    chosen: tuple[str, str] | None
    own: tuple[tuple[str, str], ...]
    newest: tuple[tuple[str, str], ...]
    is_cut: bool
    page: str  # the list that the choice leads back to; "" for the overview

    @property
    def any(self) -> bool:
        return bool(self.newest or self.own)

    @property
    def slugs(self) -> set[str]:
        chosen = (self.chosen,) if self.chosen else ()
        return {slug for slug, _ in (*chosen, *self.own, *self.newest)}

    @property
    def groups(self) -> list[tuple[str, tuple]]:
        if not self.own:
            return [("Nyeste planer" if self.is_cut else "", self.newest)]
        named = [("Mine enheders planer", self.own), ("Nyeste planer", self.newest)]
        return [(heading, plans) for heading, plans in named if plans]

    @property
    def unlisted(self) -> bool:
        return self.chosen is not None and self.chosen not in self.own + self.newest


def chosen_plan(request) -> Plan | None:
    """The plan in view, or None for all plans.

    `?plan=<slug>` chooses one, `?plan=` chooses all; without it the session remembers. A slug
    that no plan has chooses all plans and is not remembered.
    """
    return frame_of(request).current_plan


def slug_in_view(request) -> str:
    """The slug that the address or the session names, whether a plan has it or not."""
    asked = request.GET.get(PLAN)
    return getattr(request, "session", {}).get(PLAN, "") if asked is None else asked


def remember_choice(request, *, is_found: bool) -> None:
    """What the address chooses stays chosen, unless no plan has that slug."""
    asked = request.GET.get(PLAN)
    chosen = asked is not None and (is_found or not asked)
    if chosen and request.session.get(PLAN, "") != asked:
        request.session[PLAN] = asked


def frame_of(request) -> "Frame":
    if not hasattr(request, "beskplan_frame"):
        request.beskplan_frame = Frame(request)
    return request.beskplan_frame


class Frame:
    """What the frame shows for one request."""

    def __init__(self, request):
        self.request = request

    @cached_property
    def access(self) -> Access:
        return access_for(self.request.user)

    @cached_property
    def _row(self) -> FrameRow:
        if self.access.user_id is None:
            return FrameRow()
        return frame_row(self.access, slug_in_view(self.request))

    @cached_property
    def current_plan(self) -> Plan | None:
        plan = self._row.plan
        if self.access.user_id is not None:
            remember_choice(self.request, is_found=plan is not None)
        return plan

    @property
    def plan_query(self) -> str:
        """What a link adds to stay with the plan in view."""
        return f"?{PLAN}={self.current_plan.slug}" if self.current_plan else ""

    @property
    def waiting(self) -> int:
        """How many things wait under Mine opgaver."""
        return self._row.waiting

    @property
    def user_name(self) -> str:
        user = self.request.user
        return user.get_full_name() or user.get_username()

    @property
    def role_names(self) -> list[str]:
        return sorted(self.access.roles)

    @property
    def unit_names(self) -> tuple[str, ...]:
        """The units that the user works in."""
        return self.access.unit_names

    @property
    def data_as_of(self):
        """The newest date that something was measured for, in the plan in view or in all."""
        return self._row.measured_to

    @property
    def plan_choices(self) -> PlanChoices:
        row, plan = self._row, self.current_plan
        is_cut = len(row.newest_plans) > MOST_PLANS
        own = row.own_plans if is_cut else ()
        others = [one for one in row.newest_plans if one not in own]
        return PlanChoices(
            chosen=(plan.slug, plan.title) if plan else None,
            own=own,
            newest=tuple(others[: MOST_PLANS - len(own)]),
            is_cut=is_cut,
            page=self._list_in_view,
        )

    @property
    def _list_in_view(self) -> str:
        match = self.request.resolver_match
        return self.request.path if match and not match.kwargs else ""

    @property
    def menu(self) -> tuple[MenuItem, ...]:
        """The main navigation, without the pages that this installation does not have."""
        if self.access.user_id is None:
            return ()
        match = self.request.resolver_match
        return _menu(UNDER.get(match.url_name, "") if match else "", self.plan_query)

    @property
    def shown(self) -> Shown:
        user = self.request.user
        known = self.access.user_id is not None
        return Shown(
            organisation=settings.ORGANISATION,
            access=self.access,
            user_name=(user.get_full_name() or user.get_username()) if known else "",
        )


@lru_cache(maxsize=1000)
def _menu(here: str, plan_query: str) -> tuple[MenuItem, ...]:
    items = []
    for label, name, _ in MENU:
        try:
            items.append(MenuItem(label, reverse(name) + plan_query, name == here))
        except NoReverseMatch:
            continue
    return tuple(items)
