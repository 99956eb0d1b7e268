"""The newest events of an object, whichever tables they are in: one statement.

The tables are those that django-pghistory says refer to the object's model, so the SQL is put
together from their names. Each table gives its own newest rows, read backwards by an index, before
they are merged: an object with ten years of history costs what one with ten days of it does.
"""

from functools import cache
from typing import NamedTuple

from django.db import connection, models
from pghistory.core import event_models

from core.history.events import Event

# The pk comes from a sequence, so among what happened to one object it follows the time.
NEWEST = """
    SELECT {number} AS table_number, {is_related} AS is_related, event.pgh_id, event.pgh_obj_id,
        event.pgh_created_at, event.pgh_label, event.pgh_context_id
    FROM {table} AS event WHERE {condition} ORDER BY event.pgh_id DESC LIMIT %(limit)s
"""
# Of each of them apart, so that an index gives its newest events.
OF_EACH = """
    SELECT newest.* FROM unnest(%(related)s::bigint[]) AS each (id)
    CROSS JOIN LATERAL ({newest}) AS newest
"""
DATA = """
    WHEN {number} THEN (
        SELECT to_jsonb(stored.*) FROM {table} AS stored WHERE stored.pgh_id = event.pgh_id
    )
"""
BEFORE = """
    WHEN {number} THEN (
        SELECT to_jsonb(stored.*) FROM (
            SELECT * FROM {table} AS earlier
            WHERE earlier.pgh_obj_id = event.pgh_obj_id AND earlier.pgh_id < event.pgh_id
            ORDER BY earlier.pgh_id DESC LIMIT 1
        ) AS stored
    )
"""
# What one person did at one time stays together. A transaction gives all that it writes one time;
# where several people's changes are in it, who wrote last comes first. Keys of different tables do
# not follow each other, so between those who wrote to different ones the order is only fixed.
LAST_WRITTEN = "max(pgh_id) OVER (PARTITION BY pgh_created_at, pgh_context_id) AS last_written"
ORDER = """
    ORDER BY pgh_created_at DESC, last_written DESC, pgh_context_id,
        is_related, pgh_id DESC, table_number
"""
# What the rows hold is looked up once the newest of all tables are known.
MERGED = """
    SELECT event.table_number, event.pgh_id, event.pgh_label, event.pgh_created_at,
        CASE event.table_number {data} END,
        CASE WHEN event.pgh_label = 'update' THEN CASE event.table_number {before} END END,
        event.pgh_context_id, context.metadata
    FROM (SELECT *, {last_written} FROM ({newest}) AS events {order} LIMIT %(limit)s) AS event
    LEFT JOIN pghistory_context AS context ON context.id = event.pgh_context_id {order}
"""


class RelatedRows(NamedTuple):
    """Rows that concern an object without referring to it: those of `model` whose `column` is one
    of the keys of `names`, which say what each key is called."""

    model: type[models.Model]
    column: str
    names: dict[int, str]


def newest_events(
    obj: models.Model,
    limit: int,
    related: RelatedRows | None = None,
    among: tuple[type[models.Model], ...] = (),
) -> list[Event]:
    """Of the object, of the rows that refer to it (only of the models `among`, where any are
    named), and of the related ones; newest first."""
    related_column = (related.model, related.column) if related and related.names else None
    event_tables, sql = _statement(obj._meta.concrete_model, related_column, among)
    params = {
        "object": obj.pk,
        "limit": limit,
        "related": list(related.names) if related else [],
    }
    with connection.cursor() as cursor:
        cursor.execute(sql, params)
        return [
            Event(event_tables[number].pgh_tracked_model, *values)
            for number, *values in cursor.fetchall()
        ]


@cache
def _statement(
    model: type[models.Model],
    related_column: tuple[type[models.Model], str] | None,
    among: tuple[type[models.Model], ...],
) -> tuple[list, str]:
    """The event tables and the SQL that names them; the same for every object of a model."""
    tables = [
        table
        for table in event_models(references_model=model)
        if not among or table.pgh_tracked_model in among
    ]
    newest = [
        f"({_render(NEWEST, number, table, condition=_refers(table, model), is_related=False)})"
        for number, table in enumerate(tables)
    ]
    if related_column:
        related_model, column = related_column
        table = related_model.pgh_event_model
        condition = f"event.{connection.ops.quote_name(column)} = each.id"
        of_each = _render(NEWEST, len(tables), table, condition=condition, is_related=True)
        newest.append(OF_EACH.format(newest=of_each))
        tables = [*tables, table]
    return tables, MERGED.format(
        newest=" UNION ALL ".join(newest),
        data=" ".join(_render(DATA, number, table) for number, table in enumerate(tables)),
        before=" ".join(_render(BEFORE, number, table) for number, table in enumerate(tables)),
        last_written=LAST_WRITTEN,
        order=ORDER,
    )


def _render(sql: str, number: int, table: type[models.Model], **parts: object) -> str:
    name = connection.ops.quote_name(table._meta.db_table)
    return sql.format(number=number, table=name, **parts)


def _refers(table: type[models.Model], model: type[models.Model]) -> str:
    """That a column of the event table names the object."""
    relations = [field for field in table._meta.fields if field.is_relation]
    return " OR ".join(
        f"event.{field.column} = %(object)s"
        for field in relations
        if field.related_model._meta.concrete_model is model
    )
