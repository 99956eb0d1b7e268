"""A round as its page shows it: what was reported of each initiative, by focus area and unit.

A closed round is shown from its snapshot, one query; an open one as the database has it now.
"""

from collections.abc import Iterable
from dataclasses import dataclass, field
from datetime import datetime

from followup.models import FollowUp, FollowUpRound
from followup.snapshots.snapshot import SnapshotInitiative, SnapshotRound
from followup.snapshots.storage import snapshot_of
from followup.snapshots.taking import taken
from initiatives.bars import Segment
from initiatives.filters.list_filter import QUERY_OF_STATUS
from initiatives.models import Status
from initiatives.statuses import UNAPPROVED, look_of

QUERY = QUERY_OF_STATUS | {UNAPPROVED.value: f"status={UNAPPROVED.value}"}


@dataclass
class Part:
    """A focus area or a unit with its rows; `pk` is None for what has none."""

    pk: int | None
    title: str
    rows: list[SnapshotInitiative] = field(default_factory=list)

    @property
    def key(self) -> str:
        """How an address names it."""
        return str(self.pk or "ingen")

    @property
    def answered(self) -> int:
        return sum(row.is_answered for row in self.rows)

    @property
    def unapproved(self) -> int:
        return sum(row.is_unapproved for row in self.rows)

    @property
    def missing(self) -> int:
        return len(self.rows) - self.answered

    @property
    def without_status(self) -> int:
        return sum(row.is_answered and not row.status for row in self.rows)

    @property
    def last_activity(self) -> datetime | None:
        """When somebody last wrote for it in the round, drafts too."""
        moments = [row.written_at or row.drafted_at for row in self.rows]
        return max(filter(None, moments), default=None)


@dataclass(frozen=True)
class Completion:
    """How many initiatives of an open round are answered."""

    total: int
    answered: int
    approved: int

    @property
    def missing(self) -> int:
        return self.total - self.answered

    @property
    def waiting(self) -> int:
        return self.answered - self.approved

    @property
    def percent(self) -> str:
        return self._share(self.answered)

    @property
    def approved_percent(self) -> str:
        return self._share(self.approved)

    def _share(self, number: int) -> str:
        """Of the bar's width, with a decimal point as SVG has it."""
        return f"{100 * number / self.total:.1f}" if self.total else "0"


def round_content(follow_up_round: FollowUpRound, at: datetime) -> SnapshotRound:
    """All that the page and every paper print of the round: a closed round's snapshot, else the
    round as the database has it now. `at` is then printed as the time when it was read."""
    if follow_up_round.state == FollowUpRound.State.CLOSED:
        snapshot = snapshot_of(follow_up_round)
        if snapshot:
            return snapshot
    return taken(follow_up_round, at)


def completion_of(rows: Iterable[SnapshotInitiative]) -> Completion:
    states = [one.state for one in rows]
    approved = states.count(FollowUp.State.APPROVED)
    return Completion(len(states), approved + states.count(FollowUp.State.SUBMITTED), approved)


def by_focus_area(rows: Iterable[SnapshotInitiative]) -> list[Part]:
    """The rows by focus area, in the plan's order; an initiative in two focus areas is in both
    parts."""
    parts: dict[int | None, Part] = {}
    for row in rows:
        for pk, title in [(area.pk, str(area)) for area in row.areas] or [
            (None, "Uden fokusområde")
        ]:
            parts.setdefault(pk, Part(pk, title)).rows.append(row)
    return list(parts.values())


def by_unit(rows: Iterable[SnapshotInitiative]) -> list[Part]:
    """The rows by leading unit, units by name; last those that no unit leads."""
    parts: dict[int | None, Part] = {}
    for row in rows:
        for pk, name in [(unit.pk, unit.name) for unit in row.leading_units] or [
            (None, "Ingen ansvarlig enhed oplyst")
        ]:
            parts.setdefault(pk, Part(pk, name)).rows.append(row)
    return sorted(parts.values(), key=lambda part: (part.pk is None, part.title))


def progress_words(progress: Iterable[tuple[str, int]]) -> str:
    """ "17 initiativer: 12 opfyldt, 1 delvist, 2 ikke opfyldt, 2 ikke vurderet", and after a
    semicolon how many were submitted and not approved, where there are any."""
    numbers = dict(progress)
    total, unapproved = sum(numbers.values()), numbers.pop(UNAPPROVED.value, 0)
    parts = [
        f"{number} {look_of(status).short_label}"
        for status, number in numbers.items()
        if number or status not in (Status.LAPSED, Status.ILLEGIBLE)
    ]
    words = f"{total} {'initiativ' if total == 1 else 'initiativer'}: {', '.join(parts)}"
    return f"{words}; {unapproved} {UNAPPROVED.short_label}" if unapproved else words


def bar_of(url: str, progress: Iterable[tuple[str, int]]) -> list[Segment]:
    """The bar of the round at this address; each part links to the initiatives of its status."""
    return [
        Segment(status, number, f"{url}?{QUERY[status]}#initiativer") for status, number in progress
    ]
