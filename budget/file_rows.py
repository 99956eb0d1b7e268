"""What the file says of budget lines: a row for each line and year. `tables.py` has the columns
that read it."""

from collections.abc import Callable, Iterable, Iterator
from dataclasses import dataclass
from decimal import Decimal

from budget.models import BudgetAmount, BudgetLine
from core.formats import joined, yes_no

FIGURES = {"amount": "beløb", "persons": "helårspersoner", "unit_cost": "enhedsomkostning"}


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


def figure(name: str) -> Callable[[BudgetRow], Decimal | None]:
    """Reads a figure: a number, or nothing; `not_stated` tells a printed xx from a blank."""
    return lambda row: getattr(row.amount, name) if row.amount else None


def not_stated(row: BudgetRow) -> str:
    """The figures for which the document prints xx: "helårspersoner; enhedsomkostning"."""
    missing = FIGURES if row.amount else {}
    return joined(
        label for name, label in missing.items() if getattr(row.amount, f"{name}_not_stated")
    )


def whole_or_part(row: BudgetRow) -> str:
    """Only what is "linje" may be added up: a "total" holds other lines. A "del" and the others of
    its line are that line together; what is "heraf" is in it too, but may overlap other parts."""
    if row.line.part_of_id is not None:
        return "del" if row.line.adds_up else "heraf"
    return "total" if row.line.is_total else "linje"


def part_of(row: BudgetRow) -> str | None:
    return row.line.part_of.label if row.line.part_of else None


def cost_type(row: BudgetRow) -> str:
    return row.line.get_cost_type_display() if row.line.cost_type else ""


def financing(row: BudgetRow) -> str:
    return row.line.get_financing_display() if row.line.financing else ""


def part_of_id(row: BudgetRow) -> str | None:
    return row.line.part_of.public_id if row.line.part_of else None


def year(row: BudgetRow) -> int | None:
    return row.amount.year if row.amount else None


def period(row: BudgetRow) -> str | None:
    """In words, where a figure is not of one year: "2009 og 2010"."""
    return row.amount.period if row.amount else None


def price_level(row: BudgetRow) -> int | None:
    return row.amount.price_level if row.amount else None


def amount_kind(row: BudgetRow) -> str | None:
    return row.amount.get_kind_display() if row.amount else None


def is_new(row: BudgetRow) -> str:
    return yes_no(row.line.is_new)


def initiative_codes(row: BudgetRow) -> str:
    """Of those that the line pays for, where that is said."""
    return joined(link.initiative.code for link in row.line.links.all())


def initiative_ids(row: BudgetRow) -> str:
    return joined(link.initiative.public_id for link in row.line.links.all())


def source(row: BudgetRow) -> str:
    """The figure's own place where it has one, else the line's."""
    if row.amount and row.amount.source_place:
        return row.amount.source_reference
    return row.line.source_reference


def source_note(row: BudgetRow) -> str:
    """The line's, then the figure's."""
    return joined((row.line.source_note, row.amount.source_note if row.amount else ""), "\n")
