"""What may be added up in a budget, and its sums. Pure.

Only budget amounts that hold for one year are summed: an account's figures may be spent or left
over, and a wording such as "de seneste 2 år" says nothing about a year. Lines that are part of
another line are already in it, and a stated total holds the others. Full-time persons are never
summed, since the same person can stand in several lines.
"""

from collections.abc import Iterable
from dataclasses import dataclass
from decimal import Decimal

from budget.models import BudgetAmount
from budget.sums.columns import Column
from budget.sums.rows import Row


@dataclass(frozen=True)
class Sum:
    """Computed from the lines shown, for one budget year."""

    year: int
    million: Decimal
    lines: int  # how many lines are in it
    price_levels: tuple[int | None, ...]  # None: the source names none. Several do not compare.


def sums(rows: Iterable[Row]) -> dict[int, Sum]:
    """By budget year, oldest first, the sum of the rows that may be added up (`summed`)."""
    counted: dict[int, list[BudgetAmount]] = {}
    for row in summed(rows):
        for year, amount in _counted(row).items():
            counted.setdefault(year, []).append(amount)
    return {year: _sum(year, counted[year]) for year in sorted(counted)}


def _sum(year: int, amounts: list[BudgetAmount]) -> Sum:
    million = sum((amount.amount for amount in amounts), Decimal(0))
    return Sum(year, million, len(amounts), in_order(amount.price_level for amount in amounts))


def compared_years(sums: dict[int, Sum], years_of_lines: Iterable[set[int]]) -> list[int]:
    """The years to compare: the last two in `sums`. With only one year in `sums` it is given alone;
    where no line has amounts for both years there is nothing to compare, and the list is empty.
    `years_of_lines` holds each line's years."""
    years = list(sums)[-2:]
    if len(years) == 2 and not any(set(years) <= line for line in years_of_lines):
        return []
    return years


def summed(rows: Iterable[Row]) -> list[Row]:
    """Rows that may be added up: neither parts of another line nor a stated total."""
    return [row for row in rows if row.line.part_of_id is None and not row.line.is_total]


def by_year(row: Row) -> dict[int, Decimal]:
    """The row's budget amount for each year; of several price levels the newest counts."""
    return {year: amount.amount for year, amount in _counted(row).items()}


def _counted(row: Row) -> dict[int, BudgetAmount]:
    budgeted = [
        amount
        for amount in row.amounts
        if Column.of(amount).is_budget_year and amount.amount is not None
    ]
    budgeted.sort(key=lambda amount: amount.price_level or 0)
    return {amount.year: amount for amount in budgeted}


def in_order(levels: Iterable[int | None]) -> tuple[int | None, ...]:
    """The price levels, None (the source names none) last."""
    return tuple(sorted(set(levels), key=lambda level: (level is None, level or 0)))


def levels_of(sums: Iterable[Sum]) -> tuple[int | None, ...]:
    """The price levels of all the sums. More than one: they mix amounts that do not compare."""
    return in_order(level for one in sums for level in one.price_levels)


def years_of(row: Row) -> set[int]:
    """The years that the row has a budget amount for."""
    return set(by_year(row))
