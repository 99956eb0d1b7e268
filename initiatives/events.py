"""The newest event rows about an object, whichever table they stand in; one statement.

Each event table gives its own newest rows from an index before they are put together, so an object
with ten years of history costs what one with ten days of it does. What a row says, and what stood
before a change, is looked up for those rows only that are told of.
"""

import datetime
from functools import cache
from typing import NamedTuple

from django.apps import apps
from django.db import models
from pghistory.core import event_models

from initiatives.statements import Given, Statement

MEASUREMENT_EVENTS = "targets.MeasurementEvent"
OBJECT, INDICATORS = Given(), Given()
# The pk comes of a sequence, so within what happened to one object it goes with the time.
NEWEST = """
    SELECT {place} AS place, {is_measured} AS measured, event.pgh_id, event.pgh_obj_id,
        event.pgh_created_at, event.pgh_label, event.pgh_context_id
    FROM {table} AS event WHERE {mine} ORDER BY event.pgh_id DESC LIMIT {most}
"""
DATA = """
    WHEN {place} THEN (
        SELECT to_jsonb(told.*) FROM {table} AS told WHERE told.pgh_id = event.pgh_id
    )
"""
BEFORE = """
    WHEN {place} THEN (
        SELECT to_jsonb(earlier.*) FROM {table} AS earlier
        WHERE earlier.pgh_obj_id = event.pgh_obj_id AND earlier.pgh_id < event.pgh_id
        ORDER BY earlier.pgh_id DESC LIMIT 1
    )
"""
TOGETHER = """
    SELECT event.pgh_created_at, event.pgh_label, event.place, CASE event.place {data} END,
        CASE WHEN event.pgh_label = 'update' THEN CASE event.place {before} END END,
        event.pgh_context_id, context.metadata
    FROM (
        SELECT * FROM ({branches}) AS events {order} LIMIT {most}
    ) AS event LEFT JOIN pghistory_context AS context ON context.id = event.pgh_context_id {order}
"""
# What one person did at one time stays together.
ORDER = """
    ORDER BY pgh_created_at DESC, coalesce(pgh_context_id::text, 'None') COLLATE "C" DESC,
        measured, pgh_id DESC
"""


class Event(NamedTuple):
    """One event row as the database gives it; what is JSON is text until it is needed."""

    when: datetime.datetime
    label: str
    place: int  # of its table in `Events.tables`
    data: str
    before: str | None  # of a change: the row as it stood
    context_id: object
    context: str | None


class Events:
    """Reads the newest `most` events of one kind of object, and of what is measured for it."""

    def __init__(self, model: type[models.Model], most: int, with_measured: bool):
        self.tables = event_models(references_model=model)
        branches = [_mine(place, one, model, most) for place, one in enumerate(self.tables)]
        params = [OBJECT] * sum(len(_links(one, model)) for one in self.tables)
        if with_measured:
            branches.append(_measured(len(self.tables), most))
            params.append(INDICATORS)
            self.tables.append(apps.get_model(MEASUREMENT_EVENTS))
        self.statement = Statement.of(_together(self.tables, branches, most), params).kept()

    def newest(self, obj: models.Model, indicators) -> list[Event]:
        given = {OBJECT: obj.pk, INDICATORS: [one.pk for one in indicators]}
        return [Event(*row) for row in self.statement.run(given)]


@cache
def events_of(model: type[models.Model], most: int, with_measured: bool) -> Events:
    return Events(model, most, with_measured)


def _links(table, model) -> list[str]:
    """The columns of an event table that name the object."""
    return [
        one.column
        for one in table._meta.fields
        if one.is_relation and one.related_model._meta.concrete_model is model._meta.concrete_model
    ]


def _mine(place: int, table, model, most: int) -> str:
    mine = " OR ".join(f"event.{column} = %s" for column in _links(table, model))
    return f"({_newest(place, table, mine, most)})"


def _measured(place: int, most: int) -> str:
    """Of each indicator apart, so that none of them has to be sorted."""
    table = apps.get_model(MEASUREMENT_EVENTS)
    newest = _newest(place, table, "event.indicator_id = asked.id", most, is_measured=True)
    return f"""
        SELECT newest.* FROM unnest(%s::bigint[]) AS asked (id)
        CROSS JOIN LATERAL ({newest}) AS newest
    """  # noqa: S608 - of our own parts


def _newest(place: int, table, mine: str, most: int, *, is_measured: bool = False) -> str:
    return NEWEST.format(
        place=place,
        table=_name(table),
        mine=mine,
        most=most,
        is_measured=str(is_measured).lower(),
    )


def _together(tables, branches: list[str], most: int) -> str:
    def each(pattern: str) -> str:
        return " ".join(
            pattern.format(place=place, table=_name(one)) for place, one in enumerate(tables)
        )

    return TOGETHER.format(
        data=each(DATA),
        before=each(BEFORE),
        branches=" UNION ALL ".join(branches),
        order=ORDER,
        most=most,
    )


def _name(table) -> str:
    return f'"{table._meta.db_table}"'
