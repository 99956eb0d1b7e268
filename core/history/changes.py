"""The history of one object, newest first: who changed what from what to what, and when."""

import datetime
from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass, field, replace
from itertools import groupby
from operator import attrgetter
from types import MappingProxyType
from typing import NamedTuple

from django.db import models

from core.formats import sentence_list
from core.history.events import Event, FieldChange
from core.history.object_events import RelatedRows, newest_events

LIMIT = 200


@dataclass
class Deed:
    """What was done to one row in words, and the fields that the words leave out."""

    what: str
    changes: list[FieldChange] = field(default_factory=list)


@dataclass
class HistoryEntry:
    """One save: what a person did, row by row, and what was calculated from it."""

    when: datetime.datetime
    who: str
    deeds: list[Deed] = field(default_factory=list)
    calculated: list[FieldChange] = field(default_factory=list)

    @property
    def what(self) -> str:
        return "; ".join(deed.what for deed in self.deeds)


class Withheld(NamedTuple):
    """Rows of `model` whose content is hidden from the reader as long as they are private. `words`
    says instead what an event did, from the row and the row before it (None for a new one); "" is
    left out. The event that ends it tells the whole row, and nothing of what was private."""

    model: type[models.Model]
    is_private: Callable[[dict], bool]
    words: Callable[[dict, dict | None], str]


# What an event of a model is called, where it has words of its own; "" where it has none.
Words = Mapping[type[models.Model], Callable[[Event], str]]


def history_of(
    obj: models.Model,
    related: RelatedRows | None = None,
    limit: int = LIMIT,
    withheld: Sequence[Withheld] = (),
    words: Words = MappingProxyType({}),
) -> list[HistoryEntry]:
    """Of the `limit` newest events of the object, of the rows that refer to it and of the related
    ones, one entry a save; one query."""
    newest = newest_events(obj, limit, related)
    writer = _EntryWriter(type(obj)._meta.concrete_model, related, withheld, words)
    saves = groupby(newest, key=attrgetter("save_key"))
    entries = [writer.entry(list(saved)) for _, saved in saves]
    return [entry for entry in entries if entry.deeds or entry.calculated]


@dataclass(frozen=True)
class _EntryWriter:
    """Puts events into words for one reader of one object's history."""

    model: type[models.Model]
    related: RelatedRows | None
    withheld: Sequence[Withheld]
    words: Words

    def entry(self, events: list[Event]) -> HistoryEntry:
        """The entry of one save; an empty one where a reader is shown nothing of it."""
        first = events[0]
        entry = HistoryEntry(first.when, first.who)
        if first.is_of_loading and any(event.label == "insert" for event in events):
            entry.deeds.append(Deed("Indlæst fra kilden"))  # dozens of rows; one line says so
            return entry
        for event in events:
            self._add(event, entry)
        return entry

    def _add(self, event: Event, entry: HistoryEntry) -> None:
        rule = next((one for one in self.withheld if one.model is event.model), None)
        if rule and event.label != "delete":
            if rule.is_private(event.row):
                what = rule.words(event.row, event.row_before)
                entry.deeds += [Deed(what)] if what else []
                return
            if event.row_before and rule.is_private(event.row_before):
                event = event.without_before()
        changes = event.changes()
        calculated = [one for one in changes if one.is_calculated] if event.is_update else []
        entry.calculated += [self._named(one, event) for one in calculated]
        written = [one for one in changes if one not in calculated]
        if written or not event.is_update:
            entry.deeds.append(self._deed(event, written))

    def _deed(self, event: Event, written: list[FieldChange]) -> Deed:
        own = self.words.get(event.model)
        what = own(event) if own else ""
        if what:
            return Deed(what, [one for one in written if one.name != "state"])
        short = [one for one in written if one.is_short] if event.is_update else []
        rest = [one for one in written if one not in short]
        if event.is_update and event.model is self.model:
            opening = "Ændrede" if short else "Rettede teksten"
        else:
            opening = f"{event.verb} {self._noun(event)}{':' if short else ''}"
        return Deed(
            " ".join([opening, sentence_list([one.in_words for one in short])]).strip(), rest
        )

    def _named(self, change: FieldChange, event: Event) -> FieldChange:
        """Which row it was calculated for, where that is not the object itself."""
        if event.model is self.model:
            return change
        return replace(change, label=f"{change.label} ({self._noun(event)})")

    def _noun(self, event: Event) -> str:
        noun = str(event.model._meta.verbose_name)
        if self.related and event.model is self.related.model:
            name = self.related.names.get(event.row[self.related.column])
            return f"{noun} af “{name}”" if name else noun
        return noun
