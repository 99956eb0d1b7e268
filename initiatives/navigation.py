"""What the frame around a page knows: which plan is in view, what waits for the user, the menu.

All of it costs one query, made when it is first asked for.
"""

from django.contrib.postgres.expressions import ArraySubquery
from django.db.models import Func, OuterRef, Q, Subquery
from django.db.models.functions import Coalesce
from django.urls import NoReverseMatch, reverse
from django.utils.functional import cached_property

from initiatives.models import Initiative, Plan, Unit
from initiatives.permissions import access_for, duties

PLAN = "plan"  # the parameter in the address and the key in the session

# States of a measurement that say how something stood; a forecast does not.
MEASURED = ("foreloebig", "endelig", "skoen")

# A round that collects answers, and the states of an answer that was handed in.
OPEN, ANSWERED = "aaben", ("indsendt", "godkendt")

# Label, URL name, and the other pages that belong under it.
MENU = (
    ("Overblik", "overview", ("plans", "plan")),
    ("Initiativer", "initiatives", ("initiative", "initiative-update", "initiative-contribution")),
    (
        "Mål",
        "targets",
        ("target", "minister-goals", "measurements", "line-of-sight", "line-gaps"),
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


def chosen_plan(request) -> Plan | None:
    """The plan in view, or None for all plans.

    `?plan=<slug>` chooses one, `?plan=` chooses all; without it the session remembers. A slug
    that no plan has chooses all plans and is not remembered.
    """
    return frame_of(request).current_plan


def frame_of(request) -> "Frame":
    if not hasattr(request, "beskplan_frame"):
        request.beskplan_frame = Frame(request)
    return request.beskplan_frame


def waiting_initiatives(access):
    """What the user owes: initiatives that it falls to them to report on, and that the plan's open
    round has no answer for; between rounds those without a decided status."""
    asked = Q(plan__in=Plan.objects.filter(rounds__state=OPEN).values("pk"))
    answered = Initiative.objects.filter(
        follow_ups__round__state=OPEN, follow_ups__state__in=ANSWERED
    )
    owed = (asked & ~Q(pk__in=answered.values("pk"))) | (~asked & Q(status=""))
    return Initiative.objects.filter(duties(access)).filter(owed)


class Frame:
    """What the frame shows for one request."""

    def __init__(self, request):
        self.request = request

    @cached_property
    def access(self):
        return access_for(self.request.user)

    @cached_property
    def plans(self) -> list[Plan]:
        """Every plan, newest first; each row carries the frame's other figures along."""
        if self.access.user_id is None:
            return []
        plans = Plan.objects.newest_first().defer("search_vector", "search_text")
        return list(plans.annotate(**_figures(self.access)))

    @cached_property
    def current_plan(self) -> Plan | None:
        asked = self.request.GET.get(PLAN)
        session = getattr(self.request, "session", {})
        slug = session.get(PLAN, "") if asked is None else asked
        plan = next((plan for plan in self.plans if plan.slug == slug), None)
        if asked is not None and session.get(PLAN, "") != asked and (plan or not asked):
            session[PLAN] = asked
        return plan

    @property
    def plan_query(self) -> str:
        """What a link adds to stay with the plan in view."""
        return f"?{PLAN}={self.current_plan.slug}" if self.current_plan else ""

    @property
    def waiting(self) -> int:
        """How many things wait under Mine opgaver."""
        return self.plans[0].frame_waiting if self.plans else 0

    @cached_property
    def unit_names(self) -> list[str]:
        """The units that the user works in; a query of its own only before the first plan."""
        if self.plans:
            return self.plans[0].frame_unit_names
        return list(_own_units(self.access).values_list("name", flat=True))

    @property
    def role_names(self) -> list[str]:
        return sorted(self.access.roles)

    @property
    def data_as_of(self):
        """The newest date that something was measured for, in the plan in view or in all."""
        plans = [self.current_plan] if self.current_plan else self.plans
        return max(
            (plan.frame_measured_to for plan in plans if plan.frame_measured_to), default=None
        )

    @cached_property
    def menu(self) -> list[dict]:
        """The main navigation, without the pages that this installation does not have."""
        if self.access.user_id is None:
            return []
        return [item for item in (self._menu_item(*entry) for entry in MENU) if item]

    def _menu_item(self, label: str, name: str, belonging: tuple[str, ...]) -> dict | None:
        try:
            url = reverse(name)
        except NoReverseMatch:
            return None
        match = self.request.resolver_match
        here = bool(match) and (match.url_name == name or match.url_name in belonging)
        return {"label": label, "url": url + self.plan_query, "current": here}


def _figures(access) -> dict:
    owed = waiting_initiatives(access).order_by().annotate(total=Func("pk", function="count"))
    newest = Plan.objects.filter(
        pk=OuterRef("pk"), measurements__date__isnull=False, measurements__state__in=MEASURED
    ).order_by("-measurements__date")
    return {
        "frame_waiting": Coalesce(Subquery(owed.values("total")), 0),
        "frame_measured_to": Subquery(newest.values("measurements__date")[:1]),
        "frame_unit_names": ArraySubquery(_own_units(access).values("name")),
    }


def _own_units(access):
    return Unit.objects.filter(memberships__user=access.user_id).by_name()
