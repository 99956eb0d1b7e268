"""What was changed of a target, in words beside its value. Pure; the newest change first."""

from collections.abc import Iterable
from dataclasses import dataclass, replace

from django.utils import timezone

from core.danish import format_date
from targets.models import TargetRevision
from targets.models.revisions import REVISED
from targets.rule.explanation import goal_words
from targets.rule.goals import Goal

LEVELS = ("comparator", "value", "value_to")
DAYS = {"period_start": "Periodens begyndelse", "deadline": "Fristen"}


@dataclass(frozen=True)
class ShownRevision:
    revision: TargetRevision
    words: str  # "Ændret fra mindst 300 til mindst 200 personer den 30. november 2026 af Pia Præst"


def shown_revisions(
    revisions: Iterable[TargetRevision], goal: Goal, unit: str
) -> list[ShownRevision]:
    """`goal` is what the target asks for now."""
    shown, after = [], goal
    for one in revisions:
        before = replace(goal, **{name: getattr(one, name) for name in REVISED})
        shown.append(ShownRevision(one, f"{_changed(before, after, unit)} {_when(one)}"))
        after = before
    return shown


def printed_words(revisions: list[TargetRevision], goal: Goal, unit: str) -> str:
    """What the wording says where the target asks for something else by now; else ""."""
    if not revisions:
        return ""
    first = replace(goal, **{name: getattr(revisions[-1], name) for name in REVISED})
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
    by = f" af {one.by_name}" if one.by_name else ""
    return f"den {format_date(timezone.localdate(one.at))}{by}"
