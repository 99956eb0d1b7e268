"""The measurements of an indicator as series, one an area. Pure.

A series is in order of time, and has one point a day: of several periods
with one end the longest, as the rule takes (targets/rule/status.py).
"""

from collections import defaultdict
from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from datetime import date, timedelta
from decimal import Decimal
from typing import NamedTuple

from targets.models import Measurement

FORECAST, FINAL = Measurement.State.FORECAST, Measurement.State.FINAL
STATES = dict(Measurement.State.choices)
SHORTEST_MONTH, DAYS_A_MONTH = 26, 30.44


class Point(NamedTuple):
    """A total that counts and has a date, without what a chart does not ask of a measurement."""

    area_id: int
    area: str
    period_start: date | None
    date: date
    value: Decimal
    qualifier: str
    state: str
    source: str | None  # the document's title

    @property
    def provisional(self) -> str:
        """ "foreløbig", "prognose", "skøn"; nothing of a final figure."""
        return "" if self.state == FINAL else STATES[self.state]


def points_of(measurements: Iterable[Measurement]) -> list[Point]:
    """The points of the measurements that can be plotted; area and source come joined."""
    return [
        Point(
            one.area_id,
            one.area.name,
            one.period_start,
            one.date,
            one.value,
            one.qualifier,
            one.state,
            one.source.title if one.source_id else None,
        )
        for one in measurements
        if one.counts and one.date and not one.breakdown
    ]


@dataclass(frozen=True)
class Series:
    """`is_cut`: older measurements exist that are left out, for there are so many."""

    area: str
    rows: tuple[Point, ...] = ()
    is_cut: bool = False

    def __bool__(self) -> bool:
        return bool(self.rows)

    @property
    def days(self) -> list[date]:
        return [one.date for one in self.rows]

    @property
    def measured(self) -> list[Point]:
        """The points without what the source itself calls a forecast."""
        return [one for one in self.rows if one.state != FORECAST]

    @property
    def forecasts(self) -> list[Point]:
        return [one for one in self.rows if one.state == FORECAST]

    @property
    def lowest(self) -> Decimal:
        return min(one.value for one in self.rows)

    @property
    def highest(self) -> Decimal:
        return max(one.value for one in self.rows)

    @property
    def largest(self) -> Decimal:
        return max((abs(one.value) for one in self.rows), default=Decimal(0))


@dataclass(frozen=True)
class YearBefore:
    """A measurement of the year to date, and the same part of the year before."""

    now: Point
    before: Point

    @property
    def change(self) -> Decimal:
        return self.now.value - self.before.value

    @property
    def percent(self) -> Decimal | None:
        """The change in per cent; from zero there is none."""
        if self.before.value == 0:
            return None
        return self.change / abs(self.before.value) * 100


def series_by_area(points: Iterable[Point], *, most: int) -> dict[int, Series]:
    """By area its series, of the newest `most` days."""
    found: dict[int, dict[date, Point]] = defaultdict(dict)
    for one in points:
        days = found[one.area_id]
        days[one.date] = max(days.get(one.date, one), one, key=_length)
    return {area_id: _newest(days, most) for area_id, days in found.items()}


def have_one_length(rows: Sequence[Point]) -> bool:
    """Whether the rows cover equally long periods: months do, a month and a year do not."""
    return len({_months(one) for one in rows}) < 2


def years_before(rows: Sequence[Point]) -> dict[date, YearBefore]:
    """By day the measurement of the year to date together with that of the same day a year earlier;
    days without one are left out."""
    by_day = {one.date: one for one in rows}
    pairs = ((one, by_day.get(_year_earlier(one.date))) for one in rows)
    return {
        one.date: YearBefore(one, before)
        for one, before in pairs
        if before is not None and have_one_length([one, before])
    }


def _newest(days: dict[date, Point], most: int) -> Series:
    rows = sorted(days.values(), key=lambda one: one.date)
    return Series(rows[0].area, tuple(rows[-most:]), is_cut=len(rows) > most)


def _length(one: Point) -> int:
    return (one.date - (one.period_start or one.date)).days


def _months(one: Point) -> float:
    """The period's length in whole months; in days where it is shorter, 0 for a single day."""
    days = _length(one)
    if days < SHORTEST_MONTH:
        return days / 1000
    return round((days + 1) / DAYS_A_MONTH)


def _year_earlier(day: date) -> date:
    """The same day a year earlier; the last day of February stays the last day."""
    if (day.month, day.day) in ((2, 28), (2, 29)):
        return date(day.year - 1, 3, 1) - timedelta(days=1)
    return day.replace(year=day.year - 1)
