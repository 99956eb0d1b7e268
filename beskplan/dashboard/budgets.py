"""What the sources state as the plans' budgets in total, and what their lines come to by year."""

from collections import defaultdict
from decimal import Decimal
from typing import NamedTuple

from django.db.models import Exists, OuterRef

from beskplan.dashboard.filters import DashboardFilter
from budget.models import BudgetAmount, BudgetLine
from budget.sums.summaries import by_plan_and_year
from budget.sums.years import Sum, levels_of
from initiatives.models import Plan

MOST_PLANS = 5


class StatedTotal(NamedTuple):
    label: str
    year: int | None
    period: str
    amount: Decimal | None  # million kroner


class PlanBudget(NamedTuple):
    plan: Plan
    totals: list[StatedTotal]
    sums: dict[int, Sum]

    @property
    def price_levels(self) -> tuple[int | None, ...]:
        return levels_of(self.sums.values())


def plan_budgets(dashboard: DashboardFilter) -> list[PlanBudget]:
    """The budgets of the newest plans that have one; three queries."""
    lines = BudgetLine.objects.filter(plan=OuterRef("pk"))
    plans = dashboard.plans.filter(Exists(lines))[:MOST_PLANS]
    plans = list(plans)
    amounts = BudgetAmount.objects.filter(line__plan__in=plans)
    if dashboard.year:
        amounts = amounts.filter(year=dashboard.year)
    sums = by_plan_and_year(amounts.sums_per_plan_and_year().order_by("year"))
    totals = defaultdict(list)
    stated = amounts.filter(line__is_total=True)
    stated = stated.order_by("line__number", "kind", "year", "price_level", "period", "pk")
    for plan, *total in stated.values_list("line__plan", "line__label", "year", "period", "amount"):
        totals[plan].append(StatedTotal(*total))
    return [PlanBudget(plan, totals[plan.pk], sums.get(plan.pk, {})) for plan in plans]
