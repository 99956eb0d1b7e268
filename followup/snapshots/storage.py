"""Snapshots of rounds as the database stores them: read, and turned to JSON and back."""

import datetime
from collections.abc import Callable, Hashable, Iterable
from dataclasses import fields, is_dataclass, replace
from decimal import Decimal
from functools import cache
from types import UnionType
from typing import Any, get_args, get_origin, get_type_hints

from followup.models import FollowUpRound, RoundSnapshot
from followup.snapshots.parts import SnapshotMeasurement
from followup.snapshots.snapshot import SnapshotReplaced, SnapshotRound


def snapshot_of(follow_up_round: FollowUpRound) -> SnapshotRound | None:
    """The closed round as its snapshot has it; None without one. One query."""
    return snapshots_of([follow_up_round.pk]).get(follow_up_round.pk)


def snapshots_of(round_ids: Iterable[int]) -> dict[int, SnapshotRound]:
    """The snapshots in force of those rounds that have one, by the round's id; one query."""
    found = RoundSnapshot.objects.in_force().filter(round__in=round_ids)
    return {one: from_json(content) for one, content in found.values_list("round", "content")}


def replaced_of(follow_up_round: FollowUpRound) -> SnapshotReplaced | None:
    """Of a round that was reopened the edition before; None of one that never was. One query."""
    ended = newest_ended(follow_up_round)
    return SnapshotReplaced.of(ended) if ended else None


def newest_ended(follow_up_round: FollowUpRound) -> RoundSnapshot | None:
    """The newest edition that a reopening has ended, without its content."""
    ended = follow_up_round.snapshots.filter(reopened_at__isnull=False)
    return ended.defer("content").order_by("-edition").first()


def replaced_by(content: SnapshotRound) -> SnapshotRound | None:
    """The edition that this one, or the one to come, replaces; one query where there is any."""
    if content.replaces is None:
        return None
    ended = RoundSnapshot.objects.filter(round=content.pk, edition=content.replaces.edition)
    return from_json(ended.values_list("content", flat=True).get())


def as_json(snapshot: SnapshotRound) -> dict:
    """What the database stores; figures stand as text so that none of their digits is lost.

    What has its default, which always means that nothing is said, is left out. A list of measured
    values that many initiatives share is stored once: 50,000 initiatives with a national figure
    would not fit otherwise. `lists` holds the positions in `measurements` of each list, and an
    initiative's `measured` is the number of its own.
    """
    shared = _Shared()
    stored = _written(replace(snapshot, initiatives=[]))
    stored["initiatives"] = [
        _written(one, leaving="measurements") | shared.number_of(one.measurements)
        for one in snapshot.initiatives
    ]
    return stored | {"lists": shared.lists, "measurements": shared.measurements}


def from_json(content: dict) -> SnapshotRound:
    """Also of a snapshot whose initiatives hold their measured values themselves."""
    snapshot = _reader(SnapshotRound)(content)
    if not content.get("lists"):
        return snapshot
    measurements = [*map(_reader(SnapshotMeasurement), content["measurements"])]
    lists = [[measurements[place] for place in places] for places in content["lists"]]
    return replace(
        snapshot,
        initiatives=[
            replace(one, measurements=lists[row["measured"]]) if "measured" in row else one
            for one, row in zip(snapshot.initiatives, content["initiatives"], strict=True)
        ],
    )


class _Shared:
    """Measured values and lists of them as they are stored: the same object only once."""

    def __init__(self) -> None:
        self.lists: list[list[int]] = []
        self.measurements: list[dict] = []
        self._numbers: dict[int, int] = {}
        self._places: dict[int, int] = {}

    def number_of(self, measurements: list[SnapshotMeasurement]) -> dict:
        if not measurements:
            return {}
        if id(measurements) not in self._numbers:
            self._numbers[id(measurements)] = len(self.lists)
            self.lists.append([self._place_of(one) for one in measurements])
        return {"measured": self._numbers[id(measurements)]}

    def _place_of(self, one: SnapshotMeasurement) -> int:
        if id(one) not in self._places:
            self._places[id(one)] = len(self.measurements)
            self.measurements.append(_written(one))
        return self._places[id(one)]


def _written(one: Any, leaving: str = "") -> dict:
    """The fields that say something, and those that always stand."""
    kind: Any = type(one)
    return {
        name: _plain(getattr(one, name))
        for name, default in _defaults(kind)
        if name != leaving and getattr(one, name) != default
    }


def _plain(value: Any) -> Any:
    if isinstance(value, list):
        return [_plain(one) for one in value]
    if is_dataclass(value):
        return _written(value)
    if isinstance(value, datetime.date):  # or a time of day with it
        return value.isoformat()
    return str(value) if isinstance(value, Decimal | str) else value


@cache
def _defaults(kind: Any) -> list[tuple]:
    return [(one.name, [] if one.default_factory is list else one.default) for one in fields(kind)]


@cache
def _reader(kind: Hashable) -> Callable[[Any], Any]:
    """What makes a value of the kind from JSON; a round of 40 initiatives has 3,000 of them."""
    if get_origin(kind) is UnionType:
        kind = next(one for one in get_args(kind) if one is not type(None))
    if get_origin(kind) is list:
        read = _reader(get_args(kind)[0])
        return lambda value: None if value is None else [read(one) for one in value]
    if is_dataclass(kind):
        hints = get_type_hints(kind)
        readers = [(one.name, _reader(hints[one.name])) for one in fields(kind)]
        return lambda value: _build(kind, readers, value)
    if kind in (datetime.date, datetime.datetime):
        return lambda value: None if value is None else kind.fromisoformat(value)
    if kind is Decimal:
        return lambda value: None if value is None else Decimal(value)
    return lambda value: value


def _build(kind: Any, readers: list[tuple[str, Callable]], value: dict | None) -> Any:
    if value is None:
        return None
    return kind(**{name: read(value[name]) for name, read in readers if name in value})
