"""How what a target measures has developed, and what can be said of it.

Pure: a target and points in, no queries. The target comes with its indicator, plan, area, source
and newest measurement joined. targets/developments.py fetches the points of many targets at once.
"""

from collections.abc import Iterable
from datetime import date, timedelta
from decimal import ROUND_HALF_UP, Decimal
from functools import cached_property

from core.danish import decimals_of
from targets.models import Indicator, Target
from targets.presentation import required_levels
from targets.rule.control_limits import FEWEST as FEWEST_FOR_LIMITS
from targets.rule.control_limits import Limits, limits
from targets.rule.forecasts import FEWEST as FEWEST_FOR_FORECAST
from targets.rule.forecasts import Bounds, Forecast, forecast
from targets.rule.goals import Goal
from targets.rule.series import (
    Point,
    Series,
    YearBefore,
    have_one_length,
    series_by_area,
    years_before,
)
from targets.rule.trajectory import Trajectory, trajectory_of
from targets.rule_inputs import goal_of

MOST_POINTS = 180  # fifteen years of months; older ones stand in the list of measurements
MOST_TIMES_LARGER = 3  # shares beyond that would press the target's own flat
MOST_COMPARED = 4
MOST_OTHERS = 6  # areas beside the target's own, plotted on its scale or their own
Span = tuple[date, date]
ZERO, HUNDRED = Decimal(0), Decimal(100)


class Development:
    """One target's series, path, forecast and limits; `today` is the day of the page."""

    def __init__(
        self,
        target: Target,
        points: Iterable[Point],
        *,
        today: date,
        most: int = MOST_POINTS,
    ) -> None:
        self.target = target
        self.today = today
        found = series_by_area(points, most=most)
        self.own: Series = found.pop(target.area_id, Series(str(target.area or "")))
        self.others: list[Series] = list(found.values())[:MOST_OTHERS]
        self.has_more_areas = len(found) > MOST_OTHERS

    @cached_property
    def goal(self) -> Goal:
        return goal_of(self.target)

    @cached_property
    def indicator(self) -> Indicator | None:
        return self.target.indicator if self.target.indicator_id else None

    @cached_property
    def unit(self) -> str:
        return self.indicator.unit_of_measure if self.indicator else ""

    @cached_property
    def is_share(self) -> bool:
        return bool(self.indicator and self.indicator.is_share)

    @cached_property
    def is_year_to_date(self) -> bool:
        return bool(self.indicator and self.indicator.year_to_date)

    @cached_property
    def path(self) -> Trajectory | None:
        return trajectory_of(self.goal)

    @cached_property
    def levels(self) -> tuple[Decimal, ...]:
        """The levels to reach: one, of a range both, none where the goal gives none."""
        return tuple(sorted(set(required_levels(self.goal) or ())))

    @cached_property
    def baseline(self) -> tuple[date, Decimal] | None:
        if self.target.baseline_value is None or self.target.baseline_date is None:
            return None
        return self.target.baseline_date, self.target.baseline_value

    @cached_property
    def compared(self) -> list[Series]:
        """The areas that can be plotted on the target's own scale."""
        return [one for one in self.others if self._fits(one)][:MOST_COMPARED]

    @cached_property
    def apart(self) -> list[Series]:
        """The areas that need a scale of their own."""
        return [one for one in self.others if not self._fits(one)]

    @property
    def left_over(self) -> list[Series]:
        """The areas that fit the scale and are left out, since the chart has enough."""
        return [one for one in self.others if self._fits(one)][MOST_COMPARED:]

    def _fits(self, other: Series) -> bool:
        """Shares are plotted together; numbers of people only where the other area's do not press
        the target's own flat."""
        low, high, largest = self._reach
        if self.is_share:
            return not largest or other.largest <= MOST_TIMES_LARGER * largest
        room = max(high - low, largest / 10)
        return not largest or (other.lowest >= low - room and other.highest <= high + room)

    @cached_property
    def _reach(self) -> tuple[Decimal, Decimal, Decimal]:
        """The lowest, highest and largest value that is plotted of the target itself."""
        values = [one.value for one in self.own.rows] + list(self.levels)
        if self.baseline:
            values.append(self.baseline[1])
        return (
            min(values, default=ZERO),
            max(values, default=ZERO),
            max(map(abs, values), default=ZERO),
        )

    @cached_property
    def days(self) -> list[date]:
        """The days of all points, the baseline and the deadline; the chart covers the first to the
        last."""
        days = [day for one in (self.own, *self.others) for day in one.days]
        if self.baseline:
            days.append(self.baseline[0])
        if self.target.deadline and self.levels:
            days.append(self.target.deadline)
        return sorted(set(days))

    @cached_property
    def measured(self) -> list[Point]:
        """The points of the target's own area until today, without the source's forecasts."""
        return [one for one in self.own.measured if one.date <= self.today]

    @cached_property
    def decimals(self) -> int:
        """Decimals for what is computed: as the measurements have, one at least for shares and for
        small numbers. There must be a measurement."""
        values = [one.value for one in self.measured]
        stated = most_decimals(values)
        is_fine = self.is_share or max(map(abs, values)) < 10
        return max(stated, 1) if is_fine else stated

    @cached_property
    def year_before(self) -> dict[date, YearBefore]:
        """By day what a measurement of the year to date is compared with; empty for other
        figures."""
        return years_before(self.measured) if self.is_year_to_date else {}

    @cached_property
    def forecast(self) -> Forecast | None:
        """The forecast of the measured series; None where `why_no_forecast` says why."""
        if self.why_no_forecast:
            return None
        points = [(one.date, one.value) for one in self.measured]
        return forecast(points, until=self._forecast_until, bounds=self._bounds)

    @cached_property
    def why_no_forecast(self) -> str:
        """One sentence without its full stop, "" where there is a forecast."""
        number, deadline = len(self.measured), self.target.deadline
        if self.is_year_to_date:
            return "Ingen fremskrivning: år til dato-tal begynder forfra hvert nytår"
        if number < FEWEST_FOR_FORECAST:
            return (
                f"For få målinger til en fremskrivning ({number} af mindst {FEWEST_FOR_FORECAST})"
            )
        if not have_one_length(self.measured):
            return "Ingen fremskrivning: målingerne dækker perioder af forskellig længde"
        if deadline is None:
            return "Ingen fremskrivning: målet har ingen frist at fremskrive til"
        if deadline <= max(self.today, self.measured[-1].date):
            return "Ingen fremskrivning: fristen er passeret"
        return ""

    @property
    def _forecast_until(self) -> date:
        """The deadline, but no longer ahead than there are measurements back."""
        first, last = self.measured[0].date, self.measured[-1].date
        return min(self.target.deadline, last + (last - first))

    @property
    def _bounds(self) -> Bounds:
        """A series that was never below 0 is a count or a share; a share ends at 100."""
        values = [one.value for one in self.measured]
        share = self.is_share and max(values) <= HUNDRED
        return Bounds(ZERO if min(values) >= 0 else None, HUNDRED if share else None)

    @cached_property
    def limits(self) -> Limits | None:
        if self.why_no_limits:
            return None
        return limits([one.value for one in self.measured])

    @property
    def why_no_limits(self) -> str:
        number = len(self.measured)
        if self.is_year_to_date:
            return "Ingen naturlige grænser: år til dato-tal begynder forfra hvert nytår"
        if number < FEWEST_FOR_LIMITS:
            return f"For få målinger til naturlige grænser ({number} af mindst {FEWEST_FOR_LIMITS})"
        if not have_one_length(self.measured):
            return "Ingen naturlige grænser: målingerne dækker perioder af forskellig længde"
        return ""

    @cached_property
    def outside(self) -> list[Point]:
        """The points that are beyond the natural limits."""
        return [self.measured[place] for place in self.limits.outside] if self.limits else []

    @cached_property
    def jumps(self) -> list[Point]:
        return [self.measured[place] for place in self.limits.jumps] if self.limits else []

    def span(self) -> Span | None:
        """The first and the last day to draw; None with fewer than two days."""
        if len(self.days) < 2:
            return None
        first, last = self.days[0], self.days[-1]
        # A little more to reach today; years after the plan would squeeze all else.
        if last < self.today <= last + (last - first) / 4:
            last = self.today
        return first, max(last, first + timedelta(days=1))


def most_decimals(values: Iterable[Decimal]) -> int:
    """At most two; stored values have six whatever was stated."""
    cut = (value.quantize(Decimal("0.01"), rounding=ROUND_HALF_UP) for value in values)
    return max(map(decimals_of, cut), default=0)
