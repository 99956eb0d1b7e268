"""One row a plan for the budgets of many plans: what is stated, what is computed, and the change.

The figures are those of each plan's own page (budget/statement.py), summed by the database.
"""

from collections.abc import Iterable
from dataclasses import dataclass
from decimal import Decimal
from functools import cached_property
from typing import NamedTuple

from django.db.models import Exists, OuterRef

from budget.columns import Change
from budget.models import BudgetAmount, BudgetLine
from budget.plausibility import column_words
from budget.statement import Sum, compared_years
from initiatives.models import Plan
from initiatives.statements import Given, Objects


class StatedTotal(NamedTuple):
    amount: Decimal | None
    not_stated: bool
    words: str  # of its year and price level
    label: str


class SummaryRow(NamedTuple):
    """Everything that a plan's row shows, as values that can be compared."""

    slug: str
    title: str
    totals: tuple[StatedTotal, ...]
    cells: tuple[Sum, ...]
    change: Change | None


@dataclass(frozen=True)
class Summary:
    plan: object
    totals: list[BudgetAmount]  # stated in the source, with their line
    sums: dict[int, Sum]
    compared: list[int]

    @property
    def cells(self) -> list[Sum]:
        """The last two years' sums, or those there are."""
        return [self.sums[year] for year in list(self.sums)[-2:]]

    @property
    def change(self) -> Change | None:
        if len(self.compared) < 2:
            return None
        before, after = (self.sums[year].million for year in self.compared)
        return Change.between(before, after)

    @cached_property
    def row(self) -> SummaryRow:
        totals = tuple(map(_stated_total, self.totals))
        return SummaryRow(self.plan.slug, self.plan.title, totals, tuple(self.cells), self.change)


def _stated_total(amount: BudgetAmount) -> StatedTotal:
    words, label = column_words(amount), amount.line.label
    return StatedTotal(amount.amount, amount.amount_not_stated, words, label)


def summaries(plans: Iterable, lines=None, year: int | None = None) -> list[Summary]:
    """The plans in their order, from all their lines or those in the query set `lines`, of one year
    or all; three queries."""
    plans = list(plans)
    sums, sets, stated = _asked([plan.pk for plan in plans], lines, year)
    sums = by_plan_and_year(sums)
    shared: dict[int, list[set[int]]] = {}
    for row in sets:
        shared.setdefault(row["plan"], []).append(set(row["years"]))
    totals = by_plan(stated)
    return [
        Summary(
            plan,
            totals.get(plan.pk, []),
            found := sums.get(plan.pk, {}),
            compared_years(found, shared.get(plan.pk, [])),
        )
        for plan in plans
    ]


def _asked(plan_ids: list[int], lines, year: int | None) -> tuple:
    """Sums, sets of years and stated totals; by statements made once where nothing is chosen."""
    if lines is None and year is None:
        return tuple(statement.list({PLANS: plan_ids}) for statement in OF_ALL_LINES)
    lines = BudgetLine.objects.all() if lines is None else lines
    lines = lines.filter(plan__in=plan_ids).order_by()
    amounts = BudgetAmount.objects.filter(line__in=lines.values("pk"))
    return _querysets(lines, amounts.filter(year=year) if year else amounts)


def _querysets(lines, amounts) -> tuple:
    return (
        amounts.sums_per_plan_and_year().order_by("year"),
        lines.sets_of_years(),
        amounts.filter(line__is_total=True).select_related("line").in_order(),
    )


def _of_all_lines() -> tuple:
    return _querysets(
        BudgetLine.objects.filter(plan__any=PLANS),
        BudgetAmount.objects.filter(line__plan__any=PLANS),
    )


PLANS = Given()
OF_ALL_LINES = tuple(
    Objects(lambda place=place: _of_all_lines()[place], kept=True) for place in range(3)
)


def plans_having(lines):
    """The plans of the lines, the newest first."""
    having = Plan.objects.filter(Exists(lines.order_by().filter(plan=OuterRef("pk"))))
    return having.newest_first().only("slug", "title")


def by_plan_and_year(rows: Iterable[dict]) -> dict[int, dict[int, Sum]]:
    """The rows of `sums_per_plan_and_year`."""
    sums: dict[int, dict[int, Sum]] = {}
    for row in rows:
        found = Sum(row["year"], Decimal(row["million"]), row["lines"])
        sums.setdefault(row["line__plan"], {})[row["year"]] = found
    return sums


def by_plan(amounts: Iterable[BudgetAmount]) -> dict[int, list[BudgetAmount]]:
    """Amounts that come with their line."""
    found: dict[int, list[BudgetAmount]] = {}
    for amount in amounts:
        found.setdefault(amount.line.plan_id, []).append(amount)
    return found
