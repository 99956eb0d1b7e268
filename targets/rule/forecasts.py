"""A series carried on along a straight line, with the interval in which the next value is likely.

Pure. The line is the least squares line of value on date; the interval for one further value at t
is ŷ ± q · s · √(1 + 1/n + (t − t̄)² ÷ Σ(tᵢ − t̄)²), with s the residual standard deviation on n − 2
degrees of freedom and q the 90th percentile of Student's t, so that it holds 80 per cent
(NIST/SEMATECH e-Handbook of Statistical Methods, 4.5.1.2). It widens with the distance.

It knows no seasons and no decisions: it says what happens if all goes on as measured. It never sets
a status (targets/rule/status.py passes forecasts over).
"""

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date, timedelta
from decimal import Decimal, localcontext

FEWEST = 6
MOST = 24  # the newest: what happened many years ago says little of next year
LEVEL = 80  # per cent of the interval
STEPS = 12
PRECISION = 40
ZERO = Decimal(0)

# The 90th percentile of Student's t for 4 to 22 degrees of freedom (e-Handbook, 1.3.6.7.2), as many
# as MOST can ask for.
QUANTILES = {
    4: "1.533",
    5: "1.476",
    6: "1.440",
    7: "1.415",
    8: "1.397",
    9: "1.383",
    10: "1.372",
    11: "1.363",
    12: "1.356",
    13: "1.350",
    14: "1.345",
    15: "1.341",
    16: "1.337",
    17: "1.333",
    18: "1.330",
    19: "1.328",
    20: "1.325",
    21: "1.323",
    22: "1.321",
}


@dataclass(frozen=True)
class Step:
    """The line at a day, and the ends of the interval; unrounded, in the indicator's unit."""

    day: date
    value: Decimal
    low: Decimal
    high: Decimal


@dataclass(frozen=True)
class Forecast:
    """`count` values it rests on; `steps` from the last measured day to the last day."""

    count: int
    steps: tuple[Step, ...]

    @property
    def end(self) -> Step:
        return self.steps[-1]


@dataclass(frozen=True)
class Bounds:
    """What a value can be: a count is not below 0, a share not above 100."""

    low: Decimal | None = None
    high: Decimal | None = None

    def clamped(self, value: Decimal) -> Decimal:
        """The value, or the nearest bound where it lies beyond one."""
        value = value if self.low is None else max(value, self.low)
        return value if self.high is None else min(value, self.high)


ANY = Bounds()


def forecast(
    points: Sequence[tuple[date, Decimal]], *, until: date, bounds: Bounds = ANY
) -> Forecast:
    """The forecast from the newest points until the day. `points` are (day, value), one a day, in
    order of time. Raises ValueError with fewer than `FEWEST` points, and for a day that is not
    after the last of them."""
    used = points[-MOST:]
    if len(used) < FEWEST or until <= used[-1][0]:
        raise ValueError("too few points, or nothing to carry on to")
    line = _fitted(used)
    steps = (line.at(day) for day in _days(used[-1][0], until))
    return Forecast(
        len(used),
        tuple(
            Step(one.day, *(bounds.clamped(value) for value in (one.value, one.low, one.high)))
            for one in steps
        ),
    )


@dataclass(frozen=True)
class _Line:
    """y = level + slope · (t − middle), t in days since `start`."""

    start: date
    middle: Decimal
    level: Decimal
    slope: Decimal
    count: int
    spread: Decimal  # Σ(tᵢ − t̄)²
    residual: Decimal  # s

    def at(self, day: date) -> Step:
        with localcontext(prec=PRECISION):
            away = (day - self.start).days - self.middle
            value = self.level + self.slope * away
            wide = (1 + Decimal(1) / self.count + away * away / self.spread).sqrt()
            half = Decimal(QUANTILES[self.count - 2]) * self.residual * wide
        return Step(day, value, value - half, value + half)


def _fitted(points: Sequence[tuple[date, Decimal]]) -> _Line:
    start, count = points[0][0], len(points)
    with localcontext(prec=PRECISION):
        times = [Decimal((day - start).days) for day, _ in points]
        values = [value for _, value in points]
        middle, level = sum(times, ZERO) / count, sum(values, ZERO) / count
        spread = sum(((time - middle) ** 2 for time in times), ZERO)
        crossed = sum(
            ((time - middle) * (value - level) for time, value in zip(times, values, strict=True)),
            ZERO,
        )
        slope = crossed / spread
        squares = sum(
            (
                (value - level - slope * (time - middle)) ** 2
                for time, value in zip(times, values, strict=True)
            ),
            ZERO,
        )
        residual = (squares / (count - 2)).sqrt()
    return _Line(start, middle, level, slope, count, spread, residual)


def _days(first: date, last: date) -> list[date]:
    """Days from the first to the last at even distances, both included."""
    span = (last - first).days
    steps = min(STEPS, span)
    return [first + timedelta(days=span * step // steps) for step in range(steps + 1)]
