"""What calls for somebody's attention, and why.

Six reasons, the most urgent first. Four are about initiatives, two about targets; each is one
condition here, which both counts and rows are found by.
"""

from collections.abc import Iterable
from dataclasses import dataclass
from datetime import date
from typing import NamedTuple

from django.db.models import (
    BooleanField,
    Exists,
    ExpressionWrapper,
    OuterRef,
    Q,
    QuerySet,
    Subquery,
)

from beskplan.dashboard.filters import DashboardFilter
from initiatives.danish import format_date
from initiatives.models import Deviation, Initiative, Plan, Status
from targets.models import FollowUp, FollowUpRound, Standing, Target, Verdict
from targets.shown import ShownTarget

IN_SECTION = 10


class Reason(NamedTuple):
    heading: str
    one: str  # what is counted, in short
    several: str


REASONS = {
    "late": Reason(
        "Opfølgning mangler efter svarfristen", "forsinket opfølgning", "forsinkede opfølgninger"
    ),
    "behind": Reason("Målt bagud for vejen til målet", "mål er bagud", "mål er bagud"),
    "better": Reason("Afviger opad: bedre status end beregnet", "afviger opad", "afviger opad"),
    "lacking": Reason(
        "Data mangler efter målets frist",
        "mål mangler data efter fristen",
        "mål mangler data efter fristen",
    ),
    "missing": Reason(
        "Opfølgning mangler i en åben runde", "opfølgning mangler", "opfølgninger mangler"
    ),
    "unassessed": Reason(
        "Ikke vurderet, selv om en runde er lukket eller planens år er gået",
        "er ikke vurderet",
        "er ikke vurderet",
    ),
}
ABOUT_TARGETS = ("behind", "lacking")
# The plan that was entered last first: an index gives that order at any size.
INITIATIVE_ORDER = ("-plan_id", "position", "code")
TARGET_ORDER = ("-deadline", "pk")


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
class Section:
    """A reason, how many it holds for in all, and the first of them."""

    name: str
    count: int
    items: list[Item]

    @property
    def heading(self) -> str:
        return REASONS[self.name].heading

    @property
    def in_short(self) -> str:
        reason = REASONS[self.name]
        return reason.one if self.count == 1 else reason.several


def sections(
    dashboard: DashboardFilter, counts: dict[str, int], *, on: date, most: int = IN_SECTION
) -> list[Section]:
    """Every reason that holds for any, with its first `most` items; two queries at most.

    `counts` says how many each reason holds for (beskplan/dashboard/figures.py).
    """
    holding = [name for name in REASONS if counts[name]]
    about_targets = [name for name in holding if name in ABOUT_TARGETS]
    about_initiatives = [name for name in holding if name not in ABOUT_TARGETS]
    rows: list[Initiative | Target] = []
    if about_initiatives:
        conditions = initiative_conditions(dashboard.plan, on)
        first = [
            dashboard.initiatives.filter(conditions[name]).order_by(*INITIATIVE_ORDER)
            for name in about_initiatives
        ]
        found = Initiative.objects.filter(pk__in=_together(first, most))
        rows += _with_reasons(found.order_by(*INITIATIVE_ORDER), conditions)
    if about_targets:
        conditions = target_conditions(on)
        first = [
            dashboard.targets.filter(conditions[name]).order_by(*TARGET_ORDER)
            for name in about_targets
        ]
        found = Target.objects.filter(pk__in=_together(first, most))
        rows += found.order_by(*TARGET_ORDER).in_panels()
    items = [item_of(row) for row in rows]
    return [
        Section(name, counts[name], [item for item in items if name in item.reasons][:most])
        for name in holding
    ]


def rows_of(dashboard: DashboardFilter, reason: str, *, on: date) -> QuerySet:
    """Every initiative or target that the reason holds for, in order, for `item_of`."""
    if reason in ABOUT_TARGETS:
        rows = dashboard.targets.filter(target_conditions(on)[reason])
        return rows.order_by(*TARGET_ORDER).in_panels()
    conditions = initiative_conditions(dashboard.plan, on)
    rows = dashboard.initiatives.filter(conditions[reason])
    return _with_reasons(rows.order_by(*INITIATIVE_ORDER), conditions)


def item_of(row: Initiative | Target) -> Item:
    if isinstance(row, Target):
        return Item(row, row.plan.title, _target_words(row))
    holding = [name for name in REASONS if name not in ABOUT_TARGETS and getattr(row, name)]
    return Item(row, row.plan.title, {name: _initiative_words(row, name) for name in holding})


def most_urgent(parts: Iterable[Section], most: int) -> list[Item]:
    """Every reason gets a place before any gets its second; shown by urgency."""
    waiting = [list(part.items) for part in parts]
    chosen: list[Item] = []
    while any(waiting) and len(chosen) < most:
        for items in waiting:
            while items and items[0] in chosen:
                items.pop(0)
            if items and len(chosen) < most:
                chosen.append(items.pop(0))
    order = list(REASONS)
    return sorted(chosen, key=lambda item: min(map(order.index, item.reasons)))


def initiative_conditions(plan: Plan | None, on: date) -> dict[str, Q]:
    """What each reason asks of initiatives of the plan, or of all plans.

    Each set of plans or initiatives that they name is read once; asking for every initiative by
    itself takes seconds across plans. What few initiatives fulfil stands first.
    """
    rounds = FollowUpRound.objects.for_plan(plan).order_by()
    in_open_round = Q(plan__in=rounds.open().values("plan"))
    late = Q(plan__in=rounds.open().filter(due__lt=on).values("plan"))
    closed = Q(plan__in=rounds.filter(state=FollowUpRound.State.CLOSED).values("plan"))
    answered = FollowUp.objects.filter(
        round__in=rounds.open().values("pk"),
        state__in=(FollowUp.State.SUBMITTED, FollowUp.State.APPROVED),
    )
    owed = ~Q(status=Status.LAPSED) & ~Q(pk__in=answered.values("initiative"))
    return {
        "late": late & owed,
        "better": Q(deviation=Deviation.BETTER),
        "missing": in_open_round & ~late & owed,
        "unassessed": Q(status="") & ~in_open_round & (Q(plan__year_to__lt=on.year) | closed),
    }


def target_conditions(on: date) -> dict[str, Q]:
    """Targets of lapsed initiatives are let be."""
    not_lapsed = ~Q(initiative__status=Status.LAPSED)
    behind = Q(standing=Standing.BEHIND) & ~Q(verdict=Verdict.MET)
    return {
        "behind": behind & not_lapsed,
        "lacking": Q(verdict=Verdict.NO_DATA, deadline__lt=on) & not_lapsed,
    }


def _together(rows: list[QuerySet], most: int) -> QuerySet:
    """The keys of the first of each; by one condition of them all no index would serve."""
    one, *others = (each.values("pk")[:most] for each in rows)
    return one.union(*others, all=True) if others else one


def _with_reasons(initiatives: QuerySet, conditions: dict[str, Q]) -> QuerySet:
    """Adds which reasons hold for each, whichever it was found by, and what their words need."""
    holds = {
        name: ExpressionWrapper(condition, output_field=BooleanField())
        for name, condition in conditions.items()
    }
    rounds = FollowUpRound.objects.filter(plan=OuterRef("plan"))
    named = ("code", "title", "status", "calculated_status", "plan__title", "plan__year_to")
    return (
        initiatives.select_related("plan")
        .only(*named)
        .annotate(
            **holds,
            due=Subquery(rounds.open().values("due")[:1]),
            had_round=Exists(rounds.filter(state=FollowUpRound.State.CLOSED)),
        )
    )


def _initiative_words(row: Initiative, reason: str) -> str:
    if reason == "late":
        return f"opfølgning mangler, svarfristen var {format_date(row.due)}"
    if reason == "better":
        return (
            f"afviger opad: {row.get_status_display()},"
            f" beregnet {row.get_calculated_status_display()}"
        )
    if reason == "missing":
        until = f", svarfristen er {format_date(row.due)}" if row.due else " i den åbne runde"
        return f"opfølgning mangler{until}"
    if row.had_round:
        return "ikke vurderet, selv om en runde er lukket"
    return f"ikke vurderet, selv om planen gjaldt til og med {row.plan.year_to}"


def _target_words(row: Target) -> dict[str, str]:
    if row.verdict == Verdict.NO_DATA:
        return {"lacking": f"data mangler, fristen var {format_date(row.deadline)}"}
    numbers = ShownTarget(row, on=row.deadline).progress_words
    return {"behind": f"bagud: {numbers}" if numbers else "bagud"}
