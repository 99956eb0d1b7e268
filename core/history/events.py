"""One event row of any tracked model, readable: who wrote it, when, and what it changed."""

import datetime
import json
from dataclasses import dataclass, replace
from functools import cache
from typing import Any
from uuid import UUID

from django.db import models
from django.utils.dateparse import parse_date, parse_datetime

from core.danish import format_date, format_number

LOADING = "load_plans"
COMMANDS = {
    LOADING: "Indlæsning af planerne",
    "refresh_status": "Daglig beregning",
}
NO = "nej"
VERBS = {"insert": "Oprettede", "update": "Rettede", "delete": "Slettede"}
# Bookkeeping that says nothing to a reader.
NOT_SHOWN = {
    "id",
    "version",
    "written_at",
    "written_by_id",
    "approved_at",
    "approved_by_id",
    "contributed_at",
    "contributed_by_id",
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
    "public_id",
    "content",  # of a snapshot: the round's page shows it
}


# What the published rule writes, not the person who saved.
CALCULATED = {"calculated_status", "deviation", "trajectory_status", "verdict"}
LONGEST_IN_WORDS = 60  # letters of a value that a sentence holds


@dataclass
class FieldChange:
    """One field: its name, its Danish label, and its value before and after as shown ("" is
    nothing)."""

    name: str
    label: str
    before: str
    after: str

    @property
    def is_calculated(self) -> bool:
        return self.name in CALCULATED

    @property
    def is_short(self) -> bool:
        return max(len(self.before), len(self.after)) <= LONGEST_IN_WORDS

    @property
    def in_words(self) -> str:
        """Such as “status fra “ikke vurderet” til “opfyldt””."""
        if not self.before:
            return f"{self.label} til “{self.after}”"
        return f"{self.label} fra “{self.before}” til {f'“{self.after}”' if self.after else 'tom'}"


@dataclass
class Event:
    """That a row of `model` was inserted, updated or deleted (`label`). JSON: `data`, the row as it
    was written (all of it, or the columns that its reader needs), `before`, the row before an
    update where that is stored, and the `context` it was saved in."""

    model: type[models.Model]
    pk: int
    label: str
    when: datetime.datetime
    data: str
    before: str | None
    context_id: UUID | None
    context: str | None

    @property
    def row(self) -> dict:
        return json.loads(self.data)

    @property
    def row_before(self) -> dict | None:
        return json.loads(self.before) if self.before else None

    @property
    def is_update(self) -> bool:
        return self.label == "update"

    def without_before(self) -> "Event":
        """The same event as if all of its fields had been blank before."""
        return replace(self, before=json.dumps(dict.fromkeys(self.row)))

    @property
    def verb(self) -> str:
        return VERBS[self.label]

    @property
    def is_of_loading(self) -> bool:
        return self._context.get("command") == LOADING

    @property
    def who(self) -> str:
        """The user's name, the command's, or the system."""
        context = self._context
        return context.get("user_name") or COMMANDS.get(context.get("command", ""), "Systemet")

    @property
    def save_key(self) -> object:
        """Equal for all that was saved in one go; a row without a context was saved alone."""
        return self.context_id or (self.model, self.pk)

    def changes(self) -> list[FieldChange]:
        """The fields a reader is shown: of an insert those with a value, of an update those that
        became different, of a deletion none."""
        row = self.row
        before = dict.fromkeys(row) if self.label == "insert" else json.loads(self.before or "{}")
        # A column that was added later has no value before.
        changes = (
            _change(self.model, name, before[name], value)
            for name, value in row.items()
            if name in before and before[name] != value
        )
        # That a new row is not this and not that says nothing.
        return [one for one in changes if one and (self.is_update or one.after != NO)]

    @property
    def _context(self) -> dict:
        return (json.loads(self.context) if self.context else None) or {}


def _change(model: type[models.Model], name: str, old: object, new: object) -> FieldChange | None:
    if old is None and (new is None or new == ""):
        return None  # a new row's blank field says nothing
    model_field = _shown_field(model, name)
    if model_field is None:
        return None
    # A new row has nothing before, a field that was emptied had: "ikke vurderet" is shown.
    before = "" if old is None else _in_danish(model_field, old)
    after = _in_danish(model_field, new)
    if before == after or (model_field.is_relation and not before):
        return None
    return FieldChange(name, str(model_field.verbose_name), before, after)


@cache
def _shown_field(model: type[models.Model], name: str) -> models.Field | None:
    """None for what no longer is a field, or says nothing to a reader."""
    if name in NOT_SHOWN or name.startswith("source") and name.endswith("_id"):
        return None
    fields = model._meta.concrete_fields
    return next((one for one in fields if name in (one.attname, one.name)), None)


def _in_danish(model_field: models.Field, value: Any) -> str:
    """A stored value, as JSON has it, as a reader is shown it."""
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
        return "ja" if value else NO
    if isinstance(model_field, models.DateTimeField):
        return format_date(parse_datetime(value).date())
    if isinstance(model_field, models.DateField):
        return format_date(parse_date(value))
    if isinstance(model_field, models.DecimalField):
        return format_number(value)
    return str(value)
