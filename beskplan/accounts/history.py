"""The history of a person's account and of a role: who gave or took which role and unit, and what
else was changed. What the person wrote stands with what it was written about."""

from collections.abc import Callable
from typing import Any

from django.contrib.auth.models import Group, User
from django.db.models import Model

from core.history.changes import LIMIT, Deed, HistoryEntry
from core.history.events import Event
from core.history.object_events import newest_events
from core.people import display_name
from initiatives.models import Membership, RoleHolder, TrackedRole, TrackedUser, Unit

GIVES_ACCESS = (TrackedUser, TrackedRole, RoleHolder, Membership)
GAVE = {"insert": "Gav", "update": "Rettede", "delete": "Fjernede"}
UNKNOWN = "(slettet)"


def history_of_access(obj: User | Group) -> list[HistoryEntry]:
    """The newest entries, newest first; four queries."""
    events = newest_events(obj, LIMIT, among=GIVES_ACCESS)
    names = _names_in(events)
    entries = (_entry(event, names) for event in events)
    return [entry for entry in entries if entry]


def _names_in(events: list[Event]) -> dict[str, dict[int, str]]:
    """What the people, roles and units of the events are called, by column and key."""
    rows = [event.row for event in events]

    def called(model: type[Model], column: str, name: Callable[[Any], str]) -> dict[int, str]:
        keys = {row[column] for row in rows if column in row}
        found = model._default_manager.in_bulk(keys)
        return {key: name(one) for key, one in found.items()}

    return {
        "user_id": called(User, "user_id", display_name),
        "group_id": called(Group, "group_id", str),
        "unit_id": called(Unit, "unit_id", str),
    }


def _entry(event: Event, names: dict[str, dict[int, str]]) -> HistoryEntry | None:
    """None for an update of nothing that a reader is shown."""
    if event.model in (TrackedUser, TrackedRole):
        changes = event.changes()
        if event.label == "update" and not changes:
            return None
        what = f"{event.verb} {event.model._meta.verbose_name}"
        return HistoryEntry(event.when, event.who, [Deed(what, changes)])
    return HistoryEntry(event.when, event.who, [Deed(_given(event, names))])


def _given(event: Event, names: dict[str, dict[int, str]]) -> str:
    """Such as “Gav rollen Leder til Pia Præst”."""
    row = event.row
    kind, column = ("rollen", "group_id") if event.model is RoleHolder else ("enheden", "unit_id")
    thing = names[column].get(row[column], UNKNOWN)
    person = names["user_id"].get(row["user_id"], UNKNOWN)
    towards = "fra" if event.label == "delete" else "til"
    return f"{GAVE[event.label]} {kind} {thing} {towards} {person}"
