"""What a printed figure may stand for, and how a difference between two is said. Pure.

A stated figure stands for a range: what it may have been rounded from, and for "ca.", "godt" or
"knap" a tenth to the side that the word points to. Two figures agree when their ranges meet.
"""

from decimal import ROUND_HALF_UP, Decimal

from core.danish import decimals_of, format_number
from core.plausibility import rounding
from targets.models import Measurement, Target
from targets.models.indicators import PERCENT_UNITS

ZERO, TENTH = Decimal(0), Decimal("0.1")
MORE = {"over", "godt", "mere end", "mindst", "fra"}
LESS = {"knap", "næsten", "op mod", "små", "under", "til", "højst"}
ABOUT = {"ca.", "cirka", "omkring", "gennemsnitlig", "gennemsnitligt"}
# Averages over a period, which a source prints rounded to whole persons.
AVERAGED = ("fuldtids", "helårs")
Range = tuple[Decimal, Decimal]


def stated_range(row: Measurement) -> Range:
    """What the figure may stand for; a forecast was computed and rounded, whatever it counts."""
    counted = _is_counted(row.value, row.indicator.unit_of_measure)
    exact = counted and row.state != Measurement.State.FORECAST
    return range_of(row.value, row.qualifier, exact=exact)


def range_of(printed: Decimal, qualifier: str = "", *, exact: bool) -> Range:
    """What a figure with its qualifier may stand for; an exact one was not rounded."""
    value, word = abs(printed), qualifier.strip().lower()
    margin = ZERO if exact else rounding(value)
    low = value - max(margin, value * TENTH if word in LESS | ABOUT else ZERO)
    high = value + max(margin, value * TENTH if word in MORE | ABOUT else ZERO)
    return (low, high) if printed >= 0 else (-high, -low)


def target_range(target: Target) -> Range:
    """From the lowest to the highest value that the target's words may mean; it has a value."""
    if target.value_to is not None:
        return target.value, target.value_to
    about = "ca." if target.comparator == Target.Comparator.ABOUT else ""
    return range_of(target.value, about, exact=True)


def meet(one: Range, other: Range) -> bool:
    return one[0] <= other[1] and other[0] <= one[1]


def sum_of(ranges: list[Range]) -> Range:
    low, high = zip(*ranges, strict=True)
    return sum(low, ZERO), sum(high, ZERO)


def _is_counted(value: Decimal, unit: str) -> bool:
    """Whole persons, places or courses are counted; shares and averages are rounded."""
    counted = unit not in PERCENT_UNITS and not unit.startswith(AVERAGED)
    return counted and value == value.to_integral_value()


def computed_number(value: Decimal, stated: Decimal) -> str:
    """Rounded to one decimal more than the stated figure has, so that a difference shows."""
    return _rounded(value, decimals_of(stated) + 1)


def difference_words(value: Decimal, stated: Decimal, unit: str) -> str:
    """How far the value lies from the stated figure, with as many decimals as the stated figure
    has; with one more where it is less than the last of them. "" where none shows."""
    difference, places = abs(value - stated), decimals_of(stated)
    if difference < Decimal(1).scaleb(-places):
        places += 1
    number = _rounded(difference, places)
    in_points = unit in PERCENT_UNITS
    return "" if number == "0" else f"{number} procentpoint" if in_points else number


def _rounded(value: Decimal, places: int) -> str:
    return format_number(value.quantize(Decimal(1).scaleb(-places), ROUND_HALF_UP))
