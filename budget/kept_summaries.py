"""The budgets of all plans without a filter, plan by plan, as this process last knew them.

A plan's row only changes when somebody writes to the plan, its lines or their amounts, and its
change stamp says so (initiatives/plan_stamps.py): the sums over a page of plans are therefore not
made again for everyone who looks at them, and no figure is older than the last commit.
"""

from collections.abc import Iterable
from dataclasses import dataclass, field
from functools import cache
from typing import NamedTuple

from budget.models import BudgetAmount, BudgetLine
from budget.summaries import SummaryRow, plans_having, summaries
from initiatives.models import Plan
from initiatives.plan_stamps import PlanStamps, plan_stamps
from initiatives.statements import Given, Statement

# What the rows are read from, but for the stamps' own table.
TABLES = [model._meta.db_table for model in (BudgetAmount, BudgetLine, Plan)]
PLANS = Given()


class ListedPlan(NamedTuple):
    """A plan with budget lines: what its row says of it, and what its place in the list is by."""

    pk: int
    slug: str
    title: str
    year_from: int
    year_to: int


@dataclass(frozen=True)
class Budgets:
    """`plans` are all that have lines, the newest first; the rows are those asked for yet."""

    plans: list[ListedPlan]
    _found: dict[int, SummaryRow] = field(default_factory=dict)

    def rows(self, plans: Iterable[ListedPlan]) -> list[SummaryRow]:
        """The plans in their order; three queries for those that are not known, else none."""
        plans = list(plans)
        missing = [plan for plan in plans if plan.pk not in self._found]
        if missing:
            self._found.update((one.plan.pk, one.row) for one in summaries(missing))
        return [self._found[plan.pk] for plan in plans]

    def without(self, moved: list[int]) -> "Budgets":
        """As they are after those plans were written to."""
        gone = set(moved)
        found = {pk: row for pk, row in self._found.copy().items() if pk not in gone}
        stand_still = _listed(moved) == [plan for plan in self.plans if plan.pk in gone]
        return Budgets(self.plans if stand_still else _listed(), found)


class KeptBudgets:
    """What a process knows, under the stamps that it was read after."""

    def __init__(self):
        self._known: tuple[PlanStamps, Budgets] | None = None

    def now(self) -> Budgets:
        # One tuple, read once and put in place at once: threads share it.
        before, kept = self._known or (None, None)
        stamps = plan_stamps(TABLES, before)
        moved = stamps.moved_since(before) if stamps and before else None
        if moved is None:
            found = Budgets(_listed())
        elif moved:
            found = kept.without(moved)
        else:
            found = kept
        if stamps:
            self._known = (stamps, found)
        return found


OF_ALL_PLANS = KeptBudgets()


def _listed(among: list[int] | None = None) -> list[ListedPlan]:
    """Those with lines, the newest first; of all plans or of some."""
    rows = _all().run({}) if among is None else _some().run({PLANS: among})
    return [ListedPlan(*row) for row in rows]


@cache
def _all() -> Statement:
    having = plans_having(BudgetLine.objects.all())
    return Statement(having.values_list(*ListedPlan._fields)).kept()


@cache
def _some() -> Statement:
    having = plans_having(BudgetLine.objects.all()).filter(pk__any=PLANS)
    return Statement(having.values_list(*ListedPlan._fields)).kept()
