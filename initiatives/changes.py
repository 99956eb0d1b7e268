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
from pghistory.models import Events

from initiatives.danish import format_date, format_number
from initiatives.statements import Given, Statement

LIMIT = 200
MEASUREMENT_EVENTS = "targets.MeasurementEvent"
COMMANDS = {
    "load_plans": "Indlæsning af planerne",
    "refresh_status": "Daglig beregning",
}
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


class Event(NamedTuple):
    """One event row as the database gives it; what is JSON is text until it is needed."""

    when: datetime.datetime
    label: str
    model: str
    obj_model: str
    data: str
    diff: str | None
    context_id: object
    context: str | None


COLUMNS = (
    *("pgh_created_at", "pgh_label", "pgh_model", "pgh_obj_model", "pgh_data", "pgh_diff"),
    *("pgh_context_id", "pgh_context"),
)
IDS = Given()
STANDS_FOR_IDS = 928374655  # pghistory writes ids into its text


def history_of(obj: models.Model, indicators=(), limit: int = LIMIT) -> list[HistoryEntry]:
    """The newest entries about the object and the rows that belong to it; one query.

    With `indicators` one more: what was entered for them, for it moves the object's verdict.
    """
    events = _newest([obj], limit)
    if indicators:
        measured = _newest(indicators, limit, MEASUREMENT_EVENTS)
        events = sorted([*events, *measured], key=_write_time, reverse=True)
    names = {indicator.pk: indicator.name for indicator in indicators}
    return _told(events[:limit], names)


def _newest(objects, limit: int, *across: str) -> list[Event]:
    statement = _statement(type(objects[0]), limit, *across)
    return [Event(*row) for row in statement.run({IDS: [one.pk for one in objects]})]


@cache
def _statement(model: type[models.Model], limit: int, *across: str) -> Statement:
    events = Events.objects.across(*across).references(model(pk=STANDS_FOR_IDS))
    newest = events.order_by("-pgh_created_at", "-pgh_id").values_list(*COLUMNS)[:limit]
    statement, asked = Statement(newest), f"= {STANDS_FOR_IDS}"
    statement.params = (*statement.params, *[IDS] * statement.text.count(asked))
    statement.text = statement.text.replace(asked, "= ANY(%s::bigint[])")
    return statement


def _told(events, names: dict[int, str]) -> list[HistoryEntry]:
    entries = []
    for _, same_write in groupby(events, key=_write):
        group = list(same_write)
        told = _loaded(group) if _is_load(group) else [_entry(event, names) for event in group]
        entries.extend(filter(None, told))
    return entries


def _write(event: Event):
    return event.when, event.context_id


def _write_time(event: Event):
    return event.when, str(event.context_id)


def _is_load(group: list[Event]) -> bool:
    command = _context(group[0].context).get("command")
    return command == "load_plans" and any(event.label == "insert" for event in group)


def _loaded(group: list[Event]) -> list[HistoryEntry]:
    """A load writes dozens of rows; one line says so."""
    return [HistoryEntry(group[0].when, _who(group[0]), "Indlæst fra kilden")]


def _entry(event: Event, names: dict[int, str]) -> HistoryEntry | None:
    name, data = _name_of(event.obj_model), None
    if event.label == "insert" or event.model == MEASUREMENT_EVENTS:
        data = json.loads(event.data)
    if event.model == MEASUREMENT_EVENTS and (of := names.get(data["indicator_id"])):
        name = f"{name} af “{of}”"
    entry = HistoryEntry(event.when, _who(event), "")
    if event.label == "insert":
        entry.what = f"Oprettede {name}"
        values = ((field_name, None, value) for field_name, value in data.items())
    elif event.label == "delete":
        entry.what = f"Slettede {name}"
        values = ()
    else:
        entry.what = f"Rettede {name}"
        diff = json.loads(event.diff) if event.diff else {}
        values = ((key, old, new) for key, (old, new) in diff.items())
    model = event.obj_model
    entry.changes = [change for item in values if (change := _change(model, *item))]
    if event.label == "update" and not entry.changes:
        return None
    return entry


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
