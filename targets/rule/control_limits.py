"""Natural process limits of a series: the XmR chart (individual values and moving ranges).

Pure. After W. A. Shewhart's control charts as D. J. Wheeler gives them for single values
(*Understanding Variation*, 1993): the limits are the mean ± 2.66 × the mean moving range, and a
moving range above 3.268 × the mean one is a jump. 2.66 is 3 ÷ 1.128, the constant of ranges of two
(NIST/SEMATECH e-Handbook of Statistical Methods, 6.3.2.2). We draw limits from twelve values on.

The limits describe how the series has swung; they are neither targets nor tolerances.
"""

from collections.abc import Sequence
from dataclasses import dataclass
from decimal import Decimal, localcontext

FEWEST = 12
LIMIT_FACTOR = Decimal("2.66")
RANGE_FACTOR = Decimal("3.268")
PRECISION = 40


@dataclass(frozen=True)
class Limits:
    """In the indicator's unit, unrounded; places in the series count from 0.

    `lower` is None where it would lie below 0 in a series that never does: there is nothing to
    fall below. `outside`: places of values beyond a limit; `jumps`: of values that differ more from
    the one before than the natural variation explains.
    """

    count: int
    mean: Decimal
    upper: Decimal
    lower: Decimal | None
    mean_range: Decimal
    outside: tuple[int, ...]
    jumps: tuple[int, ...]


def limits(values: Sequence[Decimal]) -> Limits | None:
    """The limits of the values in order of time; None with fewer than `FEWEST`."""
    if len(values) < FEWEST:
        return None
    with localcontext(prec=PRECISION):
        mean = sum(values, Decimal(0)) / len(values)
        ranges = [abs(later - earlier) for earlier, later in zip(values, values[1:], strict=False)]
        mean_range = sum(ranges, Decimal(0)) / len(ranges)
        upper = mean + LIMIT_FACTOR * mean_range
        lower = _lower(mean - LIMIT_FACTOR * mean_range, values)
        widest = RANGE_FACTOR * mean_range
    return Limits(
        count=len(values),
        mean=mean,
        upper=upper,
        lower=lower,
        mean_range=mean_range,
        outside=tuple(
            place
            for place, value in enumerate(values)
            if value > upper or (lower is not None and value < lower)
        ),
        jumps=tuple(place for place, size in enumerate(ranges, start=1) if size > widest),
    )


def _lower(computed: Decimal, values: Sequence[Decimal]) -> Decimal | None:
    return None if computed < 0 <= min(values) else computed
