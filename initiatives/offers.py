"""What the filters of a list offer to choose from: one statement, and never more than can be read.

Offered is what stands in the plan in view; over all plans only what is few enough. What is chosen
need not be offered: initiatives/filter_fields.py looks it up by itself.
"""

from dataclasses import dataclass
from functools import cache

from initiatives.danish import DanishOrder
from initiatives.models import Plan
from initiatives.statements import Given, Statement

MOST_OFFERED = 200
PLAN = Given()


@dataclass(frozen=True)
class Offer:
    """A query whose rows become lists, with the plan in each place for a value. `of_all`: of a
    table whose rows are all offered, or none of them where they are too many."""

    sql: str
    of_all: str = ""


_ROWS = f"(SELECT json_agg(to_json(row)) FROM ({{}} LIMIT {MOST_OFFERED + 1}) AS row)"  # noqa: S608
# Rows are not read and put in order only to find that they are too many.
_FEW = (
    f"(SELECT count(*) FROM (SELECT FROM {{}} LIMIT {MOST_OFFERED + 1}) AS few) <= {MOST_OFFERED}"  # noqa: S608
)


def read(plan: Plan | None, **offers: Offer) -> dict[str, list | None]:
    """The rows of each offer by its name; None where there are too many to offer."""
    found = _statement(tuple(offers.values())).run({PLAN: plan and plan.pk})[0]
    return {name: _few(rows) for name, rows in zip(offers, found, strict=True)}


@cache
def _statement(offers: tuple[Offer, ...]) -> Statement:
    text = f"SELECT {', '.join(_part(one) for one in offers)}"
    return Statement.of(text, [PLAN] * text.count("%s")).kept()


def _part(offer: Offer) -> str:
    rows = _ROWS.format(offer.sql)
    if not offer.of_all:
        return rows
    return f"CASE WHEN {_FEW.format(offer.of_all)} THEN {rows} ELSE to_json(false) END"


def _few(rows: list | bool | None) -> list | None:
    """As JSON gives them: without a row there is no list, and false stands for too many."""
    is_few = rows is None or (rows is not False and len(rows) <= MOST_OFFERED)
    return rows or [] if is_few else None


BY_NAME = DanishOrder.template % {"expressions": "name"}
INVOLVED = """
    SELECT id, parent_id, name FROM initiatives_unit WHERE id IN (
        WITH RECURSIVE involved AS (
            SELECT unit_id FROM initiatives_responsibility
            JOIN initiatives_initiative ON initiatives_initiative.id = initiative_id
            WHERE plan_id = %s
            UNION
            -- Joined, every unit there is would be read to find the few above.
            SELECT (SELECT parent_id FROM initiatives_unit WHERE id = unit_id) FROM involved
        )
        SELECT unit_id FROM involved
    ) ORDER BY {by_name}
""".replace("{by_name}", BY_NAME)
EVERY_UNIT = f"SELECT id, parent_id, name FROM initiatives_unit ORDER BY {BY_NAME}"  # noqa: S608
YEARS = """
    WITH RECURSIVE newest AS (
        (SELECT max({column}) AS day FROM {table} WHERE {column} IS NOT NULL {of_plan})
        UNION ALL
        SELECT (
            SELECT max({column}) FROM {table}
            WHERE {column} < date_trunc('year', newest.day)::date {of_plan}
        ) FROM newest WHERE newest.day IS NOT NULL
    )
    SELECT extract(year FROM day)::int AS year FROM newest WHERE day IS NOT NULL
"""


def units(plan: Plan | None) -> Offer:
    """Units that the plan's initiatives name, with those above them; every unit without a plan."""
    return Offer(INVOLVED) if plan else Offer(EVERY_UNIT, of_all="initiatives_unit")


def focus_areas(plan: Plan | None) -> Offer:
    if plan:
        sql = "SELECT id, code || ' ' || title AS label FROM initiatives_focusarea"
        return Offer(f"{sql} WHERE plan_id = %s ORDER BY position, code")
    return Offer(
        "SELECT area.id, concat(year_from, CASE WHEN year_to > year_from THEN '–' || year_to END,"
        " ': ', area.code, ' ', area.title) AS label"
        " FROM initiatives_focusarea AS area JOIN initiatives_plan AS plan ON plan.id = plan_id"
        " ORDER BY year_from DESC, year_to DESC, slug, position",
        of_all="initiatives_focusarea",
    )


def years(table: str, column: str, plan: Plan | None) -> Offer:
    """The years among the dates, newest first, from one date to the next year's: an index serves
    each step, however many rows a year has."""
    of_plan = "AND plan_id = %s" if plan else ""
    return Offer(YEARS.format(table=table, column=column, of_plan=of_plan))


def in_tree(rows: list[dict]) -> list[tuple[str, str]]:
    """Units as choices, indented as in the tree; a unit whose parent is not among them is a top."""
    offered = {row["id"] for row in rows}
    children: dict[int | None, list[dict]] = {}
    for row in rows:
        parent = row["parent_id"] if row["parent_id"] in offered else None
        children.setdefault(parent, []).append(row)
    return list(_walk(children, None, 0))


def _walk(children: dict, parent: int | None, depth: int):
    for row in children.get(parent, []):
        yield str(row["id"]), f"{'– ' * depth}{row['name']}"
        yield from _walk(children, row["id"], depth + 1)
