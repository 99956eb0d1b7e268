"""The pages of a list, which cost the same however many rows there are.

The list's own query finds and orders no more than the keys of one page; what the rows show is
fetched for those. Rows are counted up to MOST_LISTED: where there are more the list says so, ends
there and keeps its own order, which an index serves; narrowed down by a plan or a filter it can be
sorted by any column.
"""

from collections.abc import Callable, Iterable, Iterator
from dataclasses import dataclass
from functools import cached_property

from django.db.models import QuerySet
from django.http import HttpRequest
from django_tables2 import Table
from django_tables2.data import TableQuerysetData

from core.user_input import page_number

PER_PAGE = 50
MOST_LISTED = 10_000


class CountedRows(TableQuerysetData):
    """A table's rows with a count that stops at MOST_LISTED."""

    def __iter__(self) -> Iterator:
        return iter(self[:MOST_LISTED])

    def __len__(self) -> int:
        return min(self._count, MOST_LISTED)

    @property
    def is_cut(self) -> bool:
        """Whether there are more rows than the list goes through."""
        return self._count > MOST_LISTED

    @cached_property
    def _count(self) -> int:
        return self.data.order_by()[: MOST_LISTED + 1].count()


class ListedRows(CountedRows):
    """`rows_of` takes the keys of the page in view and gives their rows, each with its `pk`, in any
    order. `first` gives the query set as far as a number, where it stops among rows before they
    are in order."""

    def __init__(
        self,
        queryset: QuerySet,
        rows_of: Callable[[list], Iterable],
        first: Callable[[int], QuerySet] | None = None,
    ) -> None:
        super().__init__(queryset)
        self._rows_of, self._first = rows_of, first

    def __getitem__(self, page: slice) -> list:
        keys = list(self._within(page).values_list("pk", flat=True))
        return in_order(keys, self._rows_of(keys))

    def _within(self, page: slice) -> QuerySet:
        if self._first and self.is_cut:
            return self._first(page.stop)[page]
        return self.data[page]


def in_order(keys: list, rows: Iterable) -> list:
    """The rows in the order of their keys."""
    place = {key: at for at, key in enumerate(keys)}
    return sorted(rows, key=lambda row: place[row.pk])


def in_pages(table: Table, request: HttpRequest) -> Table:
    """The table, sorted and paged by the request; not sorted where its rows are cut."""
    if table.data.is_cut:
        for column in table.columns:
            column.column.orderable = False
    table.request = request
    table.order_by = request.GET.getlist(table.prefixed_order_by_field) or table.order_by
    page = page_number(request.GET.get(table.prefixed_page_field, ""))
    table.paginate(per_page=PER_PAGE)
    table.page = table.paginator.get_page(page)
    return table


@dataclass(frozen=True)
class Slice:
    """A page of rows, and whether there is a next one; it does not know how many rows there are in
    all."""

    rows: list
    number: int
    has_next: bool

    @property
    def is_only(self) -> bool:
        return self.number == 1 and not self.has_next


def slice_of(rows: QuerySet, page: str, rows_of: Callable[[list], Iterable]) -> Slice:
    """The page with this number; the first where it is no number. `rows_of` takes the keys of one
    page and gives their rows, each with its `pk`, in any order."""
    number = page_number(page)
    start = (number - 1) * PER_PAGE
    keys = list(rows.values_list("pk", flat=True)[start : start + PER_PAGE + 1])
    page_keys = keys[:PER_PAGE]
    return Slice(in_order(page_keys, rows_of(page_keys)), number, has_next=len(keys) > PER_PAGE)
