"""What the rows of a list show beside their own columns: one statement for the rows of one page.

Prefetching makes an object of every related row, and its statement anew for every request, which
takes longer than everything else that a list does.
"""

from collections.abc import Callable, Iterable
from functools import cached_property

from django.db import models

from initiatives.statements import Given, Statement

OWNERS = Given()


class Details:
    """`made` gives a query set of values: first the id of the row that they belong to, then what
    `shape` takes. It looks the ids up with `__any=OWNERS`. `kept` as for a Statement."""

    def __init__(
        self,
        made: Callable[[], models.QuerySet],
        shape: Callable = lambda *all: all,
        kept: bool = False,
    ):
        self.made, self.shape, self._kept = made, shape, kept

    @cached_property
    def _statement(self) -> Statement:
        statement = Statement(self.made())
        return statement.kept() if self._kept else statement

    def of(self, ids: Iterable[int]) -> dict[int, list]:
        """By id, in the query set's order; ids without any are left out."""
        found: dict[int, list] = {}
        for owner, *values in self._statement.run({OWNERS: list(ids)}):
            found.setdefault(owner, []).append(self.shape(*values))
        return found


def fill(row: models.Model, names: Iterable[str], values: Iterable) -> None:
    """Gives a row that was only found by its key the columns that it shows."""
    row.__dict__.update(zip(names, values, strict=True))
