"""What the filters of a list offer to choose from: one statement, and never more than can be read.

Offered is what stands in the plan in view; over all plans only what is few enough. What is chosen
need not be offered: initiatives/filter_fields.py looks it up by itself.
"""

from dataclasses import dataclass

from django.db import connection

from initiatives.danish import DanishOrder
from initiatives.models import Plan

MOST_OFFERED = 200


@dataclass(frozen=True)
class Offer:
    """A query whose rows become lists; `params` are its parameters."""

    sql: str
    params: tuple = ()


_PART = f"(SELECT json_agg(to_json(row)) FROM ({{}} LIMIT {MOST_OFFERED + 1}) AS row)"  # noqa: S608


def read(**offers: Offer) -> dict[str, list | None]:
    """The rows of each offer by its name; None where there are too many to offer."""
    parts = ", ".join(_PART.format(offer.sql) for offer in offers.values())
    params = [one for offer in offers.values() for one in offer.params]
    with connection.cursor() as cursor:
        cursor.execute(f"SELECT {parts}", params)
        found = cursor.fetchone()
    rows = {name: part or [] for name, part in zip(offers, found, strict=True)}
    return {name: part if len(part) <= MOST_OFFERED else None for name, part in rows.items()}


BY_NAME = DanishOrder.template % {"expressions": "name"}
INVOLVED = """
    SELECT id, parent_id, name FROM initiatives_unit WHERE id IN (
        WITH RECURSIVE involved AS (
            SELECT unit_id FROM initiatives_responsibility
            JOIN initiatives_initiative ON initiatives_initiative.id = initiative_id
            WHERE plan_id = %s
            UNION
            SELECT parent_id FROM initiatives_unit JOIN involved ON id = unit_id
        )
        SELECT unit_id FROM involved
    ) ORDER BY {by_name}
""".replace("{by_name}", BY_NAME)
# Not all of them are put in order only to find that they are too many.
EVERY_UNIT = f"""
    SELECT * FROM (
        SELECT id, parent_id, name FROM initiatives_unit LIMIT {MOST_OFFERED + 1}
    ) AS unit ORDER BY {BY_NAME}
"""  # noqa: S608
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
    return Offer(INVOLVED, (plan.pk,)) if plan else Offer(EVERY_UNIT)


def focus_areas(plan: Plan | None) -> Offer:
    if plan:
        sql = "SELECT id, code || ' ' || title AS label FROM initiatives_focusarea"
        return Offer(f"{sql} WHERE plan_id = %s ORDER BY position, code", (plan.pk,))
    return Offer(
        "SELECT area.id, concat(year_from, CASE WHEN year_to > year_from THEN '–' || year_to END,"
        " ': ', area.code, ' ', area.title) AS label"
        " FROM initiatives_focusarea AS area JOIN initiatives_plan AS plan ON plan.id = plan_id"
        " ORDER BY year_from DESC, year_to DESC, slug, position"
    )


def years(table: str, column: str, plan: Plan | None) -> Offer:
    """The years among the dates, newest first, from one date to the next year's: an index serves
    each step, however many rows a year has."""
    of_plan, params = ("AND plan_id = %s", (plan.pk, plan.pk)) if plan else ("", ())
    return Offer(YEARS.format(table=table, column=column, of_plan=of_plan), params)


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
