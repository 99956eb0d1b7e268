"""What must be reached: a goal, the levels that reach it, and the side on which more is better.

Pure, like status.py, which judges it. Values are unrounded Decimals in the indicator's unit.
"""

from dataclasses import dataclass
from datetime import date
from decimal import Decimal

from targets.models import Indicator, Target

Comparator = Target.Comparator
Direction = Indicator.Direction
MeasuredAs = Target.MeasuredAs
UP, DOWN, NEUTRAL = 1, -1, 0


@dataclass(frozen=True)
class Goal:
    """What must be reached; a change carries its sign, so a fall of 25 is -25.

    `accumulates`: readings are counted from New Year on, so that only a whole year's is a level.
    `earlier_figures`: readings from before the plan's first day may be compared too.
    """

    value: Decimal | None
    value_to: Decimal | None = None
    comparator: str = ""
    direction: str = Direction.NEUTRAL
    measured_as: str = MeasuredAs.LEVEL
    baseline_value: Decimal | None = None
    baseline_date: date | None = None
    period_start: date | None = None
    deadline: date | None = None
    accumulates: bool = False
    earlier_figures: bool = False

    @property
    def is_change(self) -> bool:
        return self.measured_as != MeasuredAs.LEVEL

    @property
    def is_fall(self) -> bool:
        return self.is_change and self.value is not None and self.value < 0


def bounds(goal: Goal) -> tuple[Decimal, Decimal]:
    """The level to reach; for `mellem` the lowest and the highest.

    Raises ValueError without a value, and for a change from an unknown baseline.
    """
    ends = [_level(goal, goal.value)]
    if goal.comparator == Comparator.BETWEEN:
        ends.append(_level(goal, goal.value_to))
    return min(ends), max(ends)


def _level(goal: Goal, value: Decimal | None) -> Decimal:
    if value is None:
        raise ValueError("no value to reach")
    if not goal.is_change:
        return value
    if goal.baseline_value is None:
        raise ValueError("a change from an unknown baseline")
    if goal.measured_as == MeasuredAs.CHANGE:
        return goal.baseline_value + value
    # A rise from a negative baseline goes up too.
    return goal.baseline_value + abs(goal.baseline_value) * value / 100


_SIDE_OF_DIRECTION: dict[str, int] = {Direction.UP: UP, Direction.DOWN: DOWN}
_SIDE_OF_COMPARATOR: dict[str, int] = {Comparator.AT_LEAST: UP, Comparator.AT_MOST: DOWN}


def good_side(goal: Goal) -> int:
    """UP where higher levels are as good or better, DOWN where lower ones are, else NEUTRAL.

    The printed comparator goes before the indicator's direction. A negative change is printed by
    its size ("et fald på mindst 25 pct."), so there the direction decides, or else the size.
    """
    by_direction = _SIDE_OF_DIRECTION.get(goal.direction, NEUTRAL)
    side = _SIDE_OF_COMPARATOR.get(goal.comparator)
    if side is None:
        return by_direction
    if goal.is_fall:
        return by_direction or -side
    return side
