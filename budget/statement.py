"""A plan's budget laid out for reading: groups, columns, parts under their whole, sums. Pure.

What may be added up is decided here alone. Only budget amounts that hold for one year are summed:
an account's figures may be spent or left over, and a wording such as "de seneste 2 år" says nothing
about a year. Lines that are part of another line are already in it, and a stated total holds the
others. Full-time persons are never summed, since the same person can stand in several lines.
"""

from collections.abc import Iterable, Iterator
from dataclasses import dataclass, field
from decimal import Decimal
from functools import cached_property

from budget.columns import Cell, Change, Column
from budget.models import BudgetAmount, BudgetLine
from initiatives.models import Plan


@dataclass(frozen=True)
class Sum:
    """Computed from the lines shown, for one budget year."""

    year: int
    million: Decimal
    lines: int  # how many lines are in it


@dataclass
class Row:
    """A line in its group; a part stands indented under its whole."""

    line: BudgetLine
    depth: int
    amounts: list[BudgetAmount]
    whole: BudgetLine | None  # the line that this one is part of, when it does not stand above
    columns: list[Column] = field(default_factory=list)
    compared: tuple[Column, Column] | None = None
    notes: list["Note"] = field(default_factory=list)

    @property
    def cells(self) -> list[Cell]:
        return [Cell(column, self._by_column.get(column)) for column in self.columns]

    @cached_property
    def change(self) -> Change | None:
        if not self.compared:
            return None
        amounts = (self._by_column.get(column) for column in self.compared)
        before, after = (one.amount if one else None for one in amounts)
        return Change.between(before, after)

    @cached_property
    def sources(self) -> list[str]:
        """Where the line and its amounts stand; a document alone adds nothing to a place in it."""
        facts = [fact for fact in (self.line, *self.amounts) if fact.source_id]
        placed = [fact for fact in facts if fact.source_place] or facts
        return list(dict.fromkeys(fact.source_reference for fact in placed))

    @property
    def says_of_it(self) -> bool:
        """Whether "heraf" goes before the label of a part; some sources print it themselves."""
        return self.depth > 0 and not self.line.label.lower().startswith("heraf")

    @property
    def has_facts(self) -> bool:
        """Whether anything but figures, notes and source is said of the line."""
        line = self.line
        facts = (line.account, line.grouping, line.cost_type, line.financing, line.is_total)
        return bool(
            any(facts) or line.municipal_share is not None or self.whole or line.initiatives.all()
        )

    @cached_property
    def _by_column(self) -> dict[Column, BudgetAmount]:
        return {Column.of(amount): amount for amount in reversed(self.amounts)}


@dataclass(frozen=True)
class Note:
    number: int
    text: str


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
    def compared(self) -> list[int]:
        return compared_years(self.sums, map(_years, summed(self.rows)))

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
        return [row for row in summed(self.rows) if len(years & _years(row)) == 1 < len(years)]

    @property
    def sources(self) -> list[str]:
        """Where the amounts that are summed stand."""
        rows = [row for row in summed(self.rows) if _years(row)]
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
        Group(title, f"gruppe-{plan.slug}-{place}", _rows(members, year))
        for place, (title, members) in enumerate(by_title.items(), 1)
    ]
    return Statement(plan, groups) if groups else None


def sums(rows: Iterable[Row]) -> dict[int, Sum]:
    """The sum of the rows for each budget year, oldest first."""
    stated: dict[int, list[Decimal]] = {}
    for row in summed(rows):
        for year, amount in by_year(row).items():
            stated.setdefault(year, []).append(amount)
    return {
        year: Sum(year, sum(stated[year], Decimal(0)), len(stated[year])) for year in sorted(stated)
    }


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
    budgeted = [
        amount
        for amount in row.amounts
        if Column.of(amount).is_budget_year and amount.amount is not None
    ]
    budgeted.sort(key=lambda amount: amount.price_level or 0)
    return {amount.year: amount.amount for amount in budgeted}


def _years(row: Row) -> set[int]:
    return set(by_year(row))


def _rows(lines: list[BudgetLine], year: int | None) -> list[Row]:
    """The lines as printed, each part moved under its whole where both stand in the group."""
    here = {line.pk for line in lines}
    parts: dict[int | None, list[BudgetLine]] = {}
    for line in lines:
        parts.setdefault(line.part_of_id if line.part_of_id in here else None, []).append(line)

    def below(whole: int | None, depth: int) -> Iterator[Row]:
        for line in parts.get(whole, []):
            amounts = [a for a in line.amounts.all() if year in (None, a.year)]
            outside = line.part_of if line.part_of_id and depth == 0 else None
            yield Row(line, depth, amounts, outside)
            yield from below(line.pk, depth + 1)

    return list(below(None, 0))
