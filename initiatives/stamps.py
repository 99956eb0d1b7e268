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

import pgtrigger
from django.db import connection

# Beside the plans' own numbers, which are positive. AT_ONCE moves with what changed so many plans
# that their own stamps do not, and with what was loaded while triggers were off.
SHARED, ALL, AT_ONCE = 0, -1, -2

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


def everything_changed() -> None:
    """Count a change that every page shows: for rows that were written while triggers were off."""
    with connection.cursor() as cursor:
        cursor.execute("SELECT initiatives_changed(%s)", [[SHARED, AT_ONCE]])
