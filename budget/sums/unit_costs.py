"""What a full-time person costs by line, in the last two years that the source states. Pure."""

from collections.abc import Iterable
from dataclasses import dataclass
from decimal import Decimal

from budget.sums.columns import Change, Column
from budget.sums.rows import Row


@dataclass(frozen=True)
class LineCosts:
    row: Row
    costs: tuple[Decimal, Decimal]  # kroner, the earlier year first

    @property
    def change_words(self) -> str:
        change = Change.between(*self.costs)
        return change.percent_words if change else ""


@dataclass(frozen=True)
class UnitCosts:
    years: tuple[int, int]
    lines: list[LineCosts]

    @property
    def sources(self) -> list[str]:
        return list(dict.fromkeys(source for line in self.lines for source in line.row.sources))


def unit_costs(rows: Iterable[Row]) -> UnitCosts | None:
    """The lines that state what a full-time person costs in each of the last two years; None with
    fewer than two such lines."""
    rows = list(rows)
    stated = {row.line.pk: _costs_by_year(row) for row in rows}
    years = sorted({year for costs in stated.values() for year in costs})[-2:]
    if len(years) < 2:
        return None
    earlier, later = years
    lines = [
        LineCosts(row, (costs[earlier], costs[later]))
        for row in rows
        if (costs := stated[row.line.pk]).keys() >= set(years)
    ]
    return UnitCosts((earlier, later), lines) if len(lines) > 1 else None


def _costs_by_year(row: Row) -> dict[int, Decimal]:
    """Of several price levels the newest counts, as in the sums."""
    amounts = [one for one in row.amounts if Column.of(one).is_budget_year]
    amounts.sort(key=lambda one: one.price_level or 0)
    return {one.year: one.unit_cost for one in amounts if one.unit_cost is not None}
