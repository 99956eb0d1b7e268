"""The grid of all plans, from what is counted already: the summary rows of what each unit leads
(initiatives/tallies.py), and the plans' own numbers.

Everybody who looks at all plans sees the same, so it is drawn once for each set of `Facts`. A count
or a name that anybody changes makes other facts: nothing has to be thrown away.
"""

from typing import NamedTuple

from django.db import connection
from django.template.loader import render_to_string

from beskplan.counted import UNLED, Counted
from beskplan.grid import CELL, COLUMN, COUNTED, NONE, UNIT, Grid, lay_out
from beskplan.scope import Scope
from initiatives.models import Plan
from initiatives.offers import BY_NAME
from initiatives.tallies import BY_STATUS
from initiatives.tallies import UNIT as LED_BY
from initiatives.templatetags.frame import kept

NAMES = ("part", "column", "unit", "name", *COUNTED)
MOST_UNITS = 12
GRIDS_KEPT = 20  # a tenth of a megabyte each
_ALL = " + ".join(BY_STATUS)
_COUNTS = f"{', '.join(BY_STATUS)}, {_ALL}"
_CHANGED = ", ".join(f"sum({name})::bigint AS {name}" for name in BY_STATUS)
_SUMS = ", ".join(
    f"coalesce(tally.{name}, 0) + coalesce(changed.{name}, 0) AS {name}" for name in BY_STATUS
)
# The sums that initiatives_counted gives: of 4,000 units few have changed, so not all are added up.
# Names are read and put in order only of the units that can get a row.
_LED = f"""
    WITH changed AS (
        SELECT owner, {_CHANGED} FROM initiatives_tallychange
        WHERE kind = {LED_BY} AND plan = 0 GROUP BY owner
    ), led AS (
        SELECT coalesce(tally.owner, changed.owner) AS owner, {_SUMS}
        FROM (SELECT * FROM initiatives_tally WHERE kind = {LED_BY} AND plan = 0) AS tally
        FULL JOIN changed ON changed.owner = tally.owner
    ), most AS (
        SELECT owner, {_COUNTS} AS number FROM led WHERE {_ALL} > 0
        ORDER BY number DESC FETCH FIRST %(most)s ROWS WITH TIES
    )
    (
        SELECT '{UNIT}', {NONE}, owner, name, {", ".join(BY_STATUS)}, number
        FROM most JOIN initiatives_unit ON id = owner
        ORDER BY number DESC, {BY_NAME} LIMIT %(most)s
    ) UNION ALL
    SELECT '{CELL}', plan, owner, '', {_COUNTS} FROM initiatives_counted
    WHERE kind = {LED_BY} AND plan = ANY(%(plans)s::bigint[]) AND {_ALL} > 0
"""  # noqa: S608 - of our own parts


class InAll(NamedTuple):
    """What the grid's foot says of everything; `worst` is a status."""

    count_all: int
    worst: str | None
    unled: int


class Facts(NamedTuple):
    """Everything that the columns and the grid of all plans show."""

    plans: tuple[tuple, ...]  # pk, slug, title, first year, last year
    rows: tuple[tuple, ...]  # as NAMES
    in_all: InAll
    more_columns: bool


class Drawn(NamedTuple):
    """HTML of the overview's columns and of its grid."""

    columns: str
    grid: str


def drawn_of_all_plans(plans: list[Plan], counted: Counted, totals, more_columns: bool) -> Drawn:
    """One query."""
    shown = tuple((one.pk, one.slug, one.title, one.year_from, one.year_to) for one in plans)
    rows = of_all_plans(counted, [one.pk for one in plans])
    in_all = InAll(totals.count_all, totals.worst, totals.unled)
    return _drawn(Facts(shown, rows, in_all, more_columns))


def _draw(facts: Facts) -> Drawn:
    names = ("pk", "slug", "title", "year_from", "year_to")
    plans = [Plan(**dict(zip(names, one, strict=True))) for one in facts.plans]
    context = {
        "plan": None,
        "scope": Scope(),
        "grid": laid_out(facts.rows, plans),
        "totals": facts.in_all,
        "more_columns": facts.more_columns,
    }
    return Drawn(
        render_to_string("beskplan/_overview/columns.html", context),
        render_to_string("beskplan/_overview/grid.html", context),
    )


_drawn = kept(_draw, GRIDS_KEPT)


def laid_out(rows: tuple[tuple, ...], plans: list[Plan]) -> Grid:
    return lay_out([dict(zip(NAMES, row, strict=True)) for row in rows], plans, MOST_UNITS)


def of_all_plans(counted: Counted, plans: list[int]) -> tuple[tuple, ...]:
    """Rows for `lay_out`, as NAMES: one unit more than the page shows; one query, or none while
    nothing is written."""
    led = _led_at(counted.moment, tuple(plans)) if counted.moment else _led(plans)
    return (*_of_plans(counted, plans), *led)


def _led(plans) -> list[tuple]:
    with connection.cursor() as cursor:
        cursor.execute(_LED, {"most": MOST_UNITS + 1, "plans": list(plans)})
        return cursor.fetchall()


def _ask_at(moment: tuple, plans: tuple[int, ...]) -> list[tuple]:
    """The moment is older than the answer, which is therefore never older than its moment."""
    return _led(plans)


_led_at = kept(_ask_at, GRIDS_KEPT)


def _of_plans(counted: Counted, plans: list[int]):
    """The columns, and what nobody leads: in all plans and in each of the columns."""
    parts = [(UNIT, NONE, NONE, UNLED, counted.sums)]
    for plan in plans:
        numbers = counted.by_plan.get(plan, {})
        parts += [(COLUMN, plan, NONE, "", numbers), (CELL, plan, NONE, UNLED, numbers)]
    for part, column, unit, which, numbers in parts:
        if numbers.get(f"{which}count_all"):
            yield (part, column, unit, "", *(numbers.get(which + name, 0) for name in COUNTED))
