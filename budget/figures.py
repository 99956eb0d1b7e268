"""What a budget's amounts may be. Pure, of an amount and its line's others; see core/figures.py."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from decimal import Decimal
from typing import TYPE_CHECKING

from budget.plausibility import computed_unit_cost, unit_cost_deviates
from core.danish import format_money, format_number
from core.figures import Remark, below_zero, far_off, outside_years

if TYPE_CHECKING:  # they are built on this module
    from budget.models import BudgetAmount

FEWER_PERSONS = "Der kan ikke være færre end 0 helårspersoner."
NEGATIVE_COST = "En enhedsomkostning kan ikke være negativ."


def impossible(amount: BudgetAmount) -> list[Remark]:
    """Why the amount cannot be right, by field. Money may be negative, as income is."""
    return [
        *outside_years(year=amount.year, price_level=amount.price_level),
        *below_zero(FEWER_PERSONS, persons=amount.persons),
        *below_zero(NEGATIVE_COST, unit_cost=amount.unit_cost),
    ]


def improbable(amount: BudgetAmount, others: Iterable[Decimal]) -> list[Remark]:
    """What is odd about the amount, by field; `others` are the line's amounts in million kroner."""
    return [*_odd_amount(amount, others), *_odd_unit_cost(amount)]


def _odd_amount(amount: BudgetAmount, others: Iterable[Decimal]) -> Iterator[Remark]:
    if amount.amount is None:
        return
    if amount.amount < 0:
        yield Remark("amount", f"{format_money(amount.amount)} er negativt, altså en indtægt.")
    elif words := far_off(amount.amount, others, "mio. kr."):
        yield Remark("amount", words)


def _odd_unit_cost(amount: BudgetAmount) -> Iterator[Remark]:
    computed = computed_unit_cost(amount)
    if computed is not None and amount.unit_cost is not None and unit_cost_deviates(amount):
        yield Remark(
            "unit_cost",
            f"{format_number(amount.unit_cost, 0)} kr. pr. helårsperson passer ikke med beløb og"
            f" personer, som giver {format_number(computed, 0)} kr.",
        )
