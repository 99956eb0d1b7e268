"""The history of an object, readable: who changed what from what to what, and when."""

import datetime
from dataclasses import dataclass, field
from itertools import groupby

from django.apps import apps
from django.db import models
from django.utils.dateparse import parse_date, parse_datetime
from pghistory.models import Events

from initiatives.danish import format_date, format_number

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


def history_of(obj: models.Model, indicators=(), limit: int = LIMIT) -> list[HistoryEntry]:
    """The newest entries about the object and the rows that belong to it; one query.

    With `indicators` one more: what was entered for them, for it moves the object's verdict.
    """
    events = _newest(Events.objects.references(obj), limit)
    if indicators:
        measured = Events.objects.across(MEASUREMENT_EVENTS).references(list(indicators))
        events = sorted([*events, *_newest(measured, limit)], key=_write_time, reverse=True)
    names = {indicator.pk: indicator.name for indicator in indicators}
    return _told(events[:limit], names)


def _newest(events, limit: int) -> list:
    return list(events.order_by("-pgh_created_at", "-pgh_id")[:limit])


def _told(events, names: dict[int, str]) -> list[HistoryEntry]:
    entries = []
    for _, same_write in groupby(events, key=_write):
        group = list(same_write)
        told = _loaded(group) if _is_load(group) else [_entry(event, names) for event in group]
        entries.extend(filter(None, told))
    return entries


def _write(event):
    return event.pgh_created_at, event.pgh_context_id


def _write_time(event):
    return event.pgh_created_at, str(event.pgh_context_id)


def _is_load(group) -> bool:
    command = (group[0].pgh_context or {}).get("command")
    return command == "load_plans" and any(event.pgh_label == "insert" for event in group)


def _loaded(group) -> list[HistoryEntry]:
    """A load writes dozens of rows; one line says so."""
    return [HistoryEntry(group[0].pgh_created_at, _who(group[0]), "Indlæst fra kilden")]


def _entry(event, names: dict[int, str]) -> HistoryEntry | None:
    model = apps.get_model(event.pgh_obj_model)
    name = str(model._meta.verbose_name)
    if event.pgh_model == MEASUREMENT_EVENTS and (of := names.get(event.pgh_data["indicator_id"])):
        name = f"{name} af “{of}”"
    entry = HistoryEntry(event.pgh_created_at, _who(event), "")
    if event.pgh_label == "insert":
        entry.what = f"Oprettede {name}"
        values = ((field_name, None, value) for field_name, value in event.pgh_data.items())
    elif event.pgh_label == "delete":
        entry.what = f"Slettede {name}"
        values = ()
    else:
        entry.what = f"Rettede {name}"
        values = ((key, old, new) for key, (old, new) in (event.pgh_diff or {}).items())
    entry.changes = [change for item in values if (change := _change(model, *item))]
    if event.pgh_label == "update" and not entry.changes:
        return None
    return entry


def _change(model, name: str, old, new) -> Change | None:
    if name in SILENT or name.startswith("source") and name.endswith("_id"):
        return None
    try:
        model_field = _field(model, name)
    except LookupError:
        return None
    fresh = old is None and new == ""  # a new row's blank field tells nothing
    # A new row has nothing before, a field that was emptied had: "ikke vurderet" is told of.
    old, new = "" if old is None else _shown(model_field, old), _shown(model_field, new)
    if fresh or old == new or (model_field.is_relation and not old):
        return None
    return Change(str(model_field.verbose_name), old, new)


def _field(model, attname: str):
    for model_field in model._meta.concrete_fields:
        if attname in (model_field.attname, model_field.name):
            return model_field
    raise LookupError(attname)


def _shown(model_field, value) -> str:
    if value is None:
        return ""
    if value == "":
        labels = dict(model_field.flatchoices)
        return str(labels.get("", labels.get(None, "")))
    if model_field.choices:
        return str(dict(model_field.flatchoices).get(value, value))
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


def _who(event) -> str:
    context = event.pgh_context or {}
    if context.get("user_name"):
        return context["user_name"]
    return COMMANDS.get(context.get("command"), "Systemet")
