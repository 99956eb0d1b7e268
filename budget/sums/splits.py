"""How the shown amounts are split by financing or by cost type, where the source says so. Pure.

Each krone is counted once. A line that states the property counts whole, with the exception of its
parts that state another value ("egen ramme med undtagelse af …"). For one that does not, its parts
may state it: then those of its parts that do are the split, and the rest of the line is not stated.
Parts deeper down are left out, since a part of a part may overlap with other parts.
"""

from collections.abc import Iterable
from dataclasses import dataclass
from decimal import Decimal

from budget.models import BudgetLine
from budget.sums.rows import Row
from budget.sums.years import by_year, summed

FINANCING, COST_TYPE = "financing", "cost_type"
When = tuple[int | None, str]  # a year, or else a period


@dataclass(frozen=True)
class Share:
    value: str  # as stored; "" is what the source does not state
    label: str
    million: Decimal


@dataclass(frozen=True)
class Split:
    """The shares of all that is shown for one year or period, those without a krone left out."""

    holds_for: str
    whole: Decimal
    shares: list[Share]
    rows: list[Row]  # what was split

    def percent(self, share: Share) -> Decimal | None:
        return share.million * 100 / self.whole if self.whole > 0 else None


def split(rows: Iterable[Row], name: str) -> Split | None:
    """The split by the property `name`, of the newest year that has amounts, or else of a period.
    None where no line states the property."""
    rows = list(rows)
    bases = _bases(rows)
    when = max((key for row in bases for key in _amounts(row)), default=None, key=_newest)
    if when is None:
        return None
    bases = [row for row in bases if when in _amounts(row)]
    found: dict[str, Decimal] = {}
    for row in bases:
        for value, million in _shares(row, rows, name, when):
            found[value] = found.get(value, Decimal(0)) + million
    if not any(found.keys() - {""}):
        return None
    labels = dict(BudgetLine._meta.get_field(name).choices)
    shares = [Share(value, labels[value], found[value]) for value in labels if found.get(value)]
    if found.get(""):
        shares.append(Share("", "ikke oplyst", found[""]))
    year, period = when
    return Split(str(year or period), sum(found.values(), Decimal(0)), shares, bases)


def _bases(rows: list[Row]) -> list[Row]:
    """What may be added up; a stated total only where no line beside it may."""
    bases = [row for row in summed(rows) if _amounts(row)]
    return bases or [row for row in rows if row.line.is_total and row.line.part_of_id is None]


def _amounts(row: Row) -> dict[When, Decimal]:
    """The row's budget amounts by (year, period)."""
    amounts: dict[When, Decimal] = {(year, ""): amount for year, amount in by_year(row).items()}
    for one in row.amounts:
        if one.period and one.kind == "budget" and one.amount is not None:
            amounts[one.year, one.period] = one.amount
    return amounts


def _newest(when: When) -> tuple:
    """For `max` of (year, period): a year goes before a mere period, then the later one."""
    year, period = when
    return not period, year or 0, period


def _shares(row: Row, rows: list[Row], name: str, when: When) -> list[tuple[str, Decimal]]:
    whole = _amounts(row)[when]
    stated = getattr(row.line, name)
    parts = [
        (getattr(part.line, name), _amounts(part)[when])
        for part in rows
        if part.line.part_of_id == row.line.pk
        and getattr(part.line, name) not in ("", stated)
        and when in _amounts(part)
    ]
    rest = whole - sum(million for _, million in parts)
    if rest < 0:  # the parts contradict their whole
        return [(stated, whole)]
    return [*parts, (stated, rest)]
