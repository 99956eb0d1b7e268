"""Which stated figures of the statistics agree with each other.

Pure: takes measurements of one plan with indicator, area and source joined, in the order in which
the source prints them; asks the database nothing and corrects nothing.

A stated figure stands for a range: what it may have been rounded from, and for "ca.", "godt" or
"knap" a tenth to the side that the word points to. Two figures agree when their ranges meet.
"""

from collections import defaultdict
from collections.abc import Iterable, Iterator
from decimal import ROUND_HALF_UP, Decimal

from django.utils.http import urlencode

from core.addresses import list_page
from core.danish import decimals_of, format_number
from core.plausibility import Check, rounding
from targets.models import Measurement
from targets.models.indicators import PERCENT_UNITS
from targets.presentation import measured_words, period_words
from targets.rule.parts import splits

SHARE, TWICE, PARTS, CHANGE = (
    "Andel af tæller og nævner",
    "To oplysninger om det samme",
    "Dele og helhed",
    "Ændring mellem to niveauer",
)
ZERO, TENTH = Decimal(0), Decimal("0.1")
MORE = {"over", "godt", "mere end", "mindst", "fra"}
LESS = {"knap", "næsten", "op mod", "små", "under", "til", "højst"}
ABOUT = {"ca.", "cirka", "omkring", "gennemsnitlig", "gennemsnitligt"}
# Averages over a period, which a source prints rounded to whole persons.
AVERAGED = ("fuldtids", "helårs")
Range = tuple[Decimal, Decimal]


def checks(measurements: Iterable[Measurement]) -> list[Check]:
    """Every check that the measurements allow."""
    rows = list(measurements)
    counting = [row for row in rows if row.counts]
    return [*_shares(rows), *_stated_twice(rows), *_parts(counting), *_changes(counting)]


def stated_range(row: Measurement) -> Range:
    """What the figure may stand for."""
    value = abs(row.value)
    margin = rounding(value) if _is_rounded(row) else ZERO
    word = row.qualifier.strip().lower()
    low = value - max(margin, value * TENTH if word in LESS | ABOUT else 0)
    high = value + max(margin, value * TENTH if word in MORE | ABOUT else 0)
    return (low, high) if row.value >= 0 else (-high, -low)


def _is_rounded(row: Measurement) -> bool:
    """Whole persons, places or courses are counted; shares and averages are rounded."""
    unit = row.indicator.unit_of_measure
    counted = unit not in PERCENT_UNITS and not unit.startswith(AVERAGED)
    return not (counted and row.value == row.value.to_integral_value())


def _shares(rows: list[Measurement]) -> Iterator[Check]:
    """A percentage against the numerator and denominator printed beside it."""
    for row in rows:
        if row.indicator.unit_of_measure not in PERCENT_UNITS:
            continue
        if row.numerator is None or not row.denominator:
            continue
        share = row.numerator * 100 / row.denominator
        fraction = f"{format_number(row.numerator)} af {format_number(row.denominator)}"
        words = f"{fraction} er {_rounded(share, row)}"
        yield _check(row, SHARE, (share, share), words, share)


def _stated_twice(rows: list[Measurement]) -> Iterator[Check]:
    """A statement that is kept although another one counts."""
    alike: dict[tuple, list[Measurement]] = defaultdict(list)
    for row in rows:
        alike[(row.indicator_id, row.area_id, row.breakdown, row.period_start, row.date)].append(
            row
        )
    for statements in alike.values():
        counting = next((row for row in statements if row.counts), statements[0])
        for other in statements:
            if other is not counting:
                span = stated_range(other) if other.qualifier else (other.value, other.value)
                place = f" ({other.source_reference})" if other.source_reference else ""
                words = f"{_measured(other)} et andet sted{place}"
                exact = (counting.value, counting.value)
                yield _check(counting, TWICE, span, words, other.value, own=exact)


def _parts(rows: list[Measurement]) -> Iterator[Check]:
    tables: dict[tuple, list[Measurement]] = defaultdict(list)
    for row in rows:
        if row.indicator.change_of_id is None:  # changes do not add up
            tables[(row.indicator_id, row.area_id, row.period_start, row.date)].append(row)
    for table in tables.values():
        for whole, parts in splits(table):
            total = sum((part.value for part in parts), ZERO)
            low, high = zip(*map(stated_range, parts), strict=True)
            added = " + ".join(format_number(part.value) for part in parts)
            words = f"{added} = {format_number(total)}"
            yield _check(whole, PARTS, (sum(low, ZERO), sum(high, ZERO)), words, total)


def _changes(rows: list[Measurement]) -> Iterator[Check]:
    """A printed change against the levels at its beginning and its end."""
    levels: dict[tuple, list[Measurement]] = defaultdict(list)
    for row in rows:
        levels[(row.indicator_id, row.area_id, row.breakdown)].append(row)
    for row in rows:
        change_of = row.indicator.change_of_id
        pair = _ends(row, levels[(change_of, row.area_id, row.breakdown)]) if change_of else None
        if pair:
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
    return _check(change, CHANGE, span, f"{path} er {_rounded(computed, change)}", computed)


def _check(
    row: Measurement,
    kind: str,
    span: Range,
    computed: str,
    value: Decimal,
    own: Range | None = None,
) -> Check:
    """The check of one figure. `span` is the range that the source's other figures allow,
    `computed` says in words what they give, `value` is the same as a number; `own` is the range of
    the figure itself where that is not `stated_range`."""
    low, high = own or stated_range(row)
    fits = span[0] <= high and span[1] >= low
    difference = _difference_words(value, row)
    remark = "Afrunding eller forbehold forklarer forskellen." if fits and difference else ""
    stated = _measured(row)
    return Check(
        row=row,
        what=", ".join(str(part) for part in (row.indicator, row.breakdown, row.area) if part),
        url=_rows_url(row),
        kind=kind,
        holds_for=period_words(row.period_start, row.date) if row.date else "uden dato",
        fits=fits,
        stated=stated,
        computed=computed,
        difference=difference,
        sentence=f"Kilden oplyser {stated}; {computed}. {remark}".rstrip(),
        remark=remark,
    )


def _rows_url(row: Measurement) -> str:
    plan = row.plan.slug if row.plan_id else ""
    return (
        f"{list_page('measurements')}?{urlencode({'plan': plan, 'indicator': row.indicator.name})}"
    )


def _measured(row: Measurement) -> str:
    return measured_words(row, row.indicator.unit_of_measure)


def _difference_words(value: Decimal, row: Measurement) -> str:
    """The difference in words; "" where none shows."""
    number = _number(abs(value - row.value), row)
    in_points = row.indicator.unit_of_measure in PERCENT_UNITS
    return "" if number == "0" else f"{number} procentpoint" if in_points else number


def _rounded(value: Decimal, row: Measurement) -> str:
    return f"{_number(value, row)} {row.indicator.unit_of_measure}"


def _number(value: Decimal, row: Measurement) -> str:
    """Rounded to one decimal more than the stated figure has, so that a difference shows."""
    places = decimals_of(row.value) + 1
    return format_number(value.quantize(Decimal(1).scaleb(-places), ROUND_HALF_UP))
