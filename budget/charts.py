"""The groups of a budget as bars, two years beside each other. Pure; the table is the chart."""

from dataclasses import dataclass
from decimal import Decimal

from budget.columns import Change
from budget.statement import Group, Statement, Sum


@dataclass(frozen=True)
class Bar:
    """One group's sum for one year, with its length in per cent of the longest."""

    year: int
    sum: Sum | None  # None: the group has no amount for the year, and no bar
    width: str
    place: int  # 0 is the earlier year


@dataclass(frozen=True)
class BarRow:
    group: Group
    bars: list[Bar]

    @property
    def change(self) -> Change | None:
        if len(self.bars) < 2:
            return None
        return Change.between(*(bar.sum and bar.sum.million for bar in self.bars))


def bar_rows(statement: Statement) -> list[BarRow]:
    """The groups that have a sum for a year that is compared; none when there is only one."""
    years = statement.compared
    groups = [group for group in statement.groups if any(year in group.sums for year in years)]
    if len(groups) < 2:
        return []
    longest = max(
        found.million for group in groups for year, found in group.sums.items() if year in years
    )
    return [BarRow(group, _bars(group, years, longest)) for group in groups]


def _bars(group: Group, years: list[int], longest: Decimal) -> list[Bar]:
    bars = []
    for place, year in enumerate(years):
        found = group.sums.get(year)
        share = found.million * 100 / longest if found and longest > 0 else Decimal(0)
        bars.append(Bar(year, found, f"{max(share, Decimal(0)):.2f}", place))
    return bars
