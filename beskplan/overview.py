"""The figures of the overview: what is counted, for what the page is about.

Every count is made in the database by a function of its own here, so that another source for it
is a change in one place. Rows are capped; what a cap leaves out is one link away.
"""

from datetime import date
from decimal import Decimal
from typing import NamedTuple

from django.db.models import (
    Case,
    F,
    FilteredRelation,
    Max,
    Q,
    QuerySet,
    Value,
    When,
)
from django.db.models.functions import Coalesce

from beskplan.attention import HEADINGS
from beskplan.counted import UNLED
from beskplan.grid import CELL, COLUMN, COUNTED, NONE, UNIT, Counts, Grid, lay_out
from beskplan.questions import asked
from beskplan.scope import Scope
from budget.models import BudgetAmount
from budget.statement import Sum
from budget.summaries import by_plan_and_year
from initiatives.danish import DanishOrder
from initiatives.models import FocusArea, InitiativeArea, Plan, Responsibility
from initiatives.models.counts import row_counts
from initiatives.statements import Given
from targets.models import Target
from targets.status import rounded_percent

LEADS = Responsibility.Role.LEADS
MOST_COLUMNS = 12
MOST_UNITS = 12
MOST_GOALS = 8
MOST_ATTENTION = 8
MOST_BUDGETS = 5
AMOUNT_ORDER = ("kind", "year", "price_level", "period")
NAMELESS = Value("")


class Totals(Counts):
    """The counts of the whole page; `reasons` is how many call for attention, by reason."""

    def __init__(self, numbers: dict[str, int]):
        super().__init__(numbers)
        self.reasons = {reason: numbers.get(reason, 0) for reason in HEADINGS}
        self.better, self.worse = numbers.get("better", 0), numbers.get("worse", 0)
        self.unled = numbers.get(f"{UNLED}count_all", 0)
        self.no_data = numbers.get("no_data", 0)

    @property
    def percent_met(self) -> int | None:
        """The share of met among the assessed, in whole per cent; None when none is assessed."""
        return rounded_percent(Decimal(self.count_met) / self.assessed) if self.assessed else None


def plans(scope: Scope, *, on: date) -> list[Plan]:
    """The newest plans, one more than the page shows."""
    return asked(_newest_plans, scope, on)


def _newest_plans(scope: Scope, on: date) -> QuerySet:
    named = scope.plans.only("slug", "title", "year_from", "year_to")
    return named[: MOST_COLUMNS + 1]


def grid(scope: Scope, subjects: list[FocusArea] | list[Plan], *, on: date) -> Grid:
    """The counts of every focus area or plan, of every unit, and where they meet; one query.

    An initiative that stands in several focus areas, or that several units lead, counts in each.
    """
    ids = [subject.pk for subject in subjects]
    return lay_out(asked(grid_counts, scope, on, ids=ids), subjects, MOST_UNITS)


def grid_counts(scope: Scope, on: date, ids: list[int] | Given) -> QuerySet:
    parts = column_counts(scope, ids), unit_counts(scope), cell_counts(scope, ids)
    return parts[0].union(*parts[1:], all=True)


def column_counts(scope: Scope, ids: list[int] | Given) -> QuerySet:
    """Rows of those among the ids that hold any initiative."""
    rows, path, column = _placed(scope, ids)
    return _counted(rows, path, COLUMN, column=F(column))


def unit_counts(scope: Scope) -> QuerySet:
    """Rows of what nobody leads and of the units that lead most, one more than the page shows."""
    rows = scope.initiatives.order_by().annotate(led=_leaders(""))
    # The name as an aggregate: grouping by it too would sort every initiative by it.
    name = Coalesce(Max("led__unit__name"), NAMELESS)
    counted = _counted(rows, "", UNIT, name, unit=Coalesce("led__unit", NONE))
    unled_first = Case(When(unit=NONE, then=0), default=1)
    return counted.order_by(unled_first, "-count_all", DanishOrder("name"))[: MOST_UNITS + 2]


def cell_counts(scope: Scope, ids: list[int] | Given) -> QuerySet:
    """Rows of what each unit, or nobody, leads in each column among the ids."""
    rows, path, column = _placed(scope, ids)
    rows = rows.annotate(led=_leaders(path))
    return _counted(rows, path, CELL, column=F(column), unit=Coalesce("led__unit", NONE))


def _placed(scope: Scope, ids: list[int] | Given) -> tuple[QuerySet, str, str]:
    """One row for each initiative in each column; where the initiative stands in the row, and
    what the column is called there."""
    if scope.plan:
        placed = InitiativeArea.objects.filter(focus_area__any=ids).order_by()
        return (
            placed.filter(initiative__in=scope.initiatives.values("pk")),
            "initiative",
            "focus_area",
        )
    return scope.initiatives.filter(plan__any=ids).order_by(), "", "plan"


def _leaders(path: str) -> FilteredRelation:
    link = f"{path}__responsibilities" if path else "responsibilities"
    return FilteredRelation(link, condition=Q(**{f"{link}__role": LEADS}))


def _counted(rows: QuerySet, path: str, part: str, name=NAMELESS, **keys) -> QuerySet:
    keys = {"part": Value(part), "column": Value(NONE), "unit": Value(NONE)} | keys
    counted = rows.values(**keys).annotate(**row_counts(path), name=name)
    return counted.values(*keys, "name", *COUNTED)


def minister_goals(scope: Scope, *, on: date) -> list[Target]:
    return asked(_first_goals, scope, on)


def _first_goals(scope: Scope, on: date) -> QuerySet:
    return scope.goals.in_panels()[:MOST_GOALS]


class StatedTotal(NamedTuple):
    """A sum that a source prints: mio. kr., None where it is not stated."""

    label: str
    year: int | None
    period: str
    amount: Decimal | None


class PlanBudget(NamedTuple):
    """What the sources state in total, and what the lines come to by year."""

    plan: Plan
    totals: list[StatedTotal]
    sums: dict[int, Sum]


def budgets(scope: Scope, *, on: date) -> list[PlanBudget]:
    """Of the newest plans that have a budget; two queries over few rows."""
    sums = by_plan_and_year(asked(_budget_sums, scope, on))
    found: dict[int, PlanBudget] = {}
    for row in asked(_plans_and_totals, scope, on):
        plan = Plan(pk=row["pk"], slug=row["slug"], title=row["title"])
        budget = found.setdefault(plan.pk, PlanBudget(plan, [], sums.get(plan.pk, {})))
        if row["amount_id"] and scope.year in (None, row["year"]):
            budget.totals.append(
                StatedTotal(row["label"], row["year"], row["period"], row["amount"])
            )
    return list(found.values())


def _plans_with_budget(scope: Scope, on: date) -> QuerySet:
    with_lines = Plan.objects.filter(pk__in=scope.budget_lines.values("plan"))
    return with_lines.newest_first().only("slug", "title")[:MOST_BUDGETS]


def _budget_amounts(scope: Scope, on: date) -> QuerySet:
    amounts = BudgetAmount.objects.filter(line__plan__in=_plans_with_budget(scope, on).values("pk"))
    return amounts.filter(year=scope.year) if scope.year else amounts


def _budget_sums(scope: Scope, on: date) -> QuerySet:
    return _budget_amounts(scope, on).sums_per_plan_and_year().order_by("year")


def _plans_and_totals(scope: Scope, on: date) -> QuerySet:
    """A row for each stated total of the plans, and one for a plan that has none."""
    plans = Plan.objects.filter(pk__in=_plans_with_budget(scope, on).values("pk"))
    totals = FilteredRelation("budget_lines", condition=Q(budget_lines__is_total=True))
    amount = "total__amounts"
    rows = plans.annotate(total=totals).values(
        *("pk", "slug", "title"),
        label=F("total__label"),
        amount_id=F(amount),
        year=F(f"{amount}__year"),
        period=F(f"{amount}__period"),
        amount=F(f"{amount}__amount"),
    )
    within = ("total__number", *(f"{amount}__{name}" for name in AMOUNT_ORDER))
    return rows.order_by("-year_from", "-year_to", "slug", *within)
