"""What calls for somebody's attention, and why."""

from dataclasses import dataclass
from datetime import date

from django.db.models import (
    BooleanField,
    Case,
    Count,
    Exists,
    ExpressionWrapper,
    OuterRef,
    Q,
    Subquery,
    Value,
    When,
    Window,
)

from initiatives.danish import format_date
from initiatives.models import Deviation, Initiative, Plan, Status
from targets.models import FollowUp, FollowUpRound, Target

ON_OVERVIEW = 8
FOR_TARGETS = 3  # places on the overview that targets get even when many initiatives wait
ON_PAGE = 200
NOTHING = {"late": 0, "better": 0, "unassessed": 0, "lacking": 0}
HEADINGS = {
    "late": "Opfølgning mangler efter svarfristen",
    "better": "Afviger opad: bedre status end beregnet",
    "unassessed": "Ikke vurderet, selv om en runde er lukket",
    "lacking": "Data mangler efter målets frist",
}


@dataclass(frozen=True)
class Item:
    """An initiative or a target, the reasons why it is shown, and each reason in words."""

    subject: Initiative | Target
    plan: str
    reasons: dict[str, str]

    @property
    def url(self) -> str:
        return self.subject.get_absolute_url()

    @property
    def why(self) -> str:
        return "; ".join(self.reasons.values())

    @property
    def place(self) -> str:
        """Where a target belongs: many are called the same. "" for the plan's own."""
        is_target = isinstance(self.subject, Target)
        scope = (self.subject.initiative or self.subject.focus_area) if is_target else None
        return str(scope or "")


@dataclass(frozen=True)
class Attention:
    """The items shown and, by reason, how many there are in all."""

    items: list[Item]
    counts: dict[str, int]

    @property
    def sections(self) -> list[tuple[str, str, int, list[Item]]]:
        """(reason, heading, number in all, items shown) for every reason that holds for any."""
        return [
            (reason, heading, count, [item for item in self.items if reason in item.reasons])
            for reason, heading in HEADINGS.items()
            if (count := self.counts[reason])
        ]


def attention(plan: Plan | None, *, on: date, most: int = ON_OVERVIEW) -> Attention:
    """Two queries; the most urgent `most` items."""
    initiatives = list(_initiatives(plan, on)[:most])
    targets = list(_targets(plan, on)[:most])
    counts = dict(NOTHING)
    for row in initiatives[:1]:
        counts |= {name: getattr(row, f"all_{name}") for name in ("late", "better", "unassessed")}
    for row in targets[:1]:
        counts["lacking"] = row.all_lacking
    places = max(most - len(initiatives), FOR_TARGETS) if most == ON_OVERVIEW else most
    targets = targets[:places]
    shown = [_initiative_item(row) for row in initiatives]
    if most == ON_OVERVIEW:
        shown = shown[: most - len(targets)]
    return Attention(shown + [_target_item(row) for row in targets], counts)


def _initiatives(plan: Plan | None, on: date):
    rounds = FollowUpRound.objects.filter(plan=OuterRef("plan"))
    late_rounds = rounds.filter(state=FollowUpRound.State.OPEN, due__lt=on)
    handed_in = FollowUp.objects.filter(
        initiative=OuterRef("pk"),
        round__state=FollowUpRound.State.OPEN,
        state__in=(FollowUp.State.SUBMITTED, FollowUp.State.APPROVED),
    )
    late = Exists(late_rounds) & ~Exists(handed_in) & ~Q(status=Status.LAPSED)
    unassessed = Q(status="") & Exists(rounds.filter(state=FollowUpRound.State.CLOSED))
    reasons = {"late": late, "better": Q(deviation=Deviation.BETTER), "unassessed": unassessed}
    rows = Initiative.objects.for_plan(plan).annotate(
        **{name: _true_when(condition) for name, condition in reasons.items()},
        due=Subquery(late_rounds.values("due")[:1]),
    )
    rows = rows.filter(Q(late=True) | Q(better=True) | Q(unassessed=True))
    rows = rows.annotate(
        **{f"all_{name}": Window(Count("pk", filter=Q(**{name: True}))) for name in reasons}
    )
    order = ("-late", "-better", "-plan__year_from", "plan__slug", "position", "code")
    return rows.select_related("plan").order_by(*order)


def _true_when(condition) -> Case:
    return Case(
        When(ExpressionWrapper(condition, BooleanField()), then=Value(True)), default=Value(False)
    )


def _targets(plan: Plan | None, on: date):
    """Targets without data whose deadline has passed; those of lapsed initiatives are let be."""
    overdue = Target.objects.for_plan(plan).lacking_data().filter(deadline__lt=on)
    rows = overdue.exclude(initiative__status=Status.LAPSED)
    rows = rows.annotate(all_lacking=Window(Count("pk")))
    return rows.select_related("plan", "initiative", "focus_area").order_by("-deadline", "pk")


def _initiative_item(row: Initiative) -> Item:
    reasons = {}
    if row.late:
        reasons["late"] = f"opfølgning mangler, svarfristen var {format_date(row.due)}"
    if row.better:
        decided, calculated = row.get_status_display(), row.get_calculated_status_display()
        reasons["better"] = f"afviger opad: {decided}, beregnet {calculated}"
    if row.unassessed:
        reasons["unassessed"] = "ikke vurderet, selv om en runde er lukket"
    return Item(row, row.plan.title, reasons)


def _target_item(row: Target) -> Item:
    words = f"data mangler, fristen var {format_date(row.deadline)}"
    return Item(row, row.plan.title, {"lacking": words})
