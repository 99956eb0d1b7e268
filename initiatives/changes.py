"""The history of an object, readable: who changed what from what to what, and when."""

import datetime
import json
from collections.abc import Callable
from dataclasses import dataclass, field
from functools import cache, lru_cache, partial
from itertools import groupby
from typing import NamedTuple

from django.apps import apps
from django.db import models
from django.utils.dateparse import parse_date, parse_datetime

from initiatives.danish import format_date, format_number
from initiatives.events import MEASUREMENT_EVENTS, Event, events_of

LIMIT = 200
COMMANDS = {
    "load_plans": "Indlæsning af planerne",
    "refresh_status": "Daglig beregning",
}
VERBS = {"insert": "Oprettede", "update": "Rettede", "delete": "Slettede"}
# Bookkeeping that says nothing to a reader.
SILENT = {
    "id",
    "version",
    "written_at",
    "written_by_id",
    "approved_at",
    "approved_by_id",
    "entered_at",
    "entered_by_id",
    "returned_at",
    "returned_by_id",
    "closed_by_id",
    "reopened_by_id",
    "added_at",
    "added_by_id",
    "latest_id",
    "position",
    "content",  # of a freeze: the round's page shows it
}


@dataclass
class Change:
    """One field: Danish name, value before and after as shown ("" is nothing)."""

    label: str
    before: str
    after: str


@dataclass
class HistoryEntry:
    """What one person did at one time to one row."""

    when: datetime.datetime
    who: str
    what: str
    changes: list[Change] = field(default_factory=list)


def history_of(obj: models.Model, indicators=(), limit: int = LIMIT) -> list[HistoryEntry]:
    """The newest entries about the object and the rows that belong to it; one query.

    With `indicators` also what was entered for them, for it moves the object's verdict.
    """
    events = events_of(type(obj), limit, bool(indicators))
    names = {indicator.pk: indicator.name for indicator in indicators}
    return _told(events.newest(obj, indicators), events.tables, names)


def _told(events, tables, names: dict[int, str]) -> list[HistoryEntry]:
    entries = []
    for _, same_write in groupby(events, key=_write):
        group = list(same_write)
        if _is_load(group):
            entries.extend(_loaded(group))
        else:
            told = (_entry(event, tables[event.place], names) for event in group)
            entries.extend(filter(None, told))
    return entries


def _write(event: Event):
    return event.when, event.context_id


def _is_load(group: list[Event]) -> bool:
    command = _context(group[0].context).get("command")
    return command == "load_plans" and any(event.label == "insert" for event in group)


def _loaded(group: list[Event]) -> list[HistoryEntry]:
    """A load writes dozens of rows; one line says so."""
    return [HistoryEntry(group[0].when, _who(group[0]), "Indlæst fra kilden")]


def _entry(event: Event, table, names: dict[int, str]) -> HistoryEntry | None:
    model, is_measured = (
        table.pgh_tracked_model._meta.label,
        table._meta.label == MEASUREMENT_EVENTS,
    )
    name, data = _name_of(model), {}
    if event.label != "delete" or is_measured:
        data = json.loads(event.data)
    if is_measured and (of := names.get(data["indicator_id"])):
        name = f"{name} af “{of}”"
    entry = HistoryEntry(event.when, _who(event), f"{VERBS[event.label]} {name}")
    if event.label == "insert":
        values = ((key, None, value) for key, value in data.items())
    elif event.label == "update":
        values = _differences(event, data)
    else:
        values = ()
    entry.changes = [change for item in values if (change := _change(model, *item))]
    if event.label == "update" and not entry.changes:
        return None
    return entry


def _differences(event: Event, now: dict) -> list[tuple]:
    """What the change changed: name, before and after. A column of later times has no before."""
    before = json.loads(event.before) if event.before else {}
    return [
        (key, before[key], value)
        for key, value in now.items()
        if key in before and before[key] != value
    ]


@cache
def _name_of(model: str) -> str:
    return str(apps.get_model(model)._meta.verbose_name)


def _change(model: str, name: str, old, new) -> Change | None:
    if old is None and (new is None or new == ""):
        return None  # a new row's blank field tells nothing
    told = _field(model, name)
    if told is None:
        return None
    # A new row has nothing before, a field that was emptied had: "ikke vurderet" is told of.
    old, new = "" if old is None else told.show(old), told.show(new)
    if old == new or (told.is_relation and not old):
        return None
    return Change(told.label, old, new)


class _Field(NamedTuple):
    label: str
    is_relation: bool
    show: Callable[[object], str]


@cache
def _field(model: str, name: str) -> _Field | None:
    """How the field is told of; None for what no longer is one, or says nothing to a reader."""
    if name in SILENT or name.startswith("source") and name.endswith("_id"):
        return None
    for one in apps.get_model(model)._meta.concrete_fields:
        if name in (one.attname, one.name):
            show = partial(_shown, one, dict(one.flatchoices))
            return _Field(str(one.verbose_name), one.is_relation, show)
    return None


def _shown(model_field, labels: dict, value) -> str:
    if value is None:
        return ""
    if value == "":
        return str(labels.get("", labels.get(None, "")))
    if labels:
        return str(labels.get(value, value))
    if model_field.is_relation:
        return f"nr. {value}"
    if isinstance(model_field, models.BooleanField):
        return "ja" if value else "nej"
    if isinstance(model_field, models.DateTimeField):
        return format_date(parse_datetime(value).date())
    if isinstance(model_field, models.DateField):
        return format_date(parse_date(value))
    if isinstance(model_field, models.DecimalField):
        return format_number(value)
    return str(value)


@lru_cache(maxsize=1000)
def _context(text: str | None) -> dict:
    return (json.loads(text) if text else None) or {}


def _who(event: Event) -> str:
    context = _context(event.context)
    if context.get("user_name"):
        return context["user_name"]
    return COMMANDS.get(context.get("command"), "Systemet")
