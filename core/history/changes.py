"""The history of an object, readable: who changed what from what to what, and when."""

import datetime
import json
from dataclasses import dataclass, field
from functools import cache
from itertools import groupby

from django.db import models
from django.utils.dateparse import parse_date, parse_datetime

from core.danish import format_date, format_number
from core.history.events import Beside, Event, newest_events

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


def history_of(
    obj: models.Model, beside: Beside | None = None, limit: int = LIMIT
) -> list[HistoryEntry]:
    """The newest entries about the object, the rows that belong to it and those beside it; one
    query."""
    entries = []
    newest = newest_events(obj, limit, beside)
    for _, same_write in groupby(newest, key=lambda event: (event.when, event.context_id)):
        events = list(same_write)
        if _is_load(events):  # it writes dozens of rows; one line says so
            entries.append(HistoryEntry(events[0].when, _who(events[0]), "Indlæst fra kilden"))
        else:
            entries += filter(None, (_entry(event, beside) for event in events))
    return entries


def _is_load(events: list[Event]) -> bool:
    is_of_load = _context(events[0].context).get("command") == "load_plans"
    return is_of_load and any(event.label == "insert" for event in events)


def _entry(event: Event, beside: Beside | None) -> HistoryEntry | None:
    """None for an update that changed nothing a reader is shown."""
    model = event.table.pgh_tracked_model
    data, name = json.loads(event.data), str(model._meta.verbose_name)
    if beside and event.table is beside.events and data[beside.column] in beside.names:
        name = f"{name} af “{beside.names[data[beside.column]]}”"
    changes = []
    if event.label == "insert":
        changes = [_change(model, key, None, value) for key, value in data.items()]
    elif event.label == "update":
        changes = [_change(model, *values) for values in _differences(event.before, data)]
    changes = [change for change in changes if change]
    if event.label == "update" and not changes:
        return None
    return HistoryEntry(event.when, _who(event), f"{VERBS[event.label]} {name}", changes)


def _differences(before: str | None, now: dict) -> list[tuple]:
    """Name, value before and value after of what changed. A column of later times has no before."""
    earlier = json.loads(before) if before else {}
    return [
        (key, earlier[key], value)
        for key, value in now.items()
        if key in earlier and earlier[key] != value
    ]


def _change(model: type[models.Model], name: str, old, new) -> Change | None:
    if old is None and (new is None or new == ""):
        return None  # a new row's blank field says nothing
    model_field = _field(model, name)
    if model_field is None:
        return None
    # A new row has nothing before, a field that was emptied had: "ikke vurderet" is shown.
    before = "" if old is None else _words(model_field, old)
    after = _words(model_field, new)
    if before == after or (model_field.is_relation and not before):
        return None
    return Change(str(model_field.verbose_name), before, after)


@cache
def _field(model: type[models.Model], name: str) -> models.Field | None:
    """None for what no longer is a field, or says nothing to a reader."""
    if name in SILENT or name.startswith("source") and name.endswith("_id"):
        return None
    fields = model._meta.concrete_fields
    return next((one for one in fields if name in (one.attname, one.name)), None)


def _words(model_field: models.Field, value) -> str:
    labels = dict(model_field.flatchoices)
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


def _context(text: str | None) -> dict:
    return (json.loads(text) if text else None) or {}


def _who(event: Event) -> str:
    context = _context(event.context)
    if context.get("user_name"):
        return context["user_name"]
    return COMMANDS.get(context.get("command"), "Systemet")
