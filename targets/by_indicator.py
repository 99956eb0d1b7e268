"""The rows of the list of measurements of one plan, in the order of their indicators' names.

To put a plan's 1,500 measurements in order for the 50 on a page took most of what the page took.
Its indicators are sixty. An index says how many measurements each has, which also says how many
there are in all; then only those of the page's own indicators are read and put in order.
"""

from functools import cached_property

from django.db.models import Count, QuerySet

from initiatives.danish import DanishOrder
from initiatives.paging import ListedRows
from initiatives.statements import NO_ROWS, Statement

_BY_NAME = DanishOrder.template % {"expressions": "name"}


def numbers_of(rows: QuerySet) -> Statement:
    """Which indicators the measurements are of, as `newest_first` has them, and how many each."""
    counted = Statement(rows.order_by().values("indicator").annotate(number=Count("*")))
    if counted.text is NO_ROWS:
        return counted
    text = f"""
        SELECT indicator_id, number FROM ({counted.text}) AS counted (indicator_id, number)
        JOIN targets_indicator ON id = indicator_id ORDER BY {_BY_NAME}, id
    """  # noqa: S608 - of our own parts
    return Statement.of(text, counted.params)


def within(numbers: list[tuple[int, int]], page: slice) -> tuple[list[int], int]:
    """The indicators that have rows on the page, and how many rows stand before the first's."""
    found, before, after = [], 0, 0
    for indicator, number in numbers:
        if after >= page.stop:
            break
        after += number
        if after > page.start:
            found.append(indicator)
        else:
            before = after
    return found, before


class ByIndicator(ListedRows):
    """Takes measurements that are in the order of `newest_first`; a column to sort by puts them in
    another, and then they are found as in any list."""

    def __init__(self, queryset, rows_of):
        super().__init__(queryset, rows_of)
        self._in_order = queryset

    @cached_property
    def _numbers(self) -> list[tuple[int, int]]:
        return numbers_of(self._in_order).run({})

    def _count(self) -> int:
        return sum(number for _, number in self._numbers)

    def _within(self, page: slice) -> QuerySet:
        if self.data is not self._in_order:
            return super()._within(page)
        page = slice(page.start or 0, page.stop)
        indicators, before = within(self._numbers, page)
        rows = self.data.filter(indicator__any=indicators)
        return rows[page.start - before : page.stop - before]
