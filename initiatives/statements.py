"""The SQL of a query set, made once per process.

To make a statement takes Django ten times as long as it takes the database to answer a small one.
What every page asks is therefore made once; a value that changes from request to request stands in
the query set as a `Given`, which whoever runs the statement replaces.
"""

from django.core.exceptions import EmptyResultSet
from django.db import connection


class Given:
    """A value that is known when the statement is run."""


class Statement:
    """A query set's SQL, to run or to stand inside a larger statement."""

    def __init__(self, queryset):
        try:
            self.text, self.params = queryset.query.sql_with_params()
        except EmptyResultSet:  # Django knows without asking that there are no rows
            self.text, self.params = "SELECT NULL WHERE FALSE", ()

    def run(self, given: dict) -> list[tuple]:
        """The rows, with a value for each `Given` of the query set."""
        params = [given[one] if isinstance(one, Given) else one for one in self.params]
        with connection.cursor() as cursor:
            cursor.execute(self.text, params)
            return cursor.fetchall()
