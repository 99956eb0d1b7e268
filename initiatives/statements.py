"""The SQL of a query set, made once per process.

To make a statement takes Django ten times as long as it takes the database to answer a small one.
What every page asks is therefore made once; a value that changes from request to request stands in
the query set as a `Given` (`filter(pk=Value(PK))`, `unit__any=UNITS`), which whoever runs the
statement replaces. Where a field takes nothing but a value of its own type, one of the SOME_ values
stands in.
"""

import re
from collections.abc import Callable
from datetime import date
from functools import cached_property

from django.core.exceptions import EmptyResultSet
from django.db import DEFAULT_DB_ALIAS, connection, models
from django.db.models.query import ValuesIterable, get_related_populators
from django.http import Http404

from initiatives.prepared import Prepared, filled

NO_ROWS = "SELECT NULL WHERE FALSE"
NAME = re.compile(r"%\((\w+)\)s")


class Given:
    """A value that is known when the statement is run."""


# Values that nothing in the database has.
SOME_KEY = -(2**62)
SOME_DAY = date.max
SOME_YEAR = date.max.year


class Statement:
    """A query set's SQL, to run or to stand inside a larger statement."""

    prepared: Prepared | None = None

    def __init__(self, queryset):
        try:
            self.text, self.params = queryset.query.sql_with_params()
        except EmptyResultSet:  # Django knows without asking that there are no rows
            self.text, self.params = NO_ROWS, ()

    @classmethod
    def of(cls, text: str, params) -> "Statement":
        """SQL that no query set says."""
        made = cls.__new__(cls)
        made.text, made.params = text, tuple(params)
        return made

    @classmethod
    def named(cls, text: str) -> "Statement":
        """SQL with its values by name (`%(user)s`); `run` is given a value for each name."""
        return cls.of(NAME.sub("%s", text), NAME.findall(text))

    def kept(self) -> "Statement":
        """The same, planned once per connection: where the plan takes longer than the answer, and
        is the same whatever the values are."""
        self.prepared = Prepared(self.text, self.params)
        return self

    def run(self, given: dict) -> list[tuple]:
        """The rows, with a value for each `Given` of the query set."""
        if self.text is NO_ROWS:
            return []
        return self.prepared.rows(given) if self.prepared else _rows(self.text, self.params, given)


class Objects:
    """A query set whose SQL is made once, with the objects or dicts that it gives: joined ones and
    annotations included, prefetched ones not. `made` is called when it is first needed. `kept` as
    for a Statement."""

    def __init__(self, made: Callable[[], models.QuerySet], kept: bool = False):
        self._made, self._kept = made, kept

    @cached_property
    def _plan(self):
        """Everything about the answer that does not change: text, columns and what reads them."""
        queryset = self._made()
        compiler = queryset.query.get_compiler(DEFAULT_DB_ALIAS)
        try:
            text, params = compiler.as_sql()
        except EmptyResultSet:
            return None, None
        reads = _DictReader if queryset._iterable_class is ValuesIterable else _Reader
        statement = Statement.of(text, params)
        return statement.kept() if self._kept else statement, reads(compiler)

    def rows(self, given: dict) -> list[tuple]:
        """The answer itself, as values that can be compared; `read` makes the objects of it."""
        statement, _ = self._plan
        return statement.run(given) if statement else []

    def read(self, rows) -> list:
        _, reader = self._plan
        joined = {}
        return [reader.object(row, joined) for row in rows]

    def list(self, given: dict) -> list:
        return self.read(self.rows(given))

    def first(self, given: dict):
        return next(iter(self.list(given)), None)

    def get_or_404(self, given: dict):
        found = self.first(given)
        if found is None:
            raise Http404
        return found


class _Reader:
    """From a row to its object, as Django's own ModelIterable does it, but that a row which is
    joined to many is made into one object, not into one for each."""

    def __init__(self, compiler):
        info, select = compiler.klass_info, compiler.select
        own = info["select_fields"]
        self.model, self.start, self.end = info["model"], own[0], own[-1] + 1
        self.names = [column[0].target.attname for column in select[self.start : self.end]]
        self.related = get_related_populators(info, select, DEFAULT_DB_ALIAS)
        self.converters = compiler.get_converters([column[0] for column in select])
        self.annotations = list(compiler.annotation_col_map.items())

    def object(self, row: tuple, joined: dict) -> models.Model:
        if self.converters:
            row = _converted(row, self.converters)
        found = self.model.from_db(DEFAULT_DB_ALIAS, self.names, row[self.start : self.end])
        for related in self.related:
            _join(related, row, found, joined)
        for name, place in self.annotations:
            setattr(found, name, row[place])
        return found


class _DictReader:
    """From a row to a dict, as Django's own ValuesIterable does it."""

    def __init__(self, compiler):
        query, select = compiler.query, compiler.select
        self.names = query.selected or (*query.values_select, *query.annotation_select)
        self.converters = compiler.get_converters([column[0] for column in select])

    def object(self, row: tuple, joined: dict) -> dict:
        if self.converters:
            row = _converted(row, self.converters)
        return dict(zip(self.names, row, strict=True))


def _converted(row: tuple, converters: dict) -> list:
    row = list(row)
    for place, (steps, expression) in converters.items():
        for convert in steps:
            row[place] = convert(row[place], expression, connection)
    return row


def _join(related, row, owner: models.Model, joined: dict) -> None:
    """`related` is Django's RelatedPopulator; `joined` holds what it has made."""
    ordered = related.reorder_for_init
    values = ordered(row) if ordered else row[related.cols_start : related.cols_end]
    pk = values[related.pk_idx]
    one = joined.get((related, pk))
    if one is None and pk is not None:
        one = related.model_cls.from_db(related.db, related.init_list, values)
        joined[related, pk] = one
        for further in related.related_populators:
            _join(further, row, one, joined)
    related.local_setter(owner, one)
    if one is not None:
        related.remote_setter(one, owner)


def _rows(text: str, params, given: dict) -> list[tuple]:
    with connection.cursor() as cursor:
        cursor.execute(text, filled(params, given))
        return cursor.fetchall()
