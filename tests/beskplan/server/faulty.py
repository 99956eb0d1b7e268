"""Faults of the database, made on real connections."""

from contextlib import closing, contextmanager

import psycopg2
from django.db import connection


def another_connection():
    """Beside Django's, to the same database."""
    return closing(psycopg2.connect(**connection.get_connection_params()))


def terminate_own_connection() -> None:
    """As an administrator or a restart of the server does."""
    with another_connection() as other, other.cursor() as cursor:
        process = connection.connection.get_backend_pid()
        cursor.execute("SELECT pg_terminate_backend(%s, 5000)", [process])


@contextmanager
def before_statement(beginning: str, fault, times: int = 1):
    """Calls `fault` before the first `times` statements that begin so."""
    left = [fault] * times

    def watch(execute, sql, params, many, context):
        if left and sql.startswith(beginning):
            left.pop()()
        return execute(sql, params, many, context)

    with connection.execute_wrapper(watch):
        yield
    assert not left, f"no statement began with {beginning}"
