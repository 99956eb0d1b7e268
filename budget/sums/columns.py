"""What stands in a budget's columns, and how two of them compare. Pure."""

from __future__ import annotations

from dataclasses import dataclass
from decimal import Decimal
from functools import lru_cache

from budget.models.amounts import BudgetAmount, holds_for_words
from budget.plausibility import computed_unit_cost, unit_cost_deviates
from core.danish import signed


@dataclass(frozen=True)
class Change:
    """From one year to the next, in million kroner."""

    million: Decimal
    percent: Decimal | None  # None from zero, or from an income

    @classmethod
    def between(cls, before: Decimal | None, after: Decimal | None) -> Change | None:
        if before is None or after is None:
            return None
        percent = (after - before) * 100 / before if before > 0 else None
        return cls(after - before, percent)

    @property
    def million_words(self) -> str:
        return signed(self.million, 1)

    @property
    def percent_words(self) -> str:
        return "" if self.percent is None else signed(self.percent, 1)


@dataclass(frozen=True)
class Column:
    """What the amounts in a column are for: a year at a price level, a period in words, an
    account."""

    year: int | None
    period: str
    kind: str
    price_level: int | None
    label: str

    @classmethod
    def of(cls, amount: BudgetAmount) -> Column:
        return _column(amount.year, amount.period, amount.kind, amount.price_level)

    @property
    def is_budget_year(self) -> bool:
        return self.kind == BudgetAmount.Kind.BUDGET and self.year is not None and not self.period

    @property
    def order(self) -> tuple:
        return (
            self.kind != BudgetAmount.Kind.BUDGET,
            self.year or 9999,
            self.period,
            self.price_level or 0,
        )


@lru_cache(maxsize=1000)
def _column(year: int | None, period: str, kind: str, price_level: int | None) -> Column:
    """One object for each: a plan has hundreds of amounts in a handful of columns."""
    return Column(year, period, kind, price_level, holds_for_words(year, period, kind))


@dataclass(frozen=True)
class Cell:
    """A line's figures in one column; `amount` is None where the source prints nothing."""

    column: Column
    amount: BudgetAmount | None

    @property
    def computed_unit_cost(self) -> Decimal | None:
        return computed_unit_cost(self.amount) if self.amount else None

    @property
    def deviates(self) -> bool:
        return self.amount is not None and unit_cost_deviates(self.amount)
