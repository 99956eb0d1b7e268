"""One row a plan for the budgets of many plans: what is stated, what is computed, and the change.

The figures are those of each plan's own page (budget/sums/years.py), summed by the database.
"""

from collections import defaultdict
from collections.abc import Iterable
from dataclasses import dataclass
from decimal import Decimal

from django.db.models import Exists, OuterRef, QuerySet

from budget.models import BudgetAmount
from budget.models.lines import BudgetLineQuerySet
from budget.sums.columns import Change
from budget.sums.years import Sum, compared_years, in_order
from initiatives.models import Plan

# What a row says of a stated total.
OF_TOTALS = (
    *("kind", "year", "price_level", "period", "amount", "amount_not_stated"),
    *("line__label", "line__plan"),
)


@dataclass(frozen=True)
class Summary:
    plan: Plan
    totals: list[BudgetAmount]  # stated in the source, with their line
    sums: dict[int, Sum]
    compared: list[int]

    @property
    def cells(self) -> list[Sum]:
        """The sums of the last two years; fewer where fewer years have sums."""
        return [self.sums[year] for year in list(self.sums)[-2:]]

    @property
    def change(self) -> Change | None:
        """The change between the two compared years; None where there are not two."""
        if len(self.compared) < 2:
            return None
        before, after = (self.sums[year].million for year in self.compared)
        return Change.between(before, after)


def summaries(
    plans: Iterable[Plan], lines: BudgetLineQuerySet, year: int | None = None
) -> list[Summary]:
    """One summary for each plan, in the order of `plans`. Only the plan's lines that are in `lines`
    count, and with `year` only the amounts of that year. Three queries."""
    plans = list(plans)
    lines = lines.filter(plan__in=plans).order_by()
    amounts = BudgetAmount.objects.filter(line__in=lines.values("pk"))
    if year:
        amounts = amounts.filter(year=year)
    sums = by_plan_and_year(amounts.sums_per_plan_and_year().order_by("year"))
    shared, totals = defaultdict(list), defaultdict(list)
    for row in lines.sets_of_years():
        shared[row["plan"]].append(set(row["years"]))
    stated = amounts.filter(line__is_total=True).select_related("line").only(*OF_TOTALS)
    for amount in stated.in_order():
        totals[amount.line.plan_id].append(amount)
    return [
        Summary(
            plan,
            totals[plan.pk],
            found := sums.get(plan.pk, {}),
            compared_years(found, shared[plan.pk]),
        )
        for plan in plans
    ]


def plans_having(lines: BudgetLineQuerySet) -> QuerySet[Plan]:
    """The plans of the lines, the newest first."""
    having = Plan.objects.filter(Exists(lines.order_by().filter(plan=OuterRef("pk"))))
    return having.newest_first()


def by_plan_and_year(rows: Iterable[dict]) -> dict[int, dict[int, Sum]]:
    """The sums by the plan's id and the year, from the rows of `sums_per_plan_and_year`."""
    sums: dict[int, dict[int, Sum]] = {}
    for row in rows:
        found = Sum(
            row["year"], Decimal(row["million"]), row["lines"], in_order(row["price_levels"])
        )
        sums.setdefault(row["line__plan"], {})[row["year"]] = found
    return sums
