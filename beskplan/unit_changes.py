"""The newest changes of what a unit leads, as `beskplan.latest` tells them; one statement.

What was loaded from the plans' files is no change, and only the context of an event says so. The
keys of the events come newest first from indexes alone; each event and its context is looked up
until there are enough, instead of all that ever happened to what the unit leads.
"""

import json
from functools import cache, lru_cache

from django.apps import apps

from beskplan.latest import FIELDS, FOLLOW_UP, INITIATIVE, READ, SHOWN, Change, told
from initiatives.statements import Given, Statement

UNIT = Given()
FEW = 20  # events of each kind
TEXTS = ("purpose", "description", "lapse_reason")
LED = """
    ARRAY(
        SELECT initiative_id FROM initiatives_responsibility
        WHERE unit_id = %s AND role = 'ansvarlig'
    )
"""
NEWEST = """
    SELECT event.*, context.metadata
    FROM (
        SELECT pgh_id FROM {table} WHERE {subject} = ANY({led}) ORDER BY pgh_id DESC OFFSET 0
    ) AS newest
    CROSS JOIN LATERAL (SELECT * FROM {table} WHERE pgh_id = newest.pgh_id OFFSET 0) AS event
    LEFT JOIN LATERAL (
        SELECT metadata FROM pghistory_context WHERE id = event.pgh_context_id OFFSET 0
    ) AS context ON TRUE
    WHERE (context.metadata ->> 'command') IS DISTINCT FROM 'load_plans'
    ORDER BY newest.pgh_id DESC LIMIT {most}
"""
EVENTS = """
    (SELECT '{INITIATIVE}', event.pgh_id, event.pgh_created_at, event.pgh_context_id,
            event.metadata, event.pgh_label, event.pgh_obj_id, event.code, event.title,
            event.pgh_obj_id, coalesce((
                SELECT {before} FROM {initiatives} AS earlier
                WHERE earlier.pgh_obj_id = event.pgh_obj_id AND earlier.pgh_id < event.pgh_id
                ORDER BY earlier.pgh_id DESC LIMIT 1
            ), '{{}}'), {after}
        FROM ({of_initiatives}) AS event
    ) UNION ALL (
        SELECT '{FOLLOW_UP}', event.pgh_id, event.pgh_created_at, event.pgh_context_id,
            event.metadata, event.pgh_label, event.initiative_id, initiative.code,
            initiative.title, event.initiative_id, '{{}}'::jsonb,
            jsonb_build_object('state', event.state, 'round', event.round_id)
        FROM ({of_follow_ups}) AS event
        JOIN initiatives_initiative AS initiative ON initiative.id = event.initiative_id
    )
"""
NAMES = (
    *("kind", "pgh_id", "when", "context", "metadata", "label", "subject"),
    *("code_now", "title_now", "there", "before", "after"),
)


def changes_of_unit(pk: int) -> list[Change]:
    """Of the initiatives that the unit itself leads. Few events are read first: they nearly always
    hold as many changes as are shown, and all of each."""
    events = events_of_unit(pk, FEW)
    changes = told(events)
    return changes if _holds(changes, events) else told(events_of_unit(pk))


def _holds(changes: list[Change], events: list[dict]) -> bool:
    """Whether more events would tell the same: what was left out is older than what is shown."""
    of_kinds = [[one for one in events if one["kind"] == kind] for kind in (INITIATIVE, FOLLOW_UP)]
    cut = [min(one["when"] for one in found) for found in of_kinds if len(found) == FEW]
    return not cut or (len(changes) == SHOWN and changes[-1].when > max(cut))


def events_of_unit(pk: int, most: int = READ) -> list[dict]:
    """The newest events of what the unit itself leads, and as many of the follow-ups."""
    return [_event(row) for row in statement(most).run({UNIT: pk})]


def _event(row: tuple) -> dict:
    event = dict(zip(NAMES, row, strict=True))
    event["metadata"] = _read(event["metadata"] or "null")
    event["before"], event["after"] = json.loads(event["before"]), json.loads(event["after"])
    return event


_read = lru_cache(maxsize=1000)(json.loads)  # one request's context is that of several events


@cache
def statement(most: int = READ) -> Statement:
    initiatives = apps.get_model("initiatives", "InitiativeEvent")._meta.db_table
    follow_ups = apps.get_model("targets", "FollowUpEvent")._meta.db_table
    text = EVENTS.format(
        INITIATIVE=INITIATIVE,
        FOLLOW_UP=FOLLOW_UP,
        initiatives=initiatives,
        before=_fields("earlier"),
        after=_fields("event"),
        of_initiatives=_newest(initiatives, "pgh_obj_id", most),
        of_follow_ups=_newest(follow_ups, "initiative_id", most),
    )
    return Statement.of(text, (UNIT, UNIT)).kept()


def _newest(table: str, subject: str, most: int) -> str:
    return NEWEST.format(table=table, subject=subject, led=LED, most=most)


def _fields(row: str) -> str:
    """Of a text only what shows whether it is another one; nobody is told what it said."""
    values = {
        name: f"hashtextextended({row}.{name}, 0)" if name in TEXTS else f"{row}.{name}"
        for name in FIELDS
    }
    pairs = ", ".join(f"'{name}', {value}" for name, value in values.items())
    return f"jsonb_build_object({pairs})"
