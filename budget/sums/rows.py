"""The lines of a budget as rows: parts under their whole, each with its amounts. Pure."""

from collections.abc import Iterator
from dataclasses import dataclass, field
from functools import cached_property

from budget.models import BudgetAmount, BudgetLine
from budget.sums.columns import Cell, Change, Column


@dataclass(frozen=True)
class Note:
    number: int
    text: str


@dataclass
class Row:
    """A line in its group; a part stands indented under its whole."""

    line: BudgetLine
    depth: int
    amounts: list[BudgetAmount]
    whole: BudgetLine | None  # the line that this one is part of, when it does not stand above
    columns: list[Column] = field(default_factory=list)
    compared: tuple[Column, Column] | None = None
    notes: list[Note] = field(default_factory=list)

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


def rows_of(lines: list[BudgetLine], year: int | None) -> list[Row]:
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
