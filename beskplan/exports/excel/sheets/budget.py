"""The sheet of the budget: one row for each line and year."""

from collections.abc import Iterator
from dataclasses import dataclass
from decimal import Decimal

from beskplan.exports.excel.sheet import Column, Sheet
from beskplan.exports.excel.sheets.plans import CHUNK
from beskplan.exports.excel.styles import MILLION, YEAR
from beskplan.exports.words import joined, source_words
from budget.models import BudgetAmount, BudgetLine
from core.danish import format_percent

NOT_STATED = "ikke oplyst"


@dataclass(frozen=True)
class BudgetRow:
    """`amount` is None for a line that has no figures."""

    line: BudgetLine
    amount: BudgetAmount | None

    def figure(self, name: str) -> Decimal | str | None:
        """A number, "ikke oplyst" for a printed xx, or nothing where nothing is printed."""
        if self.amount is None:
            return None
        missing = getattr(self.amount, f"{name}_not_stated")
        return NOT_STATED if missing else getattr(self.amount, name)


def budget_rows(selection) -> Iterator[BudgetRow]:
    lines = selection.budget_lines.select_related("plan", "part_of", "source")
    lines = lines.prefetch_related("links__initiative")
    for line in lines.iterator(chunk_size=CHUNK):
        amounts = line.amounts.all()
        yield from (BudgetRow(line, amount) for amount in amounts or (None,))


def year(row: BudgetRow) -> int | str | None:
    """The year, or the period in words ("2009 og 2010") where a figure is not of one year."""
    return (row.amount.year or row.amount.period) if row.amount else None


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
    return joined((source_words(row.line), place, own.source_note if own else ""), "\n")


BUDGET = Sheet(
    "Budget",
    "budget- og finansieringslinjer, én række pr. linje og år",
    (
        Column("Plan", 27, lambda row: row.line.plan.slug),
        Column("Gruppe", 28, lambda row: row.line.group),
        Column("Linje", 44, lambda row: row.line.label),
        Column("Del af", 28, lambda row: row.line.part_of and row.line.part_of.label),
        Column("Konto", 16, lambda row: row.line.account),
        Column("Gruppering", 13, lambda row: row.line.grouping),
        Column("Type", 10, lambda row: row.line.cost_type and row.line.get_cost_type_display()),
        Column(
            "Finansiering", 15, lambda row: row.line.financing and row.line.get_financing_display()
        ),
        Column("År", 12, year, YEAR),
        Column("Prisniveau", 11, lambda row: row.amount and row.amount.price_level, YEAR),
        Column("Beløb (mio. kr.)", 13, lambda row: row.figure("amount"), MILLION, figures=True),
        Column("Helårspersoner", 16, lambda row: row.figure("persons"), figures=True),
        Column("Enhedsomkostning", 19, lambda row: row.figure("unit_cost"), figures=True),
        Column("Note", 26, note),
        Column("Kilde", 40, source),
    ),
    budget_rows,
    "budget_lines",
)
