"""Which stated figures of one indicator agree with each other.

Pure: takes measurements of one plan with indicator, area and source joined, in the order in which
the source prints them; asks the database nothing and corrects nothing.
"""

from collections import defaultdict
from collections.abc import Iterable, Iterator
from decimal import Decimal

from core.danish import format_number
from core.plausibility import Check
from targets.models import Measurement
from targets.models.indicators import PERCENT_UNITS
from targets.rule.plausibility.parts import added_rows, splits
from targets.rule.plausibility.ranges import ZERO, computed_number, stated_range, sum_of
from targets.rule.plausibility.wording import elsewhere, measurement_check

SHARE, TWICE, PARTS, CHANGE, SHIFT = (
    "Andel af tæller og nævner",
    "To oplysninger om det samme",
    "Dele og helhed",
    "Ændring mellem to niveauer",
    "Ændring mellem to andele",
)
Levels = dict[tuple, list[Measurement]]


def checks(measurements: Iterable[Measurement]) -> list[Check]:
    """Every check that the measurements allow."""
    rows = list(measurements)
    counting = [row for row in rows if row.counts]
    return [
        *shares(rows),
        *_stated_twice(rows),
        *_undated(rows),
        *_parts(rows),
        *_changes(counting),
    ]


def shares(rows: list[Measurement]) -> Iterator[Check]:
    """A percentage against the numerator and denominator printed beside it."""
    for row in rows:
        if row.indicator.unit_of_measure not in PERCENT_UNITS:
            continue
        if row.numerator is None or not row.denominator:
            continue
        share = row.numerator * 100 / row.denominator
        fraction = f"{format_number(row.numerator)} af {format_number(row.denominator)}"
        words = f"{fraction} er {_rounded(share, row)}"
        yield measurement_check(row, SHARE, (share, share), words, share)


def _stated_twice(rows: list[Measurement]) -> Iterator[Check]:
    """A statement that stays although another one counts."""
    alike: Levels = defaultdict(list)
    for row in rows:
        alike[(row.indicator_id, row.area_id, row.breakdown, row.period_start, row.date)].append(
            row
        )
    for statements in alike.values():
        counting = next((row for row in statements if row.counts), statements[0])
        for other in statements:
            if other is not counting:
                span = stated_range(other) if other.qualifier else (other.value, other.value)
                exact = (counting.value, counting.value)
                words = elsewhere(other, dated=False)
                yield measurement_check(
                    counting, TWICE, span, words, other.value, own=exact, others=(other,)
                )


def _undated(rows: list[Measurement]) -> Iterator[Check]:
    """What the source says of "now" against what it says of a day: one of the dated figures, the
    newest where none is the same."""
    alike: Levels = defaultdict(list)
    for row in rows:
        alike[(row.indicator_id, row.area_id, row.breakdown)].append(row)
    for statements in alike.values():
        dated = [row for row in statements if row.date and row.state in Measurement.MEASURED]
        for row in statements:
            if dated and row.date is None and row.period_start is None:
                nearest = min(dated, key=lambda one: abs(one.value - row.value))
                words, span = elsewhere(nearest), stated_range(nearest)
                yield measurement_check(row, TWICE, span, words, nearest.value, others=(nearest,))


def _parts(rows: list[Measurement]) -> Iterator[Check]:
    tables: Levels = defaultdict(list)
    for row in rows:
        if row.indicator.change_of_id is None:  # changes do not add up
            tables[(row.indicator_id, row.area_id, row.period_start, row.date)].append(row)
    for table in tables.values():
        for whole, parts in splits(table):
            total = sum((part.value for part in parts), ZERO)
            added = " + ".join(format_number(part.value) for part in parts)
            words = f"{added} = {format_number(total)}"
            span = sum_of([stated_range(part) for part in parts])
            yield measurement_check(whole, PARTS, span, words, total, others=tuple(parts))


def _changes(rows: list[Measurement]) -> Iterator[Check]:
    """A printed change against the levels at its beginning and its end."""
    levels: Levels = defaultdict(list)
    tables: Levels = defaultdict(list)
    for row in rows:
        levels[(row.indicator_id, row.area_id, row.breakdown)].append(row)
        tables[(row.indicator_id, row.area_id, row.period_start, row.date)].append(row)
    for row in rows:
        change_of = row.indicator.change_of_id
        pair = _ends(row, levels[(change_of, row.area_id, row.breakdown)]) if change_of else None
        if pair is None:
            continue
        if row.indicator.unit_of_measure == "procentpoint" and not pair[0].indicator.is_share:
            yield from _shift_check(row, *pair, tables)
        else:
            yield _change_check(row, *pair)


def _ends(change: Measurement, levels: list[Measurement]) -> tuple[Measurement, Measurement] | None:
    """The levels that the change runs between: the first period's and the last's."""
    starts = [one for one in levels if (one.period_start or one.date) == change.period_start]
    ends = [one for one in levels if one.date == change.date and one not in starts]
    return (starts[0], ends[0]) if len(starts) == len(ends) == 1 else None


def _change_check(change: Measurement, start: Measurement, end: Measurement) -> Check:
    """A stated change, checked against the difference between the levels `start` and `end`. A
    change stated in "pct." is relative to the start (unless that may be 0); any other is end minus
    start."""
    (start_low, start_high), (end_low, end_high) = stated_range(start), stated_range(end)
    path = f"fra {format_number(start.value)} til {format_number(end.value)}"
    relative = change.indicator.unit_of_measure == "pct." and start_low > 0
    if relative:
        computed = (end.value - start.value) * 100 / start.value
        span = (end_low * 100 / start_high - 100, end_high * 100 / start_low - 100)
    else:
        computed = end.value - start.value
        span = (end_low - start_high, end_high - start_low)
    words = f"{path} er {_rounded(computed, change)}"
    return measurement_check(change, CHANGE, span, words, computed)


def _shift_check(
    change: Measurement, start: Measurement, end: Measurement, tables: Levels
) -> Iterator[Check]:
    """A change in procentpoint of a count: the count's share of its table at the end, minus its
    share at the start. Nothing without both tables."""
    shares = []
    for level in (start, end):
        key = (level.indicator_id, level.area_id, level.period_start, level.date)
        total = sum((row.value for row in added_rows(tables[key])), ZERO)
        if not total:
            return
        shares.append(level.value * 100 / total)
    computed = shares[1] - shares[0]
    path = " til ".join(f"{_number(share, change)} pct." for share in shares)
    words = f"andelen går fra {path}: {_rounded(computed, change)}"
    yield measurement_check(change, SHIFT, (computed, computed), words, computed)


def _rounded(value: Decimal, row: Measurement) -> str:
    return f"{_number(value, row)} {row.indicator.unit_of_measure}"


def _number(value: Decimal, row: Measurement) -> str:
    return computed_number(value, row.value)
