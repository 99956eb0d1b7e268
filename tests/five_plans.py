"""The five plans in the database: loaded once for a run, put back as they were from then on.

The loader takes seconds and many modules want the plans. What it leaves in the tables is kept in
memory; putting it back is a COPY for each table, with triggers off, since their rows are kept too.
The planner is told of them, as the loader tells it.
"""

from datetime import date
from io import StringIO
from pathlib import Path

from django.db import connection, transaction

from beskplan.loading import planner_statistics

_stored: dict[str, str] = {}  # table -> its rows as COPY writes them


def put_in_database(fixtures: Path, *, on: date) -> None:
    """Load the plans, or put back what they were loaded to; into a database without data."""
    if _stored:
        _restore()
        return
    from beskplan.loading.load import load

    load(fixtures, on=on)
    _keep()


def _tables() -> list[str]:
    """Those of our own apps; what migrations put into Django's own stays there."""
    with connection.cursor() as cursor:
        cursor.execute(
            "SELECT relname FROM pg_class"
            " WHERE relkind = 'r' AND relnamespace = 'public'::regnamespace"
            " AND relname ~ '^(initiatives|targets|budget|followup|pghistory)_' ORDER BY relname"
        )
        return [name for (name,) in cursor]


def _keep() -> None:
    with transaction.atomic(), connection.cursor() as cursor:
        cursor.execute("SET CONSTRAINTS ALL IMMEDIATE")  # what waits for the commit is done first
        for table in _tables():
            rows = StringIO()
            cursor.copy_expert(f'COPY "{table}" TO STDOUT', rows)
            _stored[table] = rows.getvalue()


def _restore() -> None:
    with transaction.atomic(), connection.cursor() as cursor:
        cursor.execute("SET LOCAL session_replication_role = replica")
        for table, rows in _stored.items():
            cursor.execute(f'DELETE FROM "{table}"')
            cursor.copy_expert(f'COPY "{table}" FROM STDIN', StringIO(rows))
        cursor.execute("SET LOCAL session_replication_role = DEFAULT")
        planner_statistics.renew(_stored)
