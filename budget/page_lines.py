"""A plan's lines with all that its page says of them, in three statements made once per process."""

from typing import NamedTuple

from django.db.models import Value

from budget.models import BudgetAmount, BudgetLine, BudgetLink
from initiatives.addresses import page_of
from initiatives.details import OWNERS, Details
from initiatives.statements import Given, Objects

MOST_LINES = 1000  # of one plan; the page says when there are more
PLAN, LINES = Given(), Given()


class PaidInitiative(NamedTuple):
    """An initiative as a line that pays for it names it."""

    pk: int
    code: str
    title: str

    def get_absolute_url(self):
        return page_of("initiative", self.pk)


def page_lines(plan) -> list[BudgetLine]:
    """One more than MOST_LINES where there are more; as if prefetched by `for_page`."""
    lines = OF_PLAN.list({PLAN: plan.pk})
    by_pk = {line.pk: line for line in lines}
    initiatives = INITIATIVES.of(by_pk)
    for line in lines:
        held = {"amounts": [], "initiatives": initiatives.get(line.pk, [])}
        line._prefetched_objects_cache = held
    for amount in AMOUNTS.list({LINES: list(by_pk)}):
        amount.line = by_pk[amount.line_id]
        amount.line._prefetched_objects_cache["amounts"].append(amount)
    return lines


def _of_plan():
    return BudgetLine.objects.filter(plan=Value(PLAN)).for_page()[: MOST_LINES + 1]


def _amounts():
    return BudgetAmount.objects.filter(line__any=LINES).select_related("source").in_order()


def _initiatives():
    links = BudgetLink.objects.filter(line__any=OWNERS)
    ordered = links.order_by("initiative__position", "initiative__code")
    return ordered.values_list("line", "initiative", "initiative__code", "initiative__title")


OF_PLAN, AMOUNTS = Objects(_of_plan, kept=True), Objects(_amounts, kept=True)
INITIATIVES = Details(_initiatives, PaidInitiative, kept=True)
