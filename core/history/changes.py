"""The history of one object, newest first: who changed what from what to what, and when."""

import datetime
from collections.abc import Callable, Sequence
from dataclasses import dataclass, field
from itertools import groupby
from operator import attrgetter
from typing import NamedTuple

from django.db import models

from core.history.events import Event, FieldChange
from core.history.object_events import RelatedRows, newest_events

LIMIT = 200


@dataclass
class HistoryEntry:
    """What one person did at one time to one row."""

    when: datetime.datetime
    who: str
    what: str
    changes: list[FieldChange] = field(default_factory=list)


class Withheld(NamedTuple):
    """Rows of `model` whose content the reader is not told as long as they are private. `words`
    says instead what an event did, from the row and the row before it (None for a new one); "" is
    left out. The event that ends it tells the whole row, and nothing of what was private."""

    model: type[models.Model]
    is_private: Callable[[dict], bool]
    words: Callable[[dict, dict | None], str]


def history_of(
    obj: models.Model,
    related: RelatedRows | None = None,
    limit: int = LIMIT,
    withheld: Sequence[Withheld] = (),
) -> list[HistoryEntry]:
    """Of the `limit` newest events of the object, of the rows that refer to it and of the related
    ones; one query."""
    entries = []
    newest = newest_events(obj, limit, related)
    for _, saved_together in groupby(newest, key=attrgetter("save_key")):
        events = list(saved_together)
        first = events[0]
        if first.is_of_loading and any(event.label == "insert" for event in events):
            # It writes dozens of rows; one line says so.
            entries.append(HistoryEntry(first.when, first.who, "Indlæst fra kilden"))
        else:
            entries += filter(None, (_told(event, related, withheld) for event in events))
    return entries


def _told(
    event: Event, related: RelatedRows | None, withheld: Sequence[Withheld]
) -> HistoryEntry | None:
    """The event as its reader may hear of it."""
    rule = next((one for one in withheld if one.model is event.model), None)
    if rule is None or event.label == "delete":
        return _entry(event, related)
    row, before = event.row, event.row_before
    if rule.is_private(row):
        words = rule.words(row, before)
        return HistoryEntry(event.when, event.who, words) if words else None
    if before and rule.is_private(before):
        event = event.without_before()
    return _entry(event, related)


def _entry(event: Event, related: RelatedRows | None) -> HistoryEntry | None:
    """None for an update of nothing that a reader is shown."""
    changes = event.changes()
    if event.label == "update" and not changes:
        return None
    what = f"{event.verb} {event.model._meta.verbose_name}"
    if related and event.model is related.model:
        name = related.names.get(event.row[related.column])
        what += f" af “{name}”" if name else ""
    return HistoryEntry(event.when, event.who, what, changes)
