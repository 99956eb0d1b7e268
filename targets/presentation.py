"""A target as pages show it: words, bar and distance, made from one row without queries.

The target comes with `indicator` and `latest` joined; what asks for the rule needs `plan` too.
"""

from dataclasses import dataclass
from datetime import date, timedelta
from decimal import Decimal
from functools import cached_property, lru_cache

from core.danish import MONTHS, format_number, unit_after
from targets.models import Measurement, Target, TargetRevision
from targets.revisions import Original, ShownRevision, printed_words, shown_revisions
from targets.rule.explanation import PERCENT_UNITS, counted_words, goal_words, rule_words, sentence
from targets.rule.goals import DOWN, UP, Goal, bounds, good_side
from targets.rule.status import Judgement
from targets.rule.trajectory import (
    Progress,
    past_progress,
    progress,
    progress_words,
    track_rule_words,
    trajectory_words,
    why_none,
)
from targets.rule_inputs import goal_of, rule_of, stored_judgement

SIDES = {UP: "op", DOWN: "ned"}


@dataclass(frozen=True)
class Levels:
    """What a bullet bar draws, all in the indicator's unit."""

    value: Decimal | None
    target: Decimal
    target_to: Decimal | None
    baseline: Decimal | None
    direction: str


class TargetPresentation:
    """One target for a template; `on` is the day the verdict is read, which only what tells of the
    verdict asks for (ValueError without it). `original` is of a target that was changed, where the
    page says how it stands to what it first asked for (targets/originals.py)."""

    def __init__(
        self, target: Target, on: date | None = None, original: Original | None = None
    ) -> None:
        self.target = target
        self.on = on
        self.original = original

    @cached_property
    def goal(self) -> Goal:
        return goal_of(self.target)

    @cached_property
    def judgement(self) -> Judgement:
        if self.on is None:
            raise ValueError("a verdict is read on a day")
        return stored_judgement(self.target, on=self.on)

    @property
    def unit(self) -> str:
        return self.target.indicator.unit_of_measure if self.target.indicator_id else ""

    @property
    def goal_words(self) -> str:
        return goal_words(self.goal, self.unit)

    @cached_property
    def revisions(self) -> list[ShownRevision]:
        """What was changed of the target; a query, unless its revisions were prefetched."""
        return shown_revisions(self._revisions, self.goal, self.unit)

    @property
    def printed_words(self) -> str:
        """What its wording says, where the target was changed since; else ""."""
        return printed_words(self._revisions, self.goal, self.unit)

    @cached_property
    def _revisions(self) -> list[TargetRevision]:
        return list(self.target.revisions.all())

    @property
    def rule_words(self) -> str:
        return rule_words(self.goal, rule_of(self.target.plan), self.unit)

    @property
    def sentence(self) -> str:
        latest = self.target.latest
        return sentence(
            self.goal,
            self.judgement,
            unit=self.unit,
            qualifier=latest.qualifier if latest else "",
            provisional=self.provisional,
        )

    @property
    def latest_words(self) -> str:
        """The newest measurement with its qualifier and unit, "" without one."""
        return measured_words(self.target.latest, self.unit) if self.target.latest else ""

    @property
    def provisional(self) -> str:
        return provisional(self.target.latest)

    @cached_property
    def levels(self) -> Levels | None:
        return levels_of(self.goal, self._measured)

    @cached_property
    def progress(self) -> Progress | None:
        """Where the newest measurement stands on the path from baseline to deadline."""
        return progress(self.goal, self.judgement, self.target.plan.tolerance)

    @cached_property
    def past_progress(self) -> Progress | None:
        """Where a measurement stood that is too far from the deadline to decide the target."""
        return past_progress(self.goal, self.judgement, self.target.plan.tolerance)

    @property
    def past_progress_words(self) -> str:
        return progress_words(self.past_progress, self.unit) if self.past_progress else ""

    @property
    def progress_words(self) -> str:
        return progress_words(self.progress, self.unit) if self.progress else ""

    @property
    def trajectory_words(self) -> str:
        """Where the newest measurement stands on the path: "foran med 742 personer"."""
        return trajectory_words(self.progress, self.unit) if self.progress else ""

    @property
    def why_no_progress(self) -> str:
        return why_none(self.goal, self.judgement)

    @property
    def track_rule_words(self) -> str:
        return track_rule_words(self.target.plan.tolerance)

    @property
    def distance(self) -> str:
        return distance_words(self.goal, self._measured, self.unit)

    @property
    def _measured(self) -> Decimal | None:
        """What can be held up against the target; None also where something else was counted."""
        latest = self.target.latest
        return latest.value if latest and not latest.counted_as else None


def levels_of(goal: Goal, measured: Decimal | None) -> Levels | None:
    """What a bullet bar draws of the target; None without a value, or for a change from an unknown
    baseline."""
    ends = required_levels(goal)
    if ends is None:
        return None
    low, high = ends
    return Levels(
        value=measured,
        target=low,
        target_to=high if high != low else None,
        baseline=goal.baseline_value,
        direction=_shaded_side(goal),
    )


def distance_words(goal: Goal, measured: Decimal | None, unit: str) -> str:
    """How far the newest measurement lies from the goal: "14 forløb under målet"."""
    ends = required_levels(goal)
    if ends is None or measured is None:
        return ""
    low, high = ends
    if low != high and low <= measured <= high:
        return "inden for målet"
    gap = measured - (high if measured > high else low)
    if gap == 0:
        return "på målet"
    side = "over" if gap > 0 else "under"
    unit_of_gap = "procentpoint" if unit in PERCENT_UNITS else unit
    what = "loftet" if goal.comparator == Target.Comparator.UP_TO else "målet"
    return f"{format_number(abs(gap))} {unit_of_gap} {side} {what}"


def required_levels(goal: Goal) -> tuple[Decimal, Decimal] | None:
    """The lowest and the highest level to reach; None where the goal gives none."""
    if goal.value is None or (goal.is_change and goal.baseline_value is None):
        return None
    return bounds(goal)


def measured_words(measurement: Measurement, unit: str) -> str:
    return value_words(measurement.qualifier, measurement.value, unit, measurement.counted_as)


def value_words(qualifier: str, value: Decimal, unit: str, counted_as: str = "") -> str:
    """ "ca. 75 forløb", and what was counted where the target counts something else:
    "75 forløb, optalt som “visiteret”"."""
    parts = (qualifier, format_number(value), unit_after(value, unit))
    words = " ".join(part for part in parts if part)
    return f"{words}, {counted_words(counted_as)}" if counted_as else words


# The areas of a chart share their periods, and its table and its points name each.
@lru_cache(maxsize=4096)
def period_words(start: date | None, end: date | None) -> str:
    """A whole year, quarter or month by its name, else its dates: "2007", "1. kvartal 2013"; "siden
    01.11.2007" without an end, "uden dato i kilden" without both."""
    if end is None:
        return f"siden {start:%d.%m.%Y}" if start else "uden dato i kilden"
    if start is None or start == end:
        return f"{end:%d.%m.%Y}"
    ends_month = (end + timedelta(days=1)).day == 1
    if start.day == 1 and ends_month and start.year == end.year:
        if (start.month, end.month) == (1, 12):
            return str(end.year)
        if start.month == end.month:
            return f"{MONTHS[end.month - 1]} {end.year}"
        if start.month + 2 == end.month and start.month % 3 == 1:
            return f"{end.month // 3}. kvartal {end.year}"
    return f"{start:%d.%m.%Y} – {end:%d.%m.%Y}"


def provisional(measurement: Measurement | None) -> str:
    """ "foreløbig", "prognose" or "skøn"; "" for a final figure and where there is none."""
    if measurement is None or measurement.state == Measurement.State.FINAL:
        return ""
    return measurement.get_state_display()


def _shaded_side(goal: Goal) -> str:
    if goal.comparator == Target.Comparator.EXACTLY:
        return "neutral"
    if goal.comparator == Target.Comparator.UP_TO:
        return "ned"
    return SIDES.get(good_side(goal), "neutral")
