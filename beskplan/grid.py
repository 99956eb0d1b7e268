"""Units against focus areas or, across plans, against plans: what leads what, and how it stands.

Pure: it lays out rows of counts that the database has made.
"""

from collections.abc import Iterable
from dataclasses import dataclass

from initiatives.filters import NO_UNIT
from initiatives.models import FocusArea, Plan, Unit
from initiatives.models.counts import STATUSES, StatusCounts

NONE = 0  # in a row of counts: no column, or no unit that leads
COLUMN, UNIT, CELL = "column", "unit", "cell"
HOTTEST = 5
COUNTED = (*(f"count_{name}" for name, _ in STATUSES), "count_all")


class Counts(StatusCounts):
    """How many initiatives stand in each status: on the whole page, in a row, in a cell."""

    def __init__(self, numbers: dict[str, int]):
        vars(self).update({name: numbers.get(name, 0) for name in COUNTED})


NOTHING = Counts({})


@dataclass(frozen=True)
class Column:
    """`query` is what the lists are asked with for exactly the initiatives counted here."""

    subject: FocusArea | Plan
    counts: Counts

    @property
    def name(self) -> str:
        return str(self.subject)

    @property
    def query(self) -> dict:
        if isinstance(self.subject, Plan):
            return {"plan": self.subject.slug}
        return {"focus_area": self.subject.pk}


@dataclass(frozen=True)
class Row:
    """What a unit leads; None is what nobody leads."""

    unit: Unit | None
    counts: Counts
    cells: list["Cell"]

    @property
    def name(self) -> str:
        return self.unit.name if self.unit else "Ingen ansvarlig enhed"

    @property
    def query(self) -> dict:
        return {"led_by": self.unit.pk if self.unit else NO_UNIT}


@dataclass(frozen=True)
class Cell:
    """What one unit leads in one column."""

    column: Column
    counts: Counts
    heat: int  # 0 is nothing


@dataclass(frozen=True)
class Grid:
    columns: list[Column]
    rows: list[Row]
    more_units: bool  # some lead initiatives and have no row


def lay_out(counted: Iterable[dict], subjects: list, most_units: int) -> Grid:
    """The grid of the subjects, from rows with `part`, `column`, `unit`, `name` and counts.

    The units keep the order that they come in; what nobody leads stands last.
    """
    found = {(row["part"], row["column"], row["unit"]): row for row in counted}
    columns = [Column(s, Counts(found.get((COLUMN, s.pk, NONE), {}))) for s in subjects]
    most = max((row["count_all"] for key, row in found.items() if key[0] == CELL), default=0)
    led = [row for (part, _, unit), row in found.items() if part == UNIT and unit != NONE]
    unled = [found[UNIT, NONE, NONE]] if (UNIT, NONE, NONE) in found else []
    rows = [
        Row(
            Unit(pk=row["unit"], name=row["name"]) if row["unit"] else None,
            Counts(row),
            [
                _cell(column, found.get((CELL, column.subject.pk, row["unit"])), most)
                for column in columns
            ],
        )
        for row in (*led[:most_units], *unled)
    ]
    return Grid(columns, rows, more_units=len(led) > most_units)


def _cell(column: Column, numbers: dict[str, int] | None, most: int) -> Cell:
    counts = Counts(numbers) if numbers else NOTHING
    return Cell(column, counts, heat(counts.count_all, most))


def heat(count: int, most: int) -> int:
    """Which of the shades a count gets; where all counts are small, each has its own."""
    if not count:
        return 0
    return min(HOTTEST, -(-count * HOTTEST // max(most, HOTTEST)))
