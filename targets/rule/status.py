"""The published rule: what the measurements say of a target, and the targets of an initiative.

Pure: no queries and no clock; everything that counts is passed in. Values are unrounded Decimals.
The rule in ten Danish sentences stands in the README under Status, with the same numbers as here;
a change of the rule changes RULE_VERSION and gives the new version a name.
"""

import calendar
from collections.abc import Iterable
from dataclasses import dataclass
from datetime import date, timedelta
from decimal import ROUND_HALF_UP, Decimal, localcontext
from enum import Enum

from targets.models import Verdict
from targets.rule.goals import (
    DOWN,
    NEUTRAL,
    UP,
    Comparator,
    Goal,
    MeasuredAs,
    bounds,
    good_side,
)

RULE_VERSION = 2
# What papers and pages call a version, in "beregnet efter …".
RULE_NAMES = {1: "reglens første udgave", 2: "reglens anden udgave"}
# Stored values have at most 20 digits: products of two of them stay exact.
PRECISION = 60


@dataclass(frozen=True)
class Reading:
    """A measured level, in the indicator's unit; `key` tells the caller which measurement it is.

    `counted_as` are the document's words where something else was counted than targets of the
    indicator name ("visiteret" for "gennemført"); such a figure decides nothing.
    """

    value: Decimal
    period_start: date | None
    date: date | None
    counts: bool = True
    forecast: bool = False
    key: object = None
    counted_as: str = ""


@dataclass(frozen=True)
class Rule:
    """What the rule asks of the plan. Tolerance and threshold are shares: 0.1 is 10 %.

    `months`: how many months before its deadline a reading may lie and still decide the target.
    `followed_up_on`: the day as of which the plan's own document follows it up.
    """

    tolerance: Decimal
    threshold: Decimal
    months: int = 6
    first_day: date | None = None
    followed_up_on: date | None = None


class Missing(Enum):
    """Why a target cannot be compared."""

    READING = "ingen måling inden for målets periode"
    NEAR_READING = "ingen måling tæt på fristen"
    SAME_COUNT = "tallet tæller noget andet, end målet siger"
    BASELINE = "basisværdi mangler"
    ZERO_BASELINE = "basisværdien er 0, så en ændring i pct. kan ikke beregnes"


@dataclass(frozen=True)
class Judgement:
    """A verdict and what it rests on.

    `reading` is the one compared; `required` the level to reach (of a range the nearer end);
    `share` how much of the way is gone, unrounded (1 is all of it), None where that has no meaning;
    `threshold` the share from which it is partly met. With `missing` the reading decides nothing
    and is history.
    """

    verdict: Verdict
    reading: Reading | None = None
    required: Decimal | None = None
    share: Decimal | None = None
    missing: Missing | None = None
    threshold: Decimal | None = None


def judge(
    goal: Goal, readings: Iterable[Reading], *, on: date, rule: Rule, closing: bool = False
) -> Judgement:
    """The rule's points 1 to 8, as of the end of the day `on`.

    `closing`: `on` is a round's cut-off, so that a goal without deadline is judged too.
    """
    reading = newest(goal, readings, on, rule)
    if goal.value is None:
        return Judgement(Verdict.NO_VALUE, reading)
    with localcontext(prec=PRECISION):
        missing = _missing_baseline(goal)
        if missing:
            return Judgement(Verdict.NO_DATA, reading, missing=missing)
        low, high = bounds(goal)
        if reading is None:
            required = high if good_side(goal) == DOWN else low
            return Judgement(Verdict.NO_DATA, required=required, missing=Missing.READING)
        required = _nearer_end(good_side(goal), low, high, reading.value)
        share = _share(goal, required, reading.value)
        missing = _undecided_by(goal, reading, on, rule)
        due = on >= goal.deadline if goal.deadline else closing
        verdict = Verdict.NO_DATA if missing else _verdict(goal, reading.value, share, due, rule)
        return Judgement(verdict, reading, required, share, missing, rule.threshold)


def newest(goal: Goal, readings: Iterable[Reading], on: date, rule: Rule) -> Reading | None:
    """The newest reading that may be compared; of several with one end the longest period's. One
    that counts something else only where there is no other."""
    usable = [reading for reading in readings if _usable(goal, reading, on, rule)]
    return max(usable, key=_rank, default=None)


def _rank(reading: Reading) -> tuple[bool, date, timedelta]:
    end = reading.date or date.min  # what may be compared has a date
    return not reading.counted_as, end, end - (reading.period_start or end)


def _usable(goal: Goal, reading: Reading, on: date, rule: Rule) -> bool:
    """Said to the database as well (`with_newest_reading` in targets/models/target_queries.py)."""
    if not reading.counts or reading.forecast or reading.date is None or reading.date > on:
        return False
    if goal.baseline_date and reading.date <= goal.baseline_date:
        return False
    if goal.period_start and (reading.period_start or reading.date) < goal.period_start:
        return False
    if rule.first_day and reading.date < rule.first_day and not goal.earlier_figures:
        return False
    is_in_time = goal.deadline is None or reading.date <= goal.deadline
    return is_in_time or reading.date == rule.followed_up_on


def _undecided_by(goal: Goal, reading: Reading, on: date, rule: Rule) -> Missing | None:
    """Why the reading does not decide the target on the day; None where it does."""
    if reading.counted_as:
        return Missing.SAME_COUNT
    decides_from = first_deciding_day(goal, rule)
    if goal.deadline is None or decides_from is None or reading.date is None:
        return None
    is_old = on >= goal.deadline and reading.date < decides_from
    return Missing.NEAR_READING if is_old else None


def first_deciding_day(goal: Goal, rule: Rule) -> date | None:
    """From its deadline on a target is decided by a reading of this day or later; None without a
    deadline."""
    if goal.deadline is None:
        return None
    near = months_before(goal.deadline, rule.months)
    return min(near, rule.followed_up_on or near)


def months_before(day: date, months: int) -> date:
    """The same day so many months earlier, or the month's last where it has no such day: six months
    before 31 December is 30 June."""
    years, month = divmod(day.year * 12 + day.month - 1 - months, 12)
    if years < date.min.year:
        return date.min
    last = calendar.monthrange(years, month + 1)[1]
    return date(years, month + 1, min(day.day, last))


def _missing_baseline(goal: Goal) -> Missing | None:
    if goal.is_change and goal.baseline_value is None:
        return Missing.BASELINE
    if goal.measured_as == MeasuredAs.CHANGE_PERCENT and goal.baseline_value == 0:
        return Missing.ZERO_BASELINE
    return None


def _nearer_end(side: int, low: Decimal, high: Decimal, measured: Decimal) -> Decimal:
    if side == NEUTRAL:
        return min(low, high, key=lambda end: abs(measured - end))
    return low if side == UP else high


def _share(goal: Goal, required: Decimal, measured: Decimal) -> Decimal | None:
    """How much of the way from the baseline is gone; None where there is no way to go."""
    if goal.comparator == Comparator.UP_TO:
        return None
    side, baseline = good_side(goal), goal.baseline_value
    if baseline is None:
        if side != UP:
            return None
        baseline = Decimal(0)
    elif goal.comparator == Comparator.EXACTLY:
        side = NEUTRAL
    way = required - baseline
    # Where the baseline was already as good as required, going back must not count as progress.
    if way == 0 or side * way < 0:
        return None
    return (measured - baseline) / way


def _verdict(
    goal: Goal, measured: Decimal, share: Decimal | None, due: bool, rule: Rule
) -> Verdict:
    if goal.comparator == Comparator.UP_TO:
        return Verdict.MISSED if _above_ceiling(goal, measured) else Verdict.NONE
    if not goal.comparator and good_side(goal) == NEUTRAL:
        return Verdict.NONE
    if _met(goal, measured, rule.tolerance):
        return Verdict.MET
    if not due:
        return Verdict.ONGOING
    partly = share is not None and share >= rule.threshold
    return Verdict.PARTLY if partly else Verdict.MISSED


def _above_ceiling(goal: Goal, measured: Decimal) -> bool:
    low, high = bounds(goal)
    return measured < low if goal.is_fall else measured > high


def _met(goal: Goal, measured: Decimal, tolerance: Decimal) -> bool:
    low, high = bounds(goal)
    slack = _slack(goal, low, tolerance)
    high_enough, low_enough = measured >= low - slack, measured <= high + slack
    side = NEUTRAL if goal.comparator == Comparator.EXACTLY else good_side(goal)
    return {UP: high_enough, DOWN: low_enough, NEUTRAL: high_enough and low_enough}[side]


def _slack(goal: Goal, level: Decimal, tolerance: Decimal) -> Decimal:
    """How far `ca.` may be missed: a share of the stated value, which may be a change."""
    if goal.comparator != Comparator.ABOUT:
        return Decimal(0)
    start = goal.baseline_value if goal.is_change else None
    return tolerance * abs(level - (start or 0))


def rounded_percent(share: Decimal) -> int:
    """A share as shown, in whole per cent, rounded half up: 66/80 is 83."""
    return int((share * 100).quantize(Decimal(1), rounding=ROUND_HALF_UP))
