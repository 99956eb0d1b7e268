"""All that is stated of an indicator, over every plan and area, as lines that can be plotted. Pure.

Figures of different areas, breakdowns or lengths of period are not one line: a year's number of
people is another thing than a day's.
"""

from collections import defaultdict
from collections.abc import Iterable
from dataclasses import dataclass
from decimal import Decimal

from targets.models import Area, Measurement

MOST_LINES = 5
MOST_TIMES_LARGER = 3  # beyond that the first line would be pressed flat
DAY, MONTH, QUARTER, YEAR, OTHER = "dag", "måned", "kvartal", "år", "anden periode"
LENGTHS = ((27, 32, MONTH), (89, 93, QUARTER), (364, 367, YEAR))


@dataclass(frozen=True)
class LongLine:
    """Figures that compare with each other, oldest first."""

    area: Area
    breakdown: str
    length: str
    rows: tuple[Measurement, ...]

    @property
    def largest(self) -> Decimal:
        return max(abs(one.value) for one in self.rows)

    def name(self, *, with_length: bool = False) -> str:
        """ "København, kvinder", and with `with_length` how long its periods are: "København, pr.
        år"."""
        length = f"pr. {self.length}" if with_length else ""
        return ", ".join(part for part in (self.area.name, self.breakdown, length) if part)


@dataclass(frozen=True)
class LongSeries:
    """An indicator's lines. `lines` are plotted, on one scale; the other three lists are not, and
    stand in the page's list only: lines `of_another_size`, lines beyond the first `MOST_LINES`, and
    breakdowns (`parts`) of totals that are plotted. `undated` and `contradicted` are numbers of
    figures that are in no line."""

    lines: list[LongLine]
    of_another_size: list[LongLine]
    too_many: list[LongLine]
    parts: list[LongLine]
    undated: int
    contradicted: int

    @property
    def rows(self) -> list[Measurement]:
        """The figures that are plotted, line by line."""
        return [one for line in self.lines for one in line.rows]

    @property
    def differs_in_length(self) -> bool:
        return len({line.length for line in self.lines}) > 1


def long_series(measurements: Iterable[Measurement]) -> LongSeries:
    """The lines of one indicator, from every figure of it, each with its area joined."""
    measurements = list(measurements)
    lines = _lines(one for one in measurements if one.date and one.counts)
    totals = [line for line in lines if not line.breakdown]
    candidates = totals if any(len(line.rows) > 1 for line in totals) else lines
    like = [line for line in candidates if _compares(line, candidates[0])]
    return LongSeries(
        lines=like[:MOST_LINES],
        of_another_size=[line for line in candidates if line not in like],
        too_many=like[MOST_LINES:],
        parts=[line for line in lines if line not in candidates],
        undated=sum(1 for one in measurements if one.date is None),
        contradicted=sum(1 for one in measurements if one.date and not one.counts),
    )


def _lines(measurements: Iterable[Measurement]) -> list[LongLine]:
    """The figures parted by area, breakdown and length of period. Lines of most figures come first;
    of equally long ones the first area's, then those with the largest figures."""
    found = defaultdict(list)
    for one in measurements:
        found[one.area, one.breakdown, length_of(one)].append(one)
    lines = [
        LongLine(area, breakdown, length, tuple(sorted(rows, key=lambda one: one.date)))
        for (area, breakdown, length), rows in found.items()
    ]
    return sorted(lines, key=_order)


def _order(line: LongLine) -> tuple:
    return (-len(line.rows), line.area.position, line.area.name, -line.largest, line.breakdown)


def length_of(one: Measurement) -> str:
    """How long a period the figure covers: a day, a month, a quarter, a year or another."""
    if one.period_start is None or one.period_start == one.date:
        return DAY
    days = (one.date - one.period_start).days + 1
    return next((word for low, high, word in LENGTHS if low < days < high), OTHER)


def _compares(line: LongLine, first: LongLine) -> bool:
    return line.largest <= MOST_TIMES_LARGER * first.largest or not first.largest
