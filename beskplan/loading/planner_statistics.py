"""The statistics by which PostgreSQL plans its queries: how many rows a table has, and of which
values.

PostgreSQL renews them by itself within a minute of a change. A page that is asked for before then
may get a query plan for empty tables, which compares each row of one with each row of the next.
Whoever fills many tables at once therefore renews them before anybody reads."""

from collections.abc import Iterable

from django.db import connection


def renew(tables: Iterable[str]) -> None:
    """Renews the statistics of these tables (ANALYZE), with what the connection's open transaction
    has written."""
    names = ", ".join(map(connection.ops.quote_name, tables))
    with connection.cursor() as cursor:
        cursor.execute(f"ANALYZE {names}")
