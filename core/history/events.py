"""The newest event rows about an object, whichever table they are in: one statement.

The tables are those that django-pghistory says refer to the object's model, so the SQL is put
together from their names. Each table gives its own newest rows, read backwards by an index, before
they are merged: an object with ten years of history costs what one with ten days of it does.
"""

import datetime
from functools import cache
from typing import NamedTuple

from django.db import connection, models
from pghistory.core import event_models

# The pk comes from a sequence, so among what happened to one object it follows the time.
NEWEST = """
    SELECT {place} AS place, {is_beside} AS is_beside, event.pgh_id, event.pgh_obj_id,
        event.pgh_created_at, event.pgh_label, event.pgh_context_id
    FROM {table} AS event WHERE {condition} ORDER BY event.pgh_id DESC LIMIT %(most)s
"""
# Of each of them apart, so that an index gives its newest events.
OF_EACH = """
    SELECT newest.* FROM unnest(%(beside)s::bigint[]) AS each (id)
    CROSS JOIN LATERAL ({newest}) AS newest
"""
DATA = """
    WHEN {place} THEN (
        SELECT to_jsonb(stored.*) FROM {table} AS stored WHERE stored.pgh_id = event.pgh_id
    )
"""
BEFORE = """
    WHEN {place} THEN (
        SELECT to_jsonb(stored.*) FROM (
            SELECT * FROM {table} AS earlier
            WHERE earlier.pgh_obj_id = event.pgh_obj_id AND earlier.pgh_id < event.pgh_id
            ORDER BY earlier.pgh_id DESC LIMIT 1
        ) AS stored
    )
"""
# What one person did at one time stays together.
ORDER = """
    ORDER BY pgh_created_at DESC, coalesce(pgh_context_id::text, 'None') COLLATE "C" DESC,
        is_beside, pgh_id DESC
"""
# What the rows hold is looked up once the newest of all tables are known.
MERGED = """
    SELECT event.place, event.pgh_label, event.pgh_created_at, CASE event.place {data} END,
        CASE WHEN event.pgh_label = 'update' THEN CASE event.place {before} END END,
        event.pgh_context_id, context.metadata
    FROM (SELECT * FROM ({newest}) AS events {order} LIMIT %(most)s) AS event
    LEFT JOIN pghistory_context AS context ON context.id = event.pgh_context_id {order}
"""


class Event(NamedTuple):
    """One event row; `data`, `before` (of an update: the row as it was) and `context` are JSON."""

    table: type[models.Model]
    label: str
    when: datetime.datetime
    data: str
    before: str | None
    context_id: object
    context: str | None


class Beside(NamedTuple):
    """Rows that concern an object without referring to it: those of `model` whose `column` is one
    of the keys in `names`, which say what each is called."""

    model: type[models.Model]
    column: str
    names: dict[int, str]

    @property
    def events(self) -> type[models.Model]:
        return self.model.pgh_event_model


def newest_events(obj: models.Model, most: int, beside: Beside | None = None) -> list[Event]:
    """About the object, the rows that refer to it, and those beside it."""
    place = (beside.events, beside.column) if beside and beside.names else None
    tables, sql = _statement(obj._meta.concrete_model, place)
    values = {"object": obj.pk, "most": most, "beside": list(beside.names) if beside else []}
    with connection.cursor() as cursor:
        cursor.execute(sql, values)
        return [Event(tables[place], *values) for place, *values in cursor.fetchall()]


@cache
def _statement(
    model: type[models.Model], beside: tuple[type[models.Model], str] | None
) -> tuple[list, str]:
    """The event tables and the SQL that names them; the same for every object of a model."""
    tables = event_models(references_model=model)
    newest = [
        f"({_select(NEWEST, place, table, condition=_refers(table, model), is_beside=False)})"
        for place, table in enumerate(tables)
    ]
    if beside:
        table, column = beside
        condition = f"event.{connection.ops.quote_name(column)} = each.id"
        of_each = _select(NEWEST, len(tables), table, condition=condition, is_beside=True)
        newest.append(OF_EACH.format(newest=of_each))
        tables = [*tables, table]
    return tables, MERGED.format(
        newest=" UNION ALL ".join(newest),
        data=" ".join(_select(DATA, place, table) for place, table in enumerate(tables)),
        before=" ".join(_select(BEFORE, place, table) for place, table in enumerate(tables)),
        order=ORDER,
    )


def _select(sql: str, place: int, table: type[models.Model], **parts) -> str:
    return sql.format(place=place, table=connection.ops.quote_name(table._meta.db_table), **parts)


def _refers(table: type[models.Model], model: type[models.Model]) -> str:
    """That a column of the event table names the object."""
    relations = [field for field in table._meta.fields if field.is_relation]
    return " OR ".join(
        f"event.{field.column} = %(object)s"
        for field in relations
        if field.related_model._meta.concrete_model is model
    )
