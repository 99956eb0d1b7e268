"""What an initiative of a closed round consists of: plain values, which snapshot.py puts together.

A field that an older snapshot lacks takes its default.
"""

import datetime
from dataclasses import dataclass, field
from decimal import Decimal

from initiatives.models import Sourced
from targets.models import Target
from targets.revisions import ShownRevision


@dataclass(frozen=True)
class SnapshotSource:
    """Where a fact stands; both empty for what was written in the application."""

    document: str = ""
    place: str = ""
    note: str = ""

    @classmethod
    def of(cls, row: Sourced) -> "SnapshotSource":
        """Of a model's instance; no query when its source came along."""
        document = row.source.title if row.source_id else ""
        return cls(document, row.source_place, row.source_note)

    def __bool__(self) -> bool:
        return bool(self.document)

    @property
    def reference(self) -> str:
        return ", ".join(part for part in (self.document, self.place) if part)


@dataclass(frozen=True)
class SnapshotArea:
    pk: int
    code: str
    title: str

    def __str__(self) -> str:
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
    # Of a target that was changed: how, the newest change first, and what the rule says of the
    # original.
    revisions: list[ShownRevision] = field(default_factory=list)
    original_goal: str = ""
    original_verdict: str = ""
    original_sentence: str = ""

    @property
    def original_words(self) -> str:
        """ "Efter det oprindelige mål, mindst 80 forløb: 66 af …."; "" of an unchanged one."""
        if not self.original_sentence:
            return ""
        return f"Efter det oprindelige mål, {self.original_goal}: {self.original_sentence}."

    @property
    def kind_label(self) -> str:
        return Target.Kind(self.kind).label

    @property
    def explanation(self) -> str:
        """The verdict's sentence; "" of a target in words that nothing was measured for."""
        return f"{self.sentence}." if self.has_value or self.value is not None else ""


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
    counted_as: str = ""
    note: str = ""
    source: SnapshotSource = SnapshotSource()


@dataclass(frozen=True)
class SnapshotEvidence:
    pk: int
    title: str
    url: str = ""
    file_type: str = ""  # "pdf"; files are stored under names that say nothing to a reader

    @property
    def words(self) -> str:
        """ "Notat (https://example.dk/notat)", "Årsrapport (pdf)"."""
        return f"{self.title} ({self.url or self.file_type})"
