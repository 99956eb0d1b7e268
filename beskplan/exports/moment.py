"""What a report tells is of one moment, however long it takes to write."""

from collections.abc import Iterator
from contextlib import contextmanager

from django.db import connection, transaction

LONGEST_STATEMENT = (
    300  # seconds, and as long between two: a file of all plans is written meanwhile
)


@contextmanager
def one_moment() -> Iterator[None]:
    """All that is read in here is as it was at the first query, whoever writes meanwhile.

    Nothing can be written in here. Within a transaction that has begun already, its own rules hold.
    """
    begun = connection.in_atomic_block
    with transaction.atomic():
        if not begun:
            with connection.cursor() as cursor:
                cursor.execute("SET TRANSACTION ISOLATION LEVEL REPEATABLE READ, READ ONLY")
                cursor.execute("SET LOCAL statement_timeout = %s", [f"{LONGEST_STATEMENT}s"])
                cursor.execute(
                    "SET LOCAL idle_in_transaction_session_timeout = %s", [f"{LONGEST_STATEMENT}s"]
                )
        yield
