"""Statements that the database plans once per connection, not once per request.

To join eight tables by their indexes takes PostgreSQL a tenth of a millisecond, and to find out how
it should be done two or three. A connection therefore keeps the plan (PREPARE). What changes from
request to request goes in as a parameter; all else stands in the text, where the plan sees it.
"""

from collections.abc import Hashable
from itertools import count
from weakref import WeakKeyDictionary

from django.db import connection
from psycopg2.extensions import AsIs

_numbers = count(1)
_known: WeakKeyDictionary = WeakKeyDictionary()  # by connection: the names that it has prepared


def filled(params, given: dict) -> list:
    """The parameters, with a value for each that is given."""
    return [given.get(one, one) if isinstance(one, Hashable) else one for one in params]


class Prepared:
    """One statement, always asked with values for the same; a connection prepares it once."""

    def __init__(self, text: str, params: tuple):
        self.text, self.params = text, params
        self.name = f"beskplan_{next(_numbers)}"

    def rows(self, given: dict) -> list[tuple]:
        with connection.cursor() as cursor:
            # Where connections go from hand to hand between transactions, none may be prepared.
            if not connection.settings_dict["DISABLE_SERVER_SIDE_CURSORS"]:
                cursor.cursor = _ByName(cursor.cursor, self, given)
            cursor.execute(self.text, filled(self.params, given))
            return cursor.fetchall()

    def execute(self, cursor, given: dict) -> None:
        changing = {one: None for one in self.params if isinstance(one, Hashable) and one in given}
        known = _known.setdefault(cursor.connection, set())
        if self.name not in known:
            marks = {one: AsIs(f"${number}") for number, one in enumerate(changing, start=1)}
            text = cursor.mogrify(self.text, filled(self.params, marks)).decode()
            cursor.execute(f"PREPARE {self.name} AS {text}")
            known.add(self.name)
        values = f"({', '.join(['%s'] * len(changing))})" if changing else ""
        asked = f"EXECUTE {self.name}{values}"
        if not connection.in_atomic_block:
            # Holds for this one message. In a transaction it would hold for triggers as well.
            asked = f"SET LOCAL plan_cache_mode = force_generic_plan; {asked}"
        cursor.execute(asked, [given[one] for one in changing])


class _ByName:
    """psycopg2's cursor beneath Django's: it is asked the statement and runs what is prepared, so
    that whoever follows or counts the queries sees the statement itself."""

    def __init__(self, cursor, prepared: Prepared, given: dict):
        self._cursor, self._prepared, self._given = cursor, prepared, given

    def execute(self, sql: str, params) -> None:
        self._asked = sql, params
        self._prepared.execute(self._cursor, self._given)

    @property
    def query(self) -> bytes:
        """As psycopg2 tells what it last ran."""
        return self._cursor.mogrify(*self._asked)

    def __getattr__(self, name):
        return getattr(self._cursor, name)
