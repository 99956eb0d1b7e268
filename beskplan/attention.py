"""What calls for somebody's attention, and why.

Six reasons, the most urgent first. Four are about initiatives, two about targets; each is one
condition here, which both the counts and the rows are asked with.
"""

from collections.abc import Iterable
from dataclasses import dataclass
from datetime import date

from django.db.models import (
    BooleanField,
    Count,
    Exists,
    ExpressionWrapper,
    OuterRef,
    Q,
    Subquery,
    Value,
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


def attention_counts(scope: Scope, *, on: date) -> dict[str, int]:
    """How many each reason holds for; two queries."""
    found = one_row(asked(_counted_initiatives, scope, on)) | target_counts(scope, on)
    return {reason: found.get(reason, 0) for reason in HEADINGS}


def _counted_initiatives(scope: Scope, on: date):
    return in_one_row(scope.initiatives, **initiative_aggregates(scope, on))


def initiative_aggregates(scope: Scope, on: date) -> dict[str, Count]:
    """Aggregates over initiatives, by reason."""
    return {
        name: Count("pk", filter=holds) for name, holds in _initiative_conditions(scope, on).items()
    }


def in_one_row(rows, **aggregates):
    """A query set of one row with the aggregates, or of none when there are no rows."""
    return rows.order_by().values(all=Value(1)).annotate(**aggregates).values(*aggregates)


def one_row(rows: list[dict]) -> dict[str, int]:
    return rows[0] if rows else {}


def target_counts(scope: Scope, on: date) -> dict[str, int]:
    """How many targets each reason holds for, and how many lack data by any date; one query."""
    return {row["name"]: row["n"] for row in asked(_counted_targets, scope, on)}


def _counted_targets(scope: Scope, on: date):
    """Each is counted by itself, so that an index of just those rows can answer."""
    conditions = _target_conditions(on) | {"no_data": Q(verdict=Verdict.NO_DATA)}
    return _any_of(
        [
            scope.targets.filter(holds).order_by().values(name=Value(name)).annotate(n=Count("pk"))
            for name, holds in conditions.items()
        ]
    )


def sections(scope: Scope, counts: dict, *, on: date, most: int = IN_SECTION) -> list[Section]:
    """Every reason that holds for any, with its first `most` items; two queries at most."""
    found = first_items(scope, counts, on=on, most=most)
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


def first_items(scope: Scope, counts: dict, *, on: date, most: int) -> list[Item]:
    """At least the first `most` of every reason; asks only for what there is any of."""
    wanted = [reason for reason in HEADINGS if counts[reason]]
    items: list[Item] = []
    if about := tuple(reason for reason in wanted if reason in ABOUT_INITIATIVES):
        items.extend(map(initiative_item, asked(_first_initiatives, scope, on, about, most)))
    if about := tuple(reason for reason in wanted if reason in ABOUT_TARGETS):
        items.extend(map(target_item, asked(_first_targets, scope, on, about, most)))
    return items


def _first_initiatives(scope: Scope, on: date, reasons: tuple, most: int):
    firsts = [initiatives(scope, reason, on).values("pk")[:most] for reason in reasons]
    rows = with_reasons(Initiative.objects.filter(pk__in=_any_of(firsts)), scope, on)
    return _in_order(rows)


def _first_targets(scope: Scope, on: date, reasons: tuple, most: int):
    firsts = [targets(scope, reason, on).values("pk")[:most] for reason in reasons]
    rows = Target.objects.filter(pk__in=_any_of(firsts)).order_by("-deadline", "pk")
    return rows.in_panels()


def items_of(scope: Scope, reason: str, on: date):
    """Every row of one reason, in order, and the function that makes an item of a row."""
    if reason in ABOUT_TARGETS:
        return targets(scope, reason, on).in_panels(), target_item
    return with_reasons(initiatives(scope, reason, on), scope, on), initiative_item


def initiatives(scope: Scope, reason: str, on: date):
    return _in_order(scope.initiatives.filter(_initiative_conditions(scope, on)[reason]))


def targets(scope: Scope, reason: str, on: date):
    """Targets of lapsed initiatives are let be."""
    rows = scope.targets.filter(_target_conditions(on)[reason])
    return rows.order_by("-deadline", "pk")


def with_reasons(rows, scope: Scope, on: date):
    """Adds which reasons hold for each initiative, and what their words need."""
    holds = {
        reason: ExpressionWrapper(condition, output_field=BooleanField())
        for reason, condition in _initiative_conditions(scope, on).items()
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


def _initiative_conditions(scope: Scope, on: date) -> dict[str, Q]:
    """Each set of plans or initiatives that they name is read once, and of one plan only its own;
    asking for every initiative by itself takes seconds across plans."""
    rounds = FollowUpRound.objects.for_plan(scope.plan)
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


def _target_conditions(on: date) -> dict[str, Q]:
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
