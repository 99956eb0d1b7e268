"""Walks the continuations in the database: bounded in depth and number, and safe from circles.

`UNION` drops what was met before at the same depth, so that a circle, which planners could make by
mistake, costs no more than the bound on the depth.
"""

from django.db import connection
from django.db.models.expressions import RawSQL

from initiatives.models import Plan

MOST_DEEP = 15  # agreements in a row
MOST_STEPS = 40  # initiatives of one chain that its own page shows

_ONWARDS = """
    WITH RECURSIVE walk(start, id, depth) AS (
        SELECT id, id, 0 FROM unnest(%s::bigint[]) AS id
        UNION
        SELECT walk.start, link.initiative_id, walk.depth + 1
        FROM walk JOIN initiatives_continuation link ON link.earlier_id = walk.id
        WHERE walk.depth < %s
    ),
    met AS (SELECT start, id, min(depth) AS depth FROM walk GROUP BY start, id),
    placed AS (
        SELECT start, id, depth,
               row_number() OVER (PARTITION BY start ORDER BY depth, id) AS place
        FROM met
    )
    SELECT start, id FROM placed WHERE place <= %s ORDER BY start, depth, id
"""
_AROUND = """
    WITH RECURSIVE walk(id, depth) AS (
        SELECT %s::bigint, 0
        UNION
        SELECT next.id, walk.depth + 1
        FROM walk CROSS JOIN LATERAL (
            SELECT initiative_id AS id FROM initiatives_continuation WHERE earlier_id = walk.id
            UNION ALL
            SELECT earlier_id FROM initiatives_continuation WHERE initiative_id = walk.id
        ) next
        WHERE walk.depth < %s
    )
    SELECT id FROM walk GROUP BY id ORDER BY min(depth), id LIMIT %s
"""
_BACKWARDS = """
    WITH RECURSIVE walk(id, depth) AS (
        SELECT id, 0 FROM initiatives_initiative WHERE plan_id = %s
        UNION
        SELECT link.earlier_id, walk.depth + 1
        FROM walk JOIN initiatives_continuation link ON link.initiative_id = walk.id
        WHERE walk.depth < %s
    )
    SELECT id FROM walk
"""


def onwards(starts: list[int], most: int = MOST_STEPS) -> dict[int, list[int]]:
    """By the first initiative its chain: itself and the nearest `most` initiatives that continue
    it; one query."""
    found: dict[int, list[int]] = {start: [] for start in starts}
    for start, key in _rows(_ONWARDS, [starts, MOST_DEEP, most]):
        found[start].append(key)
    return found


def around(initiative_id: int) -> list[int]:
    """The initiative and what continuations tie it to, the nearest first and one more than a page
    shows; one query."""
    return [key for (key,) in _rows(_AROUND, [initiative_id, MOST_DEEP, MOST_STEPS + 1])]


def leading_to(plan: Plan) -> RawSQL:
    """A query of the ids of the plan's initiatives and of all that they continue, for `pk__in`."""
    return RawSQL(_BACKWARDS, [plan.pk, MOST_DEEP])  # noqa: S611 - our own constant


def _rows(sql: str, parameters: list) -> list[tuple]:
    with connection.cursor() as cursor:
        cursor.execute(sql, parameters)
        return cursor.fetchall()
