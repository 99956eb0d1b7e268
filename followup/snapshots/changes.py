"""What changed between two rounds, or two editions of one, from their snapshots alone. Pure."""

from collections.abc import Iterator, Mapping
from dataclasses import dataclass, replace
from datetime import date
from itertools import chain
from types import MappingProxyType

from django.utils import timezone

from core.danish import format_date, format_number
from followup.snapshots.parts import SnapshotTarget
from followup.snapshots.snapshot import SnapshotInitiative, SnapshotRound
from initiatives.statuses import status_word

STATUS, CALCULATED, VALUE, GOAL = "Status", "Beregnet status", "Måling", "Mål"
PROPOSED = "Foreslået status"
TEXTS = (
    ("Resultater", "results"),
    ("Kommentarer", "comments"),
    ("Begrundelse for afvigelse", "deviation_reason"),
    ("Begrundelse for bortfald", "lapse_reason"),
)
CAME, WENT = "Nyt initiativ i runden", "Ikke med i runden"


@dataclass(frozen=True)
class Change:
    """One thing that reads differently in the newer round; `who`, `when` and `why` are of the
    newer round's answer."""

    code: str
    initiative: str
    what: str
    subject: str  # the target's name; "" for what is said of the initiative
    old: str
    new: str
    who: str
    when: date | None
    why: str


def changes(
    old: SnapshotRound,
    new: SnapshotRound,
    continues: Mapping[int, int] = MappingProxyType({}),
    *,
    texts: bool = False,
) -> Iterator[Change]:
    """In the newer round's order; last what is no longer asked about.

    `continues` leads from an initiative to the earlier one that it goes on from, for rounds of two
    plans: of those only the statuses can be compared. With `texts` the answers' texts are compared
    too: another round's are always new, another edition's are what was corrected.
    """
    before = {one.pk: one for one in old.initiatives}
    compared = set()
    for one in new.initiatives:
        earlier = before.get(continues.get(one.pk, one.pk))
        if earlier is None:
            yield _change(one, CAME, "", status_word(one.status))
        else:
            compared.add(earlier.pk)
            found = _differences(earlier, one)
            for change in chain(found, _corrected(earlier, one)) if texts else found:
                yield change if one.is_answered else _unanswered(change, new)
    for gone in (one for one in old.initiatives if one.pk not in compared):
        yield Change(gone.code, gone.title, WENT, "", status_word(gone.status), "", "", None, "")


def _differences(old: SnapshotInitiative, new: SnapshotInitiative) -> Iterator[Change]:
    if old.status != new.status:
        yield _change(new, STATUS, status_word(old.status), status_word(new.status))
    if old.is_unapproved and new.is_unapproved and old.proposed != new.proposed:
        yield _change(new, PROPOSED, status_word(old.proposed), status_word(new.proposed))
    if old.calculated != new.calculated:
        words = status_word(old.calculated), status_word(new.calculated)
        yield _change(new, CALCULATED, *words, why="")
    if old.pk != new.pk:
        return
    targets = {one.pk: one for one in old.targets}
    for target in new.targets:
        earlier = targets.pop(target.pk, None)
        if stated(earlier) != stated(target):
            yield _change(new, GOAL, stated(earlier), stated(target), target.title, why="")
        if measured(earlier) != measured(target):
            words = measured(earlier), measured(target)
            yield _change(new, VALUE, *words, target.title, why=f"{target.sentence}.")
    for gone in targets.values():
        yield _change(new, GOAL, stated(gone), "", gone.title, why="")


def _corrected(old: SnapshotInitiative, new: SnapshotInitiative) -> Iterator[Change]:
    for what, name in TEXTS:
        before, now = getattr(old, name), getattr(new, name)
        if before != now:
            yield _change(new, what, before, now, why="")


def stated(target: SnapshotTarget | None) -> str:
    return f"{target.wording} ({target.goal})" if target else ""


def measured(target: SnapshotTarget | None) -> str:
    """ "godt 66 forløb pr. 31. december 2007", or that there is none."""
    if target is None or target.value is None:
        return "ingen måling"
    words = [target.qualifier, format_number(target.value), target.unit]
    if target.date:
        words += ["pr.", format_date(target.date)]
    return " ".join(filter(None, words))


def _change(
    one: SnapshotInitiative,
    what: str,
    old: str,
    new: str,
    subject: str = "",
    why: str | None = None,
) -> Change:
    when = one.approved_at or one.written_at
    return Change(
        code=one.code,
        initiative=one.title,
        what=what,
        subject=subject,
        old=old,
        new=new,
        who=_who(one),
        when=timezone.localdate(when) if when else None,
        why=_reason(one) if why is None else why,
    )


def _unanswered(change: Change, closed: SnapshotRound) -> Change:
    """Nobody decided it: the round was closed without an answer."""
    when = timezone.localdate(closed.closed_at) if closed.closed_at else None
    yet = ", da runden blev lukket" if when else " endnu"
    why = f"Ingen opfølgning indsendt{yet}"
    return replace(change, who=closed.closed_by, when=when, why=change.why or why)


def _who(one: SnapshotInitiative) -> str:
    if one.approved_by and one.approved_by != one.written_by:
        written = f"{one.written_by}, " if one.written_by else ""
        return f"{written}godkendt af {one.approved_by}"
    return one.written_by


def _reason(one: SnapshotInitiative) -> str:
    """The reason that was asked for, else what the answer comments."""
    reasons = (one.lapse_reason if one.is_lapsed else "", one.deviation_reason)
    return "; ".join(filter(None, reasons)) or one.comments
