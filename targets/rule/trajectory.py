"""The straight path from a target's baseline to its deadline, and where a reading stands on it.

Pure. A path needs baseline value and date, a deadline and a level to reach; without one of them
there is none, and nothing is said. A ceiling (*op til*) is no level to reach.
"""

from dataclasses import dataclass
from datetime import date
from decimal import ROUND_HALF_UP, Decimal

from core.danish import format_date, format_number, format_percent
from targets.models import TrajectoryStatus
from targets.models.indicators import PERCENT_UNITS
from targets.rule.goals import DOWN, NEUTRAL, UP, Comparator, Goal, bounds, good_side
from targets.rule.status import Judgement, Missing, Reading, rounded_percent

AHEAD, ON_TRACK, BEHIND = TrajectoryStatus.AHEAD, TrajectoryStatus.ON_TRACK, TrajectoryStatus.BEHIND


@dataclass(frozen=True)
class Trajectory:
    """From (start, first) to (end, last); levels in the indicator's unit."""

    start: date
    first: Decimal
    end: date
    last: Decimal

    @property
    def way(self) -> Decimal:
        return self.last - self.first

    def expected(self, day: date) -> Decimal:
        """The level that the path has on the day; flat before its start and after its end."""
        days = min(max((day - self.start).days, 0), (self.end - self.start).days)
        return self.first + self.way * days / (self.end - self.start).days


@dataclass(frozen=True)
class Progress:
    """Where a reading stands: `gap` is how much better than expected it is (negative: worse)."""

    status: TrajectoryStatus
    day: date
    measured: Decimal
    expected: Decimal
    gap: Decimal


def trajectory_of(goal: Goal) -> Trajectory | None:
    if goal.value is None or goal.comparator == Comparator.UP_TO:
        return None
    if goal.baseline_value is None or goal.baseline_date is None or goal.deadline is None:
        return None
    last = _end_to_reach(goal, goal.baseline_value)
    if last is None or goal.deadline <= goal.baseline_date:
        return None
    return Trajectory(goal.baseline_date, goal.baseline_value, goal.deadline, last)


def _end_to_reach(goal: Goal, baseline: Decimal) -> Decimal | None:
    """The level that the path ends at; None where the baseline is as good already."""
    low, high = bounds(goal)
    side = NEUTRAL if goal.comparator == Comparator.EXACTLY else good_side(goal)
    if side != DOWN and baseline < low:
        return low
    if side != UP and baseline > high:
        return high
    return None


def progress(goal: Goal, judgement: Judgement, tolerance: Decimal) -> Progress | None:
    """How far the judged reading is from the path, and its trajectory status. `tolerance` is the
    share of the whole way within which it counts as on track (0.1 is 10 %). None without a path, a
    reading that decides, or, in a series of the year to date, a whole year."""
    return None if judgement.missing else _progress_of(goal, judgement.reading, tolerance)


def past_progress(goal: Goal, judgement: Judgement, tolerance: Decimal) -> Progress | None:
    """As `progress`, of a reading that is too old to decide the target: where it stood then."""
    if judgement.missing != Missing.NEAR_READING:
        return None
    return _progress_of(goal, judgement.reading, tolerance)


def _progress_of(goal: Goal, reading: Reading | None, tolerance: Decimal) -> Progress | None:
    path = trajectory_of(goal)
    if path is None or reading is None or reading.date is None:
        return None
    if _is_part_of_a_year(goal, reading.date):
        return None
    expected = path.expected(reading.date)
    gap = reading.value - expected if path.way > 0 else expected - reading.value
    return Progress(
        _status_for_gap(gap, tolerance * abs(path.way)), reading.date, reading.value, expected, gap
    )


def why_none(goal: Goal, judgement: Judgement) -> str:
    """Why the reading cannot be held up to a path, as a sentence; "" where it can."""
    if trajectory_of(goal) is None:
        return f"{_why_no_path(goal)}, så der er ingen vej at holde målingerne op mod."
    if judgement.missing == Missing.NEAR_READING:
        return "Det seneste tal er for langt fra fristen til at sige, hvor målet endte."
    if judgement.missing == Missing.SAME_COUNT:
        return "Tallet tæller noget andet end målet og holdes ikke op mod vejen."
    day = judgement.reading.date if judgement.reading else None
    if day is None:
        return "Ingen måling mellem basis og frist, så afstanden til vejen kan ikke beregnes."
    if _is_part_of_a_year(goal, day):
        return (
            "Tallet tælles op gennem året (år til dato) og kan først holdes op mod vejen"
            " ved årets udgang."
        )
    return ""


def _why_no_path(goal: Goal) -> str:
    if goal.value is None:
        return "Målet har intet måltal"
    if goal.comparator == Comparator.UP_TO:
        return "Målet er et loft, ikke et niveau, der skal nås"
    missing = [
        words
        for known, words in (
            (goal.baseline_value is not None, "en basisværdi"),
            (goal.baseline_date, "en dato for basis"),
            (goal.deadline, "en frist"),
        )
        if not known
    ]
    if missing:
        return f"Kilden oplyser ikke {' eller '.join(missing)}"
    if goal.deadline and goal.baseline_date and goal.deadline <= goal.baseline_date:
        return "Basis og frist er samme dag"
    return "Basis er allerede så god som målet"


def _is_part_of_a_year(goal: Goal, day: date) -> bool:
    return goal.accumulates and (day.month, day.day) != (12, 31)


def trajectory_status(goal: Goal, judgement: Judgement, tolerance: Decimal) -> str:
    """Where the reading stands to the path (`TrajectoryStatus`), to be stored with the target; ""
    without a path or a reading."""
    found = progress(goal, judgement, tolerance)
    return found.status if found else ""


def _status_for_gap(gap: Decimal, slack: Decimal) -> TrajectoryStatus:
    """`gap` and `slack` are in the indicator's unit; a positive gap is better than expected."""
    if abs(gap) <= slack:
        return ON_TRACK
    return AHEAD if gap > 0 else BEHIND


def progress_words(progress: Progress, unit: str) -> str:
    """ "7.471 målt mod 8.213 på den lige vej til målet pr. 30. april 2013: 742 personer foran" """
    gap, side = gap_words(progress, unit), AHEAD if progress.gap >= 0 else BEHIND
    return (
        f"{format_number(progress.measured)} målt"
        f" mod {format_number(_printed_level(progress, unit))}"
        f" på den lige vej fra basis til mål pr. {format_date(progress.day)}:"
        f" {f'{gap} {side}' if gap else 'præcis på vejen'}"
    )


def trajectory_words(progress: Progress, unit: str) -> str:
    """ "foran med 742 personer", "på sporet", "bagud med 0,9 procentpoint" """
    if progress.status == ON_TRACK:
        return ON_TRACK.label
    return f"{progress.status.label} med {gap_words(progress, unit)}"


def gap_words(progress: Progress, unit: str) -> str:
    """How far the reading lies from the expected level as printed, "742 personer"; "" on the
    path."""
    gap = abs(progress.measured - _printed_level(progress, unit))
    unit_of_gap = "procentpoint" if unit in PERCENT_UNITS else unit
    return f"{format_number(gap)} {unit_of_gap}" if gap else ""


def _printed_level(progress: Progress, unit: str) -> Decimal:
    """The expected level as it is printed: shares with one decimal, all else whole."""
    places = Decimal("0.1") if unit in PERCENT_UNITS else Decimal(1)
    return progress.expected.quantize(places, rounding=ROUND_HALF_UP)


def track_rule_words(tolerance: Decimal) -> str:
    return (
        f"På sporet betyder højst {format_percent(rounded_percent(tolerance))} af hele vejen"
        " fra den lige linje mellem basis og mål."
    )
