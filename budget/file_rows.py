"""What the file says of budget lines: a row for each line and year. `tables.py` has the columns
that read it."""

from collections.abc import Callable, Iterable, Iterator
from dataclasses import dataclass
from decimal import Decimal

from budget.models import BudgetAmount, BudgetLine
from core.danish import format_percent
from core.formats import joined

NOT_STATED = "ikke oplyst"


@dataclass(frozen=True)
class BudgetRow:
    """`amount` is None for a line that has no figures."""

    line: BudgetLine
    amount: BudgetAmount | None


def rows_of(lines: Iterable[BudgetLine]) -> Iterator[BudgetRow]:
    """A row for each amount of a line, one for a line without; the lines come with all that the
    columns read (`for_file`)."""
    for line in lines:
        yield from (BudgetRow(line, amount) for amount in line.amounts.all() or (None,))


def figure(name: str) -> Callable[[BudgetRow], Decimal | str | None]:
    """Reads a figure: a number, "ikke oplyst" for a printed xx, or nothing where nothing is
    printed."""

    def read(row: BudgetRow) -> Decimal | str | None:
        if row.amount is None:
            return None
        missing = getattr(row.amount, f"{name}_not_stated")
        return NOT_STATED if missing else getattr(row.amount, name)

    return read


def part_of(row: BudgetRow) -> str | None:
    return row.line.part_of and row.line.part_of.label


def cost_type(row: BudgetRow) -> str:
    return row.line.cost_type and row.line.get_cost_type_display()


def financing(row: BudgetRow) -> str:
    return row.line.financing and row.line.get_financing_display()


def year(row: BudgetRow) -> int | str | None:
    """The year, or the period in words ("2009 og 2010") where a figure is not of one year."""
    return (row.amount.year or row.amount.period) if row.amount else None


def price_level(row: BudgetRow) -> int | None:
    return row.amount and row.amount.price_level


def note(row: BudgetRow) -> str:
    """What the document prints beside the line, and what it pays for where that is said."""
    line = row.line
    share = line.municipal_share
    actual = row.amount and row.amount.kind == BudgetAmount.Kind.ACTUAL
    paid_for = joined((link.initiative.code for link in line.links.all()), ", ")
    return joined(
        (
            line.mark,
            "NY" if line.is_new else "",
            "opgivet sum" if line.is_total else "",
            "regnskab" if actual else "",
            f"kommunal andel {format_percent(share)}" if share is not None else "",
            f"initiativ {paid_for}" if paid_for else "",
            line.note,
        )
    )


def source(row: BudgetRow) -> str:
    """The line's place and note, then the figure's own where it says more."""
    own = row.amount
    place = own.source_reference if own and own.source_place else ""
    if place == row.line.source_reference:
        place = ""
    return joined((row.line.source_words, place, own.source_note if own else ""), "\n")
