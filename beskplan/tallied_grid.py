"""The grid of all plans, from what is counted already: the summary rows of what each unit leads
(initiatives/tallies.py), and the plans' own numbers."""

from django.db import connection

from beskplan.counted import UNLED, Counted
from beskplan.grid import CELL, COLUMN, COUNTED, NONE, UNIT
from initiatives.offers import BY_NAME
from initiatives.tallies import BY_STATUS
from initiatives.tallies import UNIT as LED_BY

NAMES = ("part", "column", "unit", "name", *COUNTED)
_ALL = " + ".join(BY_STATUS)
_COUNTS = f"{', '.join(BY_STATUS)}, {_ALL}"
# Names are read and put in order only of the units that can get a row.
_LED = f"""
    WITH most AS (
        SELECT owner, {_COUNTS} AS number FROM initiatives_counted
        WHERE kind = {LED_BY} AND plan = 0 AND {_ALL} > 0
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


def of_all_plans(counted: Counted, plans: list[int], most_units: int) -> list[dict]:
    """Rows for `lay_out`: one unit more than the page shows; one query."""
    with connection.cursor() as cursor:
        cursor.execute(_LED, {"most": most_units + 1, "plans": plans})
        led = [dict(zip(NAMES, row, strict=True)) for row in cursor.fetchall()]
    return [*_of_plans(counted, plans), *led]


def _of_plans(counted: Counted, plans: list[int]):
    """The columns, and what nobody leads: in all plans and in each of the columns."""
    parts = [(UNIT, NONE, NONE, UNLED, counted.sums)]
    for plan in plans:
        numbers = counted.by_plan.get(plan, {})
        parts += [(COLUMN, plan, NONE, "", numbers), (CELL, plan, NONE, UNLED, numbers)]
    for part, column, unit, which, numbers in parts:
        if numbers.get(f"{which}count_all"):
            counts = {name: numbers.get(which + name, 0) for name in COUNTED}
            yield {"part": part, "column": column, "unit": unit, "name": ""} | counts
