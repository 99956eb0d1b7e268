"""The rows of the list of plans.

Nearly everybody sees its first page as it comes: nothing chosen, the newest plan first. What that
page shows, and how many plans there are, is one statement that a connection plans once.
"""

import json
from functools import cache, cached_property

from django.db.models import Func, QuerySet, Subquery

from initiatives.details import OWNERS, Details
from initiatives.models import Plan
from initiatives.paging import PER_PAGE, CountedRows
from initiatives.statements import Statement

FIELDS = ("pk", "slug", "title", "kind", "year_from", "year_to", "adopted")


def _shown(plans: QuerySet) -> QuerySet:
    return plans.with_status_counts().values_list(*FIELDS, "tally")


DETAILS = Details(lambda: _shown(Plan.objects.filter(pk__any=OWNERS).order_by()), kept=True)


@cache
def _first_page() -> Statement:
    every = Plan.objects.order_by().annotate(number=Func("pk", function="count"))
    first = _shown(Plan.objects.newest_first())[:PER_PAGE]
    return Statement(first.annotate(number=Subquery(every.values("number")))).kept()


class PlanRow:
    """A row: what it is drawn from. The plan itself is made of that where it is not drawn yet."""

    def __init__(self, values: tuple):
        self.drawn_from = values

    @cached_property
    def plan(self) -> Plan:
        """With its own columns that the list shows, and the counts of its initiatives."""
        *own, tally = self.drawn_from
        plan = Plan(**dict(zip(FIELDS, own, strict=True)))
        plan.tally = json.loads(tally or "{}")
        return plan


class ListedPlans(CountedRows):
    """Takes plans in the order of `newest_first`; `is_every`: nothing is chosen among them."""

    def __init__(self, queryset, *, is_every: bool):
        super().__init__(queryset)
        self._in_order, self._is_every = queryset, is_every

    def __getitem__(self, page: slice) -> list[PlanRow]:
        if self._is_every and self.data is self._in_order and page.stop <= PER_PAGE:
            return [PlanRow(values[:-1]) for values in self._first[page]]
        keys = list(self.data[page].values_list("pk", flat=True))
        found = DETAILS.of(keys)
        return [PlanRow((key, *found[key][0])) for key in keys if key in found]

    def _count(self) -> int:
        if not self._is_every:
            return super()._count()
        return self._first[0][-1] if self._first else 0

    @cached_property
    def _first(self) -> list[tuple]:
        """The first page of every plan, and on each row how many plans there are."""
        return _first_page().run({})
