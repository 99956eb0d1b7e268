"""What calls for somebody's attention, and why.

Six reasons, the most urgent first. Four are about initiatives, two about targets; each is one
condition here, which both the counts and the rows are asked with.
"""

from collections.abc import Iterable
from dataclasses import dataclass
from datetime import date

from django.db.models import (
    BooleanField,
    Exists,
    ExpressionWrapper,
    OuterRef,
    Q,
    Subquery,
)

from beskplan.questions import asked
from beskplan.scope import Scope
from initiatives.danish import format_date
from initiatives.models import Deviation, Initiative, Status
from targets.models import FollowUp, FollowUpRound, Standing, Target, Verdict
from targets.shown import ShownTarget

IN_SECTION = 10
HEADINGS = {
    "late": "Opfølgning mangler efter svarfristen",
    "behind": "Målt bagud for vejen til målet",
    "better": "Afviger opad: bedre status end beregnet",
    "lacking": "Data mangler efter målets frist",
    "missing": "Opfølgning mangler i en åben runde",
    "unassessed": "Ikke vurderet, selv om en runde er lukket eller planens år er gået",
}
# What is counted, of one and of several.
IN_SHORT = {
    "late": ("forsinket opfølgning", "forsinkede opfølgninger"),
    "behind": ("mål er bagud", "mål er bagud"),
    "better": ("afviger opad", "afviger opad"),
    "lacking": ("mål mangler data efter fristen", "mål mangler data efter fristen"),
    "missing": ("opfølgning mangler", "opfølgninger mangler"),
    "unassessed": ("er ikke vurderet", "er ikke vurderet"),
}
ABOUT_TARGETS = ("behind", "lacking")
ABOUT_INITIATIVES = tuple(reason for reason in HEADINGS if reason not in ABOUT_TARGETS)


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

    reason: str
    count: int
    items: list[Item]

    @property
    def heading(self) -> str:
        return HEADINGS[self.reason]

    @property
    def in_short(self) -> str:
        one, several = IN_SHORT[self.reason]
        return one if self.count == 1 else several


def sections(scope: Scope, counted, *, on: date, most: int = IN_SECTION) -> list[Section]:
    """Every reason that holds for any, with its first `most` items; two queries at most.

    `counted` is what beskplan/counted.py has counted in the scope.
    """
    counts = counted.reasons
    found = first_items(scope, counted, on=on, most=most)
    return [
        Section(reason, counts[reason], [item for item in found if reason in item.reasons][:most])
        for reason in HEADINGS
        if counts[reason]
    ]


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
    order = list(HEADINGS)
    return sorted(chosen, key=lambda item: min(map(order.index, item.reasons)))


def first_items(scope: Scope, counted, *, on: date, most: int) -> list[Item]:
    """At least the first `most` of every reason; asks only for what there is any of."""
    wanted = [reason for reason, number in counted.reasons.items() if number]
    items: list[Item] = []
    if about := tuple(reason for reason in wanted if reason in ABOUT_INITIATIVES):
        plans = _plans_of_first(scope, counted, about, most)
        found = asked(_first_initiatives, scope, on, about, most, ids=plans)
        items.extend(map(initiative_item, found))
    if about := tuple(reason for reason in wanted if reason in ABOUT_TARGETS):
        items.extend(map(target_item, asked(_first_targets, scope, on, about, most)))
    return items


def _plans_of_first(scope: Scope, counted, reasons: tuple, most: int) -> list[int] | None:
    """Where the first of each reason stand: few plans of many. None when a filter narrows them."""
    if not scope.is_whole:
        return None
    return sorted({plan for reason in reasons for plan in counted.first_plans(reason, most)})


def _first_initiatives(scope: Scope, on: date, reasons: tuple, most: int, ids=None):
    rounds = rounds_of(scope, ids)
    conditions = initiative_conditions(rounds, on)
    rows = scope.initiatives if ids is None else scope.initiatives.filter(plan__any=ids)
    firsts = [_in_order(rows.filter(conditions[name])).values("pk")[:most] for name in reasons]
    return _in_order(_with_reasons(Initiative.objects.filter(pk__in=_any_of(firsts)), conditions))


def _first_targets(scope: Scope, on: date, reasons: tuple, most: int):
    firsts = [targets(scope, reason, on).values("pk")[:most] for reason in reasons]
    rows = Target.objects.filter(pk__in=_any_of(firsts)).order_by("-deadline", "pk")
    return rows.in_panels()


def items_of(scope: Scope, reason: str, on: date):
    """Every row of one reason, in order, and the function that makes an item of a row."""
    if reason in ABOUT_TARGETS:
        return targets(scope, reason, on).in_panels(), target_item
    conditions = initiative_conditions(rounds_of(scope), on)
    rows = _in_order(scope.initiatives.filter(conditions[reason]))
    return _with_reasons(rows, conditions), initiative_item


def targets(scope: Scope, reason: str, on: date):
    """Targets of lapsed initiatives are let be."""
    rows = scope.targets.filter(target_conditions(on)[reason])
    return rows.order_by("-deadline", "pk")


def _with_reasons(rows, conditions: dict[str, Q]):
    """Adds which reasons hold for each initiative, and what their words need."""
    holds = {
        reason: ExpressionWrapper(condition, output_field=BooleanField())
        for reason, condition in conditions.items()
    }
    rounds = FollowUpRound.objects.filter(plan=OuterRef("plan"))
    return rows.annotate(
        **holds,
        due=Subquery(rounds.open().values("due")[:1]),
        had_round=Exists(rounds.filter(state=FollowUpRound.State.CLOSED)),
    )


def initiative_item(row: Initiative) -> Item:
    words = {
        "late": lambda: f"opfølgning mangler, svarfristen var {format_date(row.due)}",
        "better": lambda: (
            f"afviger opad: {row.get_status_display()},"
            f" beregnet {row.get_calculated_status_display()}"
        ),
        "missing": lambda: (
            f"opfølgning mangler, svarfristen er {format_date(row.due)}"
            if row.due
            else "opfølgning mangler i den åbne runde"
        ),
        "unassessed": lambda: (
            "ikke vurderet, selv om en runde er lukket"
            if row.had_round
            else f"ikke vurderet, selv om planen gjaldt til og med {row.plan.year_to}"
        ),
    }
    reasons = {reason: words[reason]() for reason in ABOUT_INITIATIVES if getattr(row, reason)}
    return Item(row, row.plan.title, reasons)


def target_item(row: Target) -> Item:
    if row.verdict == Verdict.NO_DATA:
        words = {"lacking": f"data mangler, fristen var {format_date(row.deadline)}"}
    else:
        numbers = ShownTarget(row, on=row.deadline).progress_words
        words = {"behind": f"bagud: {numbers}" if numbers else "bagud"}
    return Item(row, row.plan.title, words)


def rounds_of(scope: Scope, ids=None):
    """The rounds that the conditions look in: of the plan, or of those among the ids."""
    rounds = FollowUpRound.objects.for_plan(scope.plan)
    return rounds if ids is None else rounds.filter(plan__any=ids)


def initiative_conditions(rounds, on: date) -> dict[str, Q]:
    """Each set of plans or initiatives that they name is read once, and only of these rounds;
    asking for every initiative by itself takes seconds across plans."""
    asked = Q(plan__in=rounds.open().values("plan"))
    late = Q(plan__in=rounds.open().filter(due__lt=on).values("plan"))
    closed = Q(plan__in=rounds.filter(state=FollowUpRound.State.CLOSED).values("plan"))
    answered = FollowUp.objects.filter(
        round__in=rounds.open().values("pk"),
        state__in=(FollowUp.State.SUBMITTED, FollowUp.State.APPROVED),
    )
    owed = ~Q(status=Status.LAPSED) & ~Q(pk__in=answered.values("initiative"))
    return {
        "late": owed & late,
        "better": Q(deviation=Deviation.BETTER),
        "missing": owed & asked & ~late,
        "unassessed": Q(status="") & (closed | Q(plan__year_to__lt=on.year)) & ~asked,
    }


def target_conditions(on: date) -> dict[str, Q]:
    not_lapsed = ~Q(initiative__status=Status.LAPSED)
    behind = Q(standing=Standing.BEHIND) & ~Q(verdict=Verdict.MET)
    return {
        "behind": behind & not_lapsed,
        "lacking": Q(verdict=Verdict.NO_DATA, deadline__lt=on) & not_lapsed,
    }


def _in_order(rows):
    """The plan that was entered last first: an index gives that order at any size."""
    named = ("code", "title", "status", "calculated_status", "plan__title", "plan__year_to")
    return rows.select_related("plan").only(*named).order_by("-plan_id", "position", "code")


def _any_of(parts: list):
    """One query set out of several of the same columns."""
    first, *others = parts
    return first.union(*others, all=True) if others else first
