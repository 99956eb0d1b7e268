"""Counts what a page itself asks the database: not session, user, groups, units or savepoints."""

from contextlib import contextmanager

from django.db import connection
from django.test.utils import CaptureQueriesContext

FRAME_OF_EVERY_REQUEST = (
    "django_session",
    'FROM "auth_user"',
    "auth_group",
    'SELECT "initiatives_membership"',
    "WITH RECURSIVE below",
    "SAVEPOINT",
)
TRANSACTION = ("BEGIN", "COMMIT", "ROLLBACK")


def own_queries(captured) -> list[str]:
    statements = (query["sql"] for query in captured)
    asked = (sql for sql in statements if sql not in TRANSACTION)
    return [sql for sql in asked if not any(part in sql for part in FRAME_OF_EVERY_REQUEST)]


@contextmanager
def max_own_queries(most: int):
    """Fails when the block asks more than `most` queries of its own, and prints them."""
    with CaptureQueriesContext(connection) as captured:
        yield
    own = own_queries(captured.captured_queries)
    assert len(own) <= most, f"{len(own)} forespørgsler, højst {most}:\n" + "\n".join(own)
