"""A plan's budget laid out for reading: groups, rows and sums. Pure."""

from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from decimal import Decimal
from functools import cached_property

from budget.models import BudgetAmount
from budget.sums.columns import Change, Column
from budget.sums.rows import Note, Row, rows_of
from budget.sums.years import Sum, compared_years, levels_of, summed, sums, years_of
from initiatives.models import Plan


@dataclass
class Group:
    """The lines that a plan prints under one heading."""

    title: str
    anchor: str
    rows: list[Row]

    def __post_init__(self) -> None:
        found = {Column.of(amount) for row in self.rows for amount in row.amounts}
        self.columns = sorted(found, key=lambda column: column.order)
        self.notes: list[Note] = []
        for row in self.rows:
            row.columns = self.columns
            row.compared = self._comparable()
            row.notes = [self._note(text) for text in (row.line.note, row.line.source_note) if text]
        self.has_changes = any(row.change for row in self.rows)

    def _comparable(self) -> tuple[Column, Column] | None:
        """The last two budget years of one price level."""
        years = [column for column in self.columns if column.is_budget_year]
        alike = [column for column in years if column.price_level == years[-1].price_level]
        return (alike[-2], alike[-1]) if len(alike) > 1 else None

    def _note(self, text: str) -> Note:
        note = next((known for known in self.notes if known.text == text), None)
        if note is None:
            note = Note(len(self.notes) + 1, text)
            self.notes.append(note)
        return note

    @cached_property
    def has_persons(self) -> bool:
        return any(a.persons is not None or a.persons_not_stated for a in self._amounts())

    @cached_property
    def has_unit_costs(self) -> bool:
        return any(a.unit_cost is not None or a.unit_cost_not_stated for a in self._amounts())

    @cached_property
    def source(self) -> str:
        """The reference that all lines share, else nothing."""
        sources = {tuple(row.sources) for row in self.rows}
        only = sources.pop() if len(sources) == 1 else ()
        return only[0] if len(only) == 1 else ""

    @property
    def span(self) -> int:
        """How many cells each column of amounts takes."""
        return 1 + self.has_persons + self.has_unit_costs

    @cached_property
    def sums(self) -> dict[int, Sum]:
        return sums(self.rows)

    def in_years(self, years: Iterable[int]) -> list[Decimal | None]:
        """The group's sum in each of the years; None for a year without amounts."""
        found = (self.sums.get(year) for year in years)
        return [one.million if one else None for one in found]

    @property
    def column_sums(self) -> list[tuple[Column, Sum | None]]:
        return [
            (column, self.sums.get(column.year) if column.year and column.is_budget_year else None)
            for column in self.columns
        ]

    @property
    def change(self) -> Change | None:
        """The change between the compared years' sums; None where they cannot be compared."""
        compared = self._comparable()
        if compared is None or not self.has_changes:
            return None
        return Change.between(*self.in_years(column.year for column in compared if column.year))

    def _amounts(self) -> Iterator[BudgetAmount]:
        return (amount for row in self.rows for amount in row.amounts)


@dataclass(frozen=True)
class GroupFigures:
    """A group in the statement's compared years."""

    group: Group
    years: list[tuple[int, Decimal | None]]
    change: Change | None


@dataclass
class Statement:
    """The lines of one plan that the filter leaves."""

    plan: Plan
    groups: list[Group]

    @cached_property
    def rows(self) -> list[Row]:
        return [row for group in self.groups for row in group.rows]

    @property
    def row_count(self) -> int:
        """How many rows the workbook has: one an amount, and one for a line without any."""
        return sum(len(row.amounts) or 1 for row in self.rows)

    @cached_property
    def totals(self) -> list[tuple]:
        """(line, amount) of every stated total."""
        return [(row.line, a) for row in self.rows if row.line.is_total for a in row.amounts]

    @cached_property
    def sums(self) -> dict[int, Sum]:
        return sums(self.rows)

    @cached_property
    def price_levels(self) -> tuple[int | None, ...]:
        return levels_of(self.sums.values())

    @cached_property
    def compared(self) -> list[int]:
        return compared_years(self.sums, map(years_of, summed(self.rows)))

    @cached_property
    def change(self) -> Change | None:
        if len(self.compared) < 2:
            return None
        return Change.between(*(self.sums[year].million for year in self.compared))

    @cached_property
    def overview(self) -> list[GroupFigures]:
        found = []
        for group in self.groups:
            sums = group.in_years(self.compared)
            change = Change.between(*sums) if len(sums) == 2 else None
            years = list(zip(self.compared, sums, strict=True))
            found.append(GroupFigures(group, years, change))
        return found

    @cached_property
    def one_sided(self) -> list[Row]:
        """Lines in the sums with an amount for only one of the two years that are compared."""
        years = set(self.compared)
        return [row for row in summed(self.rows) if len(years & years_of(row)) == 1 < len(years)]

    @property
    def sources(self) -> list[str]:
        """Where the amounts that are summed stand."""
        rows = [row for row in summed(self.rows) if years_of(row)]
        return list(dict.fromkeys(source for row in rows for source in row.sources))


def statement(
    plan: Plan, lines: Iterable, shown: set[int], year: int | None = None
) -> Statement | None:
    """The statement of a plan's budget, of those of its `lines` whose ids are in `shown`, and with
    `year` only that year's amounts. None where no line is left."""
    by_title: dict[str, list] = {}
    for line in lines:
        if line.pk in shown:
            by_title.setdefault(line.group, []).append(line)
    groups = [
        Group(title, f"gruppe-{plan.slug}-{place}", rows_of(members, year))
        for place, (title, members) in enumerate(by_title.items(), 1)
    ]
    return Statement(plan, groups) if groups else None
