"""How many initiatives that nobody leads wait, plan by plan, as this process last knew.

They fall to every planner. To find them all initiatives are asked who leads them, on every page
that a planner opens; a plan's number however only changes when somebody writes to the plan, and
its change stamp says so (initiatives/plan_stamps.py).
"""

from django.db.models import Count

from initiatives.models import Initiative, Plan, Responsibility
from initiatives.plan_stamps import PlanStamps, plan_stamps
from initiatives.waiting import waiting_for_planners

# What the numbers are read from, but for the stamps' own table.
TABLES = [
    model._meta.db_table
    for model in (
        Initiative,
        Responsibility,
        Plan._meta.get_field("rounds").related_model,
        Initiative._meta.get_field("follow_ups").related_model,
    )
]


class KeptNumbers:
    """The number of each plan that has any, under the stamps that it was counted after."""

    def __init__(self):
        self._known: tuple[PlanStamps, dict[int, int]] | None = None

    def number(self) -> int:
        """Of all plans; one query, and another when something was written."""
        # One tuple, read once and put in place at once: threads share it.
        before, kept = self._known or (None, None)
        stamps = plan_stamps(TABLES, before)
        moved = stamps.moved_since(before) if stamps and before else None
        if moved is None:
            found = _by_plan(waiting_for_planners())
        elif moved:
            found = {plan: number for plan, number in kept.items() if plan not in moved}
            found |= _by_plan(waiting_for_planners().filter(plan__any=moved))
        else:
            found = kept
        if stamps:
            self._known = (stamps, found)
        return sum(found.values())


OF_ALL_PLANS = KeptNumbers()


def _by_plan(waiting) -> dict[int, int]:
    counted = waiting.order_by().values("plan").annotate(number=Count("pk"))
    return dict(counted.values_list("plan", "number"))
