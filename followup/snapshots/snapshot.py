"""A round as pages and papers print it: plain values that no later change can reach.

Pure: built from rows by taking.py, stored as JSON with the round's freeze, read back
here. A field that an older freeze lacks takes its default.
"""

import datetime
from collections.abc import Callable, Iterable
from dataclasses import dataclass, field, fields, is_dataclass, replace
from decimal import Decimal
from functools import cache
from types import UnionType
from typing import get_args, get_origin, get_type_hints

from followup.models import FollowUp, FollowUpRound
from followup.models.rounds import ANSWERED
from initiatives.models import CalculatedStatus, Deviation, Status
from targets.models import Target, Verdict


@dataclass(frozen=True)
class SnapshotSource:
    """Where a fact stands; both empty for what was written in the application."""

    document: str = ""
    place: str = ""
    note: str = ""

    def __bool__(self):
        return bool(self.document)

    @property
    def reference(self) -> str:
        return ", ".join(part for part in (self.document, self.place) if part)


@dataclass(frozen=True)
class SnapshotArea:
    pk: int
    code: str
    title: str

    def __str__(self):
        return f"{self.code} {self.title}"


@dataclass(frozen=True)
class SnapshotUnit:
    pk: int
    name: str
    leads: bool


@dataclass(frozen=True)
class SnapshotTarget:
    """A target with what the rule said of it at the cut-off."""

    pk: int
    number: int
    kind: str
    title: str
    wording: str
    goal: str  # "mindst 80 forløb"
    has_value: bool
    verdict: str
    sentence: str
    indicator: str = ""
    unit: str = ""
    value: Decimal | None = None  # the compared measurement, as stated
    qualifier: str = ""
    date: datetime.date | None = None

    @property
    def kind_label(self) -> str:
        return Target.Kind(self.kind).label

    @property
    def verdict_label(self) -> str:
        return Verdict(self.verdict).label


@dataclass(frozen=True)
class SnapshotMeasurement:
    indicator: str
    area: str
    value: Decimal
    unit: str = ""
    qualifier: str = ""
    period_start: datetime.date | None = None
    date: datetime.date | None = None
    breakdown: str = ""
    numerator: Decimal | None = None
    denominator: Decimal | None = None
    state: str = ""  # "foreløbig", "prognose", "skøn"; a final figure says nothing
    counts: bool = True
    note: str = ""
    source: SnapshotSource = SnapshotSource()


@dataclass(frozen=True)
class SnapshotEvidence:
    pk: int
    title: str
    url: str = ""
    file: str = ""  # the stored file's name


@dataclass(frozen=True)
class SnapshotInitiative:
    """One initiative with its answer; what was never submitted has neither status nor texts."""

    pk: int
    code: str
    title: str
    state: str
    status: str
    calculated: str
    follow_up_pk: int | None = None
    deviation: str = ""
    deviation_reason: str = ""
    source_status: str = ""
    results: str = ""
    comments: str = ""
    lapse_reason: str = ""
    lapse_date: datetime.date | None = None
    lapse_reference: str = ""
    written_by: str = ""
    written_at: datetime.datetime | None = None
    approved_by: str = ""
    approved_at: datetime.datetime | None = None
    source: SnapshotSource = SnapshotSource()
    areas: list[SnapshotArea] = field(default_factory=list)
    units: list[SnapshotUnit] = field(default_factory=list)
    targets: list[SnapshotTarget] = field(default_factory=list)
    measurements: list[SnapshotMeasurement] = field(default_factory=list)
    evidence: list[SnapshotEvidence] = field(default_factory=list)

    def __str__(self):
        return f"{self.code} {self.title}"

    @property
    def is_answered(self) -> bool:
        return self.state in ANSWERED

    @property
    def is_lapsed(self) -> bool:
        return self.status == Status.LAPSED

    @property
    def state_label(self) -> str:
        return FollowUp.State(self.state).label

    @property
    def status_label(self) -> str:
        return Status(self.status).label if self.status else Status.__empty__

    @property
    def calculated_label(self) -> str:
        return CalculatedStatus(self.calculated).label

    @property
    def deviation_label(self) -> str:
        return Deviation(self.deviation).label if self.deviation else ""

    @property
    def lacks_reason(self) -> bool:
        """Better than calculated, and nobody says why."""
        return self.deviation == Deviation.BETTER and not self.deviation_reason

    @property
    def leading_units(self) -> list[SnapshotUnit]:
        return [unit for unit in self.units if unit.leads]

    @property
    def contributing_units(self) -> list[SnapshotUnit]:
        return [unit for unit in self.units if not unit.leads]


@dataclass(frozen=True)
class SnapshotRound:
    pk: int
    slug: str
    title: str
    state: str
    plan_slug: str
    plan_title: str
    cutoff: datetime.date
    tolerance: Decimal
    threshold: Decimal
    rule_version: int
    made_at: datetime.datetime | None = None
    closed_by: str = ""
    due: datetime.date | None = None
    instructions: str = ""
    case_number: str = ""
    document_number: str = ""
    opened_at: datetime.datetime | None = None
    closed_at: datetime.datetime | None = None
    source: SnapshotSource = SnapshotSource()
    areas: list[SnapshotArea] = field(default_factory=list)
    initiatives: list[SnapshotInitiative] = field(default_factory=list)

    def __str__(self):
        return self.title

    @property
    def is_closed(self) -> bool:
        return self.state == FollowUpRound.State.CLOSED

    @property
    def state_label(self) -> str:
        return FollowUpRound.State(self.state).label

    @property
    def progress(self) -> list[tuple[str, int]]:
        """(stored status, number) best first; what nobody has answered is not assessed."""
        return counted(one.status for one in self.initiatives)


def counted(statuses: Iterable[str]) -> list[tuple[str, int]]:
    statuses = list(statuses)
    return [(status, statuses.count(status)) for status in (*(one.value for one in Status), "")]


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
    """Also of a freeze whose initiatives hold their measured values themselves."""
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

    def __init__(self):
        self.lists, self.measurements = [], []
        self._numbers, self._places = {}, {}

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


def _written(one, leaving: str = "") -> dict:
    """The fields that say something, and those that always stand."""
    return {
        name: _plain(getattr(one, name))
        for name, default in _defaults(type(one))
        if name != leaving and getattr(one, name) != default
    }


def _plain(value):
    if isinstance(value, list):
        return [_plain(one) for one in value]
    if is_dataclass(value):
        return _written(value)
    if isinstance(value, datetime.date):  # or a time of day with it
        return value.isoformat()
    return str(value) if isinstance(value, Decimal | str) else value


@cache
def _defaults(kind) -> list[tuple]:
    return [(one.name, [] if one.default_factory is list else one.default) for one in fields(kind)]


@cache
def _reader(kind) -> Callable:
    """What makes a value of the kind from JSON; a round of 40 initiatives has 3,000 of them."""
    if get_origin(kind) is UnionType:
        kind = next(one for one in get_args(kind) if one is not type(None))
    if get_origin(kind) is list:
        read = _reader(get_args(kind)[0])
        return lambda value: None if value is None else [read(one) for one in value]
    if is_dataclass(kind):
        hints = get_type_hints(kind)
        readers = [(one.name, _reader(hints[one.name])) for one in fields(kind)]
        return lambda value: _made(kind, readers, value)
    if kind in (datetime.date, datetime.datetime):
        return lambda value: None if value is None else kind.fromisoformat(value)
    if kind is Decimal:
        return lambda value: None if value is None else Decimal(value)
    return lambda value: value


def _made(kind, readers, value: dict | None):
    if value is None:
        return None
    return kind(**{name: read(value[name]) for name, read in readers if name in value})
