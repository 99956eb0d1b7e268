"""Units against focus areas or, across plans, against plans: who leads what, and how it stands.

An initiative that stands in several focus areas, or that several units lead, counts in each.
"""

from dataclasses import dataclass
from itertools import product

from django.db.models import Case, Count, Max, When

from beskplan.dashboard.filters import DashboardFilter
from core.danish import DanishOrder
from initiatives.filters.list_filter import NO_UNIT
from initiatives.models import FocusArea, Plan, Unit
from initiatives.models.counts import Tally, count_by_status, tallies_by

MOST_UNITS = 12
HOTTEST = 5


@dataclass(frozen=True)
class Column:
    """A focus area or a plan with its initiatives' counts. `query`, here and in rows and cells,
    holds the parameters of the list of exactly those initiatives."""

    subject: FocusArea | Plan
    counts: Tally

    @property
    def name(self) -> str:
        return str(self.subject)

    @property
    def query(self) -> dict:
        if isinstance(self.subject, Plan):
            return {"plan": self.subject.slug}
        return {"focus_area": self.subject.pk}


@dataclass(frozen=True)
class Cell:
    """What one unit leads in one column."""

    name: str
    query: dict
    counts: Tally
    heat: int  # 0 is nothing


@dataclass(frozen=True)
class Row:
    """What a unit leads; `unit` is None for what no unit leads."""

    unit: Unit | None
    counts: Tally
    cells: list[Cell]

    @property
    def name(self) -> str:
        return self.unit.name if self.unit else "Ingen ansvarlig enhed"

    @property
    def query(self) -> dict:
        return {"led_by": self.unit.pk if self.unit else NO_UNIT}


@dataclass(frozen=True)
class UnitMatrix:
    columns: list[Column]
    rows: list[Row]  # what nobody leads stands last
    has_more_units: bool  # some lead initiatives and have no row

    @property
    def unled(self) -> int:
        """How many initiatives nobody leads, in all."""
        return next((row.counts.count_all for row in self.rows if not row.unit), 0)


def unit_matrix(dashboard: DashboardFilter, subjects: list[FocusArea] | list[Plan]) -> UnitMatrix:
    """The matrix of the units that lead most, with these focus areas or plans as columns; three
    queries."""
    path = "areas__focus_area" if dashboard.plan else "plan"
    in_columns = dashboard.initiatives.filter(**{f"{path}__in": [one.pk for one in subjects]})
    of_columns = tallies_by(in_columns, path)
    of_cells = tallies_by(in_columns.once_per_leader(), path, "leader__unit")
    columns = [Column(one, of_columns.get((one.pk,), Tally({}))) for one in subjects]
    rows = [Row(unit, counts, []) for unit, counts in _units(dashboard)]
    most = max((counts.count_all for counts in of_cells.values()), default=0)
    for row, column in product(rows, columns):
        counts = of_cells.get((column.subject.pk, row.unit and row.unit.pk), Tally({}))
        name, query = f"{column.name}, {row.name}", column.query | row.query
        row.cells.append(Cell(name, query, counts, heat(counts.count_all, most)))
    led = [row for row in rows if row.unit]
    unled = [row for row in rows if not row.unit]
    return UnitMatrix(columns, led[:MOST_UNITS] + unled, has_more_units=len(led) > MOST_UNITS)


def _units(dashboard: DashboardFilter) -> list[tuple[Unit | None, Tally]]:
    """None for what no unit leads, and the units that lead most, each with its counts. One unit
    more than the matrix shows, to know that there are more."""
    unled_first = Case(When(leader__unit=None, then=0), default=1)
    rows = dashboard.initiatives.once_per_leader().values("leader__unit")
    # Grouped by the name too, every initiative would be sorted by it.
    rows = rows.annotate(name=Max("leader__unit__name"), total=Count("pk"), **count_by_status())
    first = rows.order_by(unled_first, "-total", DanishOrder("name"))[: MOST_UNITS + 2]
    return [
        (
            Unit(pk=row["leader__unit"], name=row["name"]) if row["leader__unit"] else None,
            Tally(row),
        )
        for row in first
    ]


def heat(count: int, most: int) -> int:
    """The shade of a count, 0 (nothing) to `HOTTEST`. Where `most`, the largest count, is small,
    each count has a shade of its own."""
    if not count:
        return 0
    return min(HOTTEST, -(-count * HOTTEST // max(most, HOTTEST)))
