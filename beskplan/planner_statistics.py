"""What PostgreSQL goes by when it chooses how to answer: how many rows, and of which values.

It counts for itself within a minute of a change. A page that is asked for before then can be
answered by a plan for empty tables: each row of one compared with each row of the next. Whoever
fills many tables at once therefore has them counted before anybody reads them.
"""

from collections.abc import Iterable

from django.db import connection


def renew(tables: Iterable[str]) -> None:
    """Of the tables as this connection sees them, its own open transaction included."""
    names = ", ".join(map(connection.ops.quote_name, tables))
    with connection.cursor() as cursor:
        cursor.execute(f"ANALYZE {names}")
