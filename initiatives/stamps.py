"""Change stamps: has anything that a page shows been written to since it was made?

Triggers answer it, so no way of writing can forget: ORM, bulk, plain SQL, cascades, TRUNCATE. Each
statement that writes a row adds to the stamps of the plans that show the row, of SHARED for what
belongs to no plan, and always of ALL, in the writer's own transaction.

Writers only ever insert rows of their own, so none waits for another and there is no order of
locks to keep; a stamp is the sum of its rows. A sum of what is committed grows with every commit,
in whatever order transactions began or took their numbers, which a sequence or the newest id does
not. Now and then a committing transaction folds a stamp's rows into one, which leaves the sum.

Whoever keeps a page reads its stamps before the page's own rows: a write in between makes the page
newer than its stamps, and it is only made once too often.
"""

from dataclasses import dataclass

import pgtrigger
from django.db import connection

from initiatives import roles

SHARED, ALL = 0, -1  # beside the plans' own numbers, which are positive

# The plans that show a row, as queries of `written`: the rows' columns before and after the write.
# Looked up by array and index: such a plan serves one row as well as 50,000, and PostgreSQL keeps
# the first one that it makes.
OF_PLAN = "SELECT plan_id FROM written"
OF_INITIATIVE = (
    "SELECT plan_id FROM initiatives_initiative"
    " WHERE id = ANY(ARRAY(SELECT initiative_id FROM written))"
)
OF_NO_PLAN = "SELECT 0"

_CHANGED = """
    IF NOT EXISTS (SELECT FROM {rows}) THEN RETURN NULL; END IF;
    PERFORM initiatives_changed(ARRAY(WITH written AS ({written}) {plans}));
    RETURN NULL;
"""
_OPERATIONS = (
    (pgtrigger.Insert, {"new": "new_rows"}),
    (pgtrigger.Update, {"old": "old_rows", "new": "new_rows"}),
    (pgtrigger.Delete, {"old": "old_rows"}),
)


# A sum says which commits it counts only on one server, in one table and since one start: after a
# crash or from a backup the same sum can come again.
_OF_ALL = """
    SELECT
        concat(pg_postmaster_start_time(), pg_relation_filenode('initiatives_stamp')),
        (SELECT id FROM initiatives_plan WHERE slug = %(slug)s),
        (SELECT sum(number) FROM initiatives_stamp WHERE owner = -1)::text
"""
_OF_PLAN = """
    WITH RECURSIVE plan AS (SELECT id FROM initiatives_plan WHERE slug = %(slug)s),
    below AS (
        SELECT unit_id AS id FROM initiatives_membership WHERE user_id = %(user)s
        UNION
        SELECT child.id FROM initiatives_unit child JOIN below ON child.parent_id = below.id
    ),
    shown AS (
        SELECT 0 AS owner UNION SELECT id FROM plan UNION
        SELECT plan_id FROM initiatives_responsibility JOIN initiatives_initiative
            ON initiatives_initiative.id = initiative_id
        WHERE unit_id = ANY(ARRAY(SELECT id FROM below)) UNION
        SELECT -1 WHERE NOT EXISTS (SELECT FROM plan) OR EXISTS (
            SELECT FROM auth_user_groups JOIN auth_group ON auth_group.id = group_id
            WHERE user_id = %(user)s AND name = %(planner)s
        )
    )
    SELECT
        concat(pg_postmaster_start_time(), pg_relation_filenode('initiatives_stamp')),
        (SELECT id FROM plan),
        (SELECT string_agg(concat(owner, ':', total), ' ' ORDER BY owner) FROM (
            SELECT owner, sum(number) AS total FROM initiatives_stamp
            WHERE owner = ANY(ARRAY(SELECT owner FROM shown)) GROUP BY owner
        ) AS stamps)
"""


def stamped(columns: str, *plans: str):
    """Class decorator: writes to the model's table count as changes of the plans.

    `columns` are those of the table that the queries in `plans` need. A NULL among the plans
    stands for what belongs to none.
    """
    return pgtrigger.register(
        *(_trigger(operation, tables, columns, plans) for operation, tables in _OPERATIONS),
        pgtrigger.Trigger(
            name="stamp_truncate",
            level=pgtrigger.Statement,
            when=pgtrigger.After,
            operation=pgtrigger.Truncate,
            func="PERFORM initiatives_changed(ARRAY[0]); RETURN NULL;",
        ),
    )


def _trigger(operation, tables: dict[str, str], columns: str, plans) -> pgtrigger.Trigger:
    written = " UNION ".join(f"SELECT {columns} FROM {table}" for table in tables.values())  # noqa: S608 - of our own code
    func = _CHANGED.format(
        rows=next(reversed(tables.values())), written=written, plans=" UNION ".join(plans)
    )
    return pgtrigger.Trigger(
        name=f"stamp_{operation}".lower(),
        level=pgtrigger.Statement,
        when=pgtrigger.After,
        operation=operation,
        referencing=pgtrigger.Referencing(**tables),
        func=" ".join(func.split()),
    )


@dataclass(frozen=True)
class Standing:
    """What a page is kept under; never the same again after a change."""

    has_plan: bool
    stamps: str


def standing(*, slug: str, user_id: int, of_plan: bool) -> Standing:
    """The stamps as they are now; `slug` is the plan's in view ("" or an unknown one is none).

    `of_plan`: of a page that shows its plan in view and what belongs to no plan. The number that
    waits in the page's frame is counted in other plans too, so those of the user's units are part
    of it; and for planners, who owe what nobody leads, every plan is.
    """
    with connection.cursor() as cursor:
        asked = {"slug": slug, "user": user_id, "planner": roles.PLANNER}
        cursor.execute(_OF_PLAN if of_plan else _OF_ALL, asked)
        server, plan, stamps = cursor.fetchone()
    return Standing(
        has_plan=plan is not None,
        stamps=f"{server} {stamps}",
    )


def everything_changed() -> None:
    """Count a change that every page shows: for rows that were written while triggers were off."""
    with connection.cursor() as cursor:
        cursor.execute("SELECT initiatives_changed(ARRAY[0])")
