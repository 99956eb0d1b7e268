"""What was changed of a target, in words beside its value. Pure; the newest change first."""

from collections.abc import Iterable
from dataclasses import dataclass, replace

from django.utils import timezone

from core.danish import format_date
from targets.models import TargetRevision
from targets.models.revisions import REVISED
from targets.rule.explanation import goal_words
from targets.rule.goals import Goal
from targets.rule.status import Judgement

LEVELS = ("comparator", "value", "value_to")
DAYS = {"period_start": "Periodens begyndelse", "deadline": "Fristen"}


@dataclass(frozen=True)
class ShownRevision:
    """Plain values, which the snapshot of a round holds too."""

    changed: str  # "Ændret fra mindst 300 til mindst 200 personer den 30. november 2026"
    decided_by: str
    reason: str
    case_number: str = ""

    @property
    def words(self) -> str:
        """ "Ændret fra … den 30. november 2026 af Pia Præst"."""
        return f"{self.changed} af {self.decided_by}" if self.decided_by else self.changed

    def printed(self, *, named: bool) -> str:
        """What a paper says: "Ændret fra … den 30. november 2026, sagsnr. 2026-1: Udvalget har sat
        målet ned."; `named` also who changed it, as internal copies do."""
        case = f"sagsnr. {self.case_number}" if self.case_number else ""
        said = ", ".join(filter(None, (self.words if named else self.changed, case)))
        return f"{said}: {self.reason}"


@dataclass(frozen=True)
class Original:
    """What a changed target asked for first, and what the rule says of that."""

    goal: Goal
    judgement: Judgement
    sentence: str  # without a full stop


def original_goal(revisions: list[TargetRevision], goal: Goal) -> Goal:
    """`revisions` are all of the target's, the newest first; the target's own goal without any."""
    if not revisions:
        return goal
    return replace(goal, **{name: getattr(revisions[-1], name) for name in REVISED})


def shown_revisions(
    revisions: Iterable[TargetRevision], goal: Goal, unit: str
) -> list[ShownRevision]:
    """`goal` is what the target asks for now."""
    shown, after = [], goal
    for one in revisions:
        before = replace(goal, **{name: getattr(one, name) for name in REVISED})
        words = f"{_changed(before, after, unit)} {_when(one)}"
        shown.append(ShownRevision(words, one.by_name, one.reason, one.case_number))
        after = before
    return shown


def printed_words(revisions: list[TargetRevision], goal: Goal, unit: str) -> str:
    """What the wording says where the target asks for something else by now; else ""."""
    first = original_goal(revisions, goal)
    return "" if _levels(first) == _levels(goal) else goal_words(first, unit)


def _changed(before: Goal, after: Goal, unit: str) -> str:
    said = []
    if _levels(before) != _levels(after):
        said.append(f"Ændret fra {goal_words(before, unit)} til {goal_words(after, unit)}")
    for name, what in DAYS.items():
        earlier, later = getattr(before, name), getattr(after, name)
        if earlier != later:
            said.append(f"{what} ændret fra {_day(earlier)} til {_day(later)}")
    return "; ".join(said)


def _levels(goal: Goal) -> tuple:
    return tuple(getattr(goal, name) for name in LEVELS)


def _day(day) -> str:
    return format_date(day) if day else "ingen dato"


def _when(one: TargetRevision) -> str:
    return f"den {format_date(timezone.localdate(one.at))}"
