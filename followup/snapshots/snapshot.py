"""A round as pages and papers print it: plain values that no later change can reach.

Pure: built from rows by taking.py, stored as JSON and read back by storage.py. A field that an
older snapshot lacks takes its default.
"""

import datetime
from collections import Counter
from collections.abc import Iterable
from dataclasses import dataclass, field
from decimal import Decimal

from django.utils import timezone

from core.danish import format_date
from followup.models import FollowUp, FollowUpRound, RoundSnapshot
from followup.models.rounds import ANSWERED
from followup.snapshots.parts import (
    SnapshotArea,
    SnapshotEvidence,
    SnapshotMeasurement,
    SnapshotSource,
    SnapshotTarget,
    SnapshotUnit,
)
from initiatives.models import CalculatedStatus, Deviation, Status
from initiatives.statuses import DECIDED, UNAPPROVED
from targets.rule.status import RULE_NAMES, RULE_VERSION


@dataclass(frozen=True)
class SnapshotInitiative:
    """One initiative with its answer; what was never submitted has neither status, texts nor a
    name.

    `status` is what the round says of it: the decided status, "" where there is none, or
    `UNAPPROVED` for an answer that was submitted and not approved; what that proposes is
    `proposed`.
    """

    pk: int
    code: str
    title: str
    state: str
    status: str
    calculated: str
    proposed: str = ""
    follow_up_pk: int | None = None
    deviation: str = ""
    margin: str = ""  # the few points that the calculated status hangs on
    deviation_reason: str = ""
    no_reason_stated: bool = False  # the document was read, and gives none
    source_status: str = ""
    status_text: str = ""
    results: str = ""
    comments: str = ""
    undivided_text: str = ""
    lapse_reason: str = ""
    lapse_date: datetime.date | None = None
    lapse_reference: str = ""
    written_by: str = ""
    written_at: datetime.datetime | None = None
    drafted_at: datetime.datetime | None = None  # of an open round: when a draft was last saved
    approved_by: str = ""
    approved_at: datetime.datetime | None = None
    findings: list[str] = field(default_factory=list)  # figures of its targets that do not agree
    source: SnapshotSource = SnapshotSource()
    areas: list[SnapshotArea] = field(default_factory=list)
    units: list[SnapshotUnit] = field(default_factory=list)
    targets: list[SnapshotTarget] = field(default_factory=list)
    measurements: list[SnapshotMeasurement] = field(default_factory=list)
    evidence: list[SnapshotEvidence] = field(default_factory=list)

    def __str__(self) -> str:
        return f"{self.code} {self.title}"

    @property
    def is_answered(self) -> bool:
        return self.state in ANSWERED

    @property
    def is_unapproved(self) -> bool:
        return self.status == UNAPPROVED.value

    @property
    def is_lapsed(self) -> bool:
        return self.status == Status.LAPSED

    @property
    def state_label(self) -> str:
        return FollowUp.State(self.state).label

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
class SnapshotReplaced:
    """The edition that a round's next one replaces, and why the round was reopened."""

    edition: int
    closed_at: datetime.datetime
    reopened_at: datetime.datetime
    reason: str

    @classmethod
    def of(cls, ended: RoundSnapshot) -> "SnapshotReplaced":
        return cls(ended.edition, ended.closed_at, ended.reopened_at, ended.reopen_reason)

    @property
    def closed_on(self) -> datetime.date:
        return timezone.localdate(self.closed_at)

    @property
    def reopened_words(self) -> str:
        """ "8. marts 2030, fordi: Et tal var forkert."."""
        return f"{format_date(timezone.localdate(self.reopened_at))}, fordi: {self.because}"

    @property
    def because(self) -> str:
        """The reason as the end of a sentence."""
        return self.reason if self.reason.endswith((".", "!", "?")) else f"{self.reason}."


@dataclass(frozen=True)
class SnapshotRound:
    """`edition` counts the round's closings, and is that of the next one while it is open;
    `replaces` is the edition before it."""

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
    months_before_deadline: int | None = None  # not asked by the rule's first version
    made_at: datetime.datetime | None = None
    edition: int = 1
    replaces: SnapshotReplaced | None = None
    closed_by: str = ""
    due: datetime.date | None = None
    instructions: str = ""
    case_number: str = ""
    document_number: str = ""
    opened_at: datetime.datetime | None = None
    closed_at: datetime.datetime | None = None
    area_word: str = ""  # what the plan calls its focus areas
    source: SnapshotSource = SnapshotSource()
    areas: list[SnapshotArea] = field(default_factory=list)
    initiatives: list[SnapshotInitiative] = field(default_factory=list)

    def __str__(self) -> str:
        return self.title

    @property
    def is_closed(self) -> bool:
        return self.state == FollowUpRound.State.CLOSED

    @property
    def rule_name(self) -> str:
        """ "reglens anden udgave": the rule that its calculated statuses follow."""
        return RULE_NAMES[self.rule_version]

    @property
    def follows_an_earlier_rule(self) -> bool:
        return self.rule_version != RULE_VERSION

    @property
    def state_label(self) -> str:
        return FollowUpRound.State(self.state).label

    @property
    def edition_words(self) -> str:
        """ "2, erstatter udgave 1 af 1. marts 2030, genåbnet fordi: Et tal var forkert."; "" of a
        round that was never reopened."""
        if self.replaces is None:
            return ""
        number = f"{self.edition}" if self.is_closed else f"{self.edition} (foreløbig)"
        earlier, closed_on = self.replaces.edition, format_date(self.replaces.closed_on)
        replaces = f"erstatter udgave {earlier} af {closed_on}"
        return f"{number}, {replaces}, genåbnet fordi: {self.replaces.because}"

    @property
    def progress(self) -> list[tuple[str, int]]:
        """(status, number of initiatives) as in `progress_of`."""
        return progress_of(one.status for one in self.initiatives)


def progress_of(statuses: Iterable[str]) -> list[tuple[str, int]]:
    """(status, number) for each status that a round gives, zeros included: the decided ones best
    first, then what nobody has answered, last what was submitted and not approved."""
    numbers = Counter(statuses)
    return [(one.value, numbers[one.value]) for one in (*DECIDED, UNAPPROVED)]
