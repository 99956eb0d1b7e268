"""Which stated figures of different indicators agree with each other. Pure.

Takes measurements of one plan with indicator, area and source joined. An indicator may be part of
another one, or count the opposite of another one (`Indicator.part_of`, `Indicator.opposite_of`).
"""

from collections import defaultdict
from collections.abc import Iterable, Iterator
from decimal import Decimal
from itertools import combinations

from core.danish import format_number
from core.plausibility import Check
from targets.models import Measurement
from targets.rule.plausibility.parts import CLOSE, top_rows
from targets.rule.plausibility.ranges import ZERO, difference_words, stated_range, sum_of
from targets.rule.plausibility.wording import (
    elsewhere,
    measured,
    measurement_check,
    said_of,
    when,
)

LARGER, ADDED, UNFINISHED, SAME_SPLIT, OPPOSITE = (
    "Del og helhed",
    "Dele og helhed",
    "Gennemført og ikke gennemført",
    "Samme opdeling af to tal",
    "Modsatte oplysninger",
)
# What became of people who have not completed.
NOT_COMPLETED = ("tilbagevisiteret", "udeblevet", "fortsat i", "afbrudt", "frafaldet")
COMPLETED = "gennemført"
FEWEST_ALIKE = 3  # equal parts; two may be a coincidence
MOST_ALIKE = 50  # figures of a time; a value that more of them have says nothing
NO_DATE = "Mindst ét af tallene har ingen dato i kilden."
Rows = list[Measurement]
ByIndicator = dict[int, Rows]
Tables = dict[tuple, Rows]  # by area and period


def checks(measurements: Iterable[Measurement]) -> list[Check]:
    """Every check that the relations of the indicators allow."""
    rows = [row for row in measurements if row.counts]
    by_indicator: ByIndicator = defaultdict(list)
    for row in rows:
        by_indicator[row.indicator_id].append(row)
    return [
        *_parts_of_wholes(by_indicator),
        *_added_parts(by_indicator),
        *_opposites(by_indicator),
        *_same_splits(rows),
    ]


def _parts_of_wholes(by_indicator: ByIndicator) -> Iterator[Check]:
    """What is part of something else is not larger than it, and who has not completed is not
    among those who have."""
    for rows in list(by_indicator.values()):
        tables: Tables = defaultdict(list)
        for row in rows:
            tables[_place_in_time(row)].append(row)
        for whole in _totals(by_indicator.get(rows[0].indicator.part_of_id or 0, [])):
            for beside in _tables_beside(whole, tables):
                parts = _totals(beside) or top_rows(beside)
                yield _part_check(whole, parts)
                yield from _unfinished_check(whole, parts)


def _tables_beside(whole: Measurement, tables: Tables) -> list[Rows]:
    """The parts of the whole's own period; without any, those of each period within it."""
    own = tables.get(_place_in_time(whole))
    return [own] if own else [rows for rows in tables.values() if _is_within(rows[0], whole)]


def _added_parts(by_indicator: ByIndicator) -> Iterator[Check]:
    """Indicators that are parts of the same one and together come close to it give it."""
    parts_of: dict[tuple, Rows] = defaultdict(list)
    for rows in by_indicator.values():
        for row in _totals(rows):
            parts_of[(row.indicator.part_of_id, *_place_in_time(row))].append(row)
    for rows in by_indicator.values():
        for whole in _totals(rows):
            beside = parts_of.get((whole.indicator_id, *_place_in_time(whole)), [])
            total = sum((row.value for row in beside), ZERO)
            if len(beside) > 1 and abs(total - whole.value) <= abs(whole.value) * CLOSE:
                added = " + ".join(
                    f"{format_number(row.value)} {_lower(row.indicator)}" for row in beside
                )
                words = f"{added} = {format_number(total)}"
                span = sum_of([stated_range(row) for row in beside])
                yield measurement_check(whole, ADDED, span, words, total, others=tuple(beside))


def _place_in_time(row: Measurement) -> tuple:
    return row.area_id, row.period_start, row.date


def _totals(rows: Rows) -> Rows:
    return [row for row in rows if not row.breakdown]


def _is_within(part: Measurement, whole: Measurement) -> bool:
    """Of the same area, and of a time within the whole's; a figure without a date may be of any."""
    if part.area_id != whole.area_id:
        return False
    if part.date is None or whole.date is None:
        return True
    return part.date <= whole.date and (part.period_start or part.date) >= (
        whole.period_start or whole.date
    )


def _part_check(whole: Measurement, parts: Rows) -> Check:
    low, _ = sum_of([stated_range(part) for part in parts])
    total = sum((part.value for part in parts), ZERO)
    fits = low <= stated_range(whole)[1]
    undated = any(row.date is None for row in (whole, *parts))
    verb = "er ikke større end helheden" if fits else "er større end helheden"
    added = " + ".join(format_number(part.value) for part in parts)
    said = measured(parts[0]) if len(parts) == 1 else f"{added} = {format_number(total)}"
    return said_of(
        whole,
        LARGER,
        fits=fits,
        computed=f"en del af dem, {parts[0].indicator} ({said}), {verb}",
        difference="" if fits else _difference(total, whole),
        remark=NO_DATE if undated and not fits else "",
        others=tuple(parts),
    )


def _unfinished_check(whole: Measurement, parts: Rows) -> Iterator[Check]:
    if COMPLETED not in str(whole.indicator).lower():
        return
    not_completed = [row for row in parts if row.breakdown.lower().startswith(NOT_COMPLETED)]
    if not not_completed:
        return
    total = sum((row.value for row in not_completed), ZERO)
    *first, last = (f"{format_number(row.value)} {row.breakdown}" for row in not_completed)
    listed = f"{', '.join(first)} og {last}" if first else last
    yield said_of(
        whole,
        UNFINISHED,
        fits=False,
        computed=f"{listed} er {format_number(total)} af dem, der ikke har gennemført",
        difference=format_number(total),
        others=tuple(not_completed),
    )


def _opposites(by_indicator: ByIndicator) -> Iterator[Check]:
    """An increase and a decrease of the same cannot both be stated of one time."""
    for rows in list(by_indicator.values()):
        against = _totals(by_indicator.get(rows[0].indicator.opposite_of_id or 0, []))
        for row in _totals(rows):
            for other in against:
                if _same_time(row, other) and row.value > 0 and other.value > 0:
                    yield said_of(
                        row,
                        OPPOSITE,
                        fits=False,
                        stated=f"{measured(row)} ({_lower(row.indicator)})",
                        computed=f"{elsewhere(other)}: {_lower(other.indicator)}",
                        remark=NO_DATE if None in (row.date, other.date) else "",
                        others=(other,),
                    )


def _same_time(one: Measurement, other: Measurement) -> bool:
    if one.date is None or other.date is None:
        return True
    return (one.period_start, one.date) == (other.period_start, other.date)


def _same_splits(rows: Rows) -> Iterator[Check]:
    """The same parts printed for two figures that are not the same: one may be a copy of the
    other, or the same people are counted twice."""
    tables: dict[tuple, Rows] = defaultdict(list)
    for row in rows:
        if row.breakdown and row.value and row.indicator.change_of_id is None:
            tables[(row.area_id, row.period_start, row.date, row.value)].append(row)
    alike: dict[tuple[int, int], list[tuple[Measurement, Measurement]]] = defaultdict(list)
    for same_value in tables.values():
        ordered = sorted(same_value[:MOST_ALIKE], key=lambda row: row.indicator_id)
        for one, other in combinations(ordered, 2):
            if _same_part(one, other):
                alike[(one.indicator_id, other.indicator_id)].append((one, other))
    for pairs in alike.values():
        if len(pairs) >= FEWEST_ALIKE and len({one.value for one, _ in pairs}) > 1:
            yield _same_split_check(pairs, _totals(rows))


def _same_part(one: Measurement, other: Measurement) -> bool:
    """Of two indicators, and named alike: "løntilskud" and "løntilskudsjobs"."""
    names = sorted((one.breakdown.lower(), other.breakdown.lower()), key=len)
    return one.indicator_id != other.indicator_id and names[1].startswith(names[0])


def _same_split_check(pairs: list[tuple[Measurement, Measurement]], totals: Rows) -> Check:
    first, second = pairs[0]
    whole = next((row for row in totals if row.indicator_id == second.indicator_id), second)
    named = ", ".join(f"{format_number(row.value)} {row.breakdown}" for _, row in pairs)
    others = (*(row for _, row in pairs), *(row for row, _ in pairs))
    return said_of(
        whole,
        SAME_SPLIT,
        fits=False,
        stated=f"{measured(whole)}, heraf {named}",
        computed=f"de samme {len(pairs)} tal er trykt for {first.indicator}"
        f" ({first.source_place or when(first)})",
        remark="Det samme kan være talt to gange.",
        others=others,
    )


def _lower(name: object) -> str:
    text = str(name)
    return text[:1].lower() + text[1:]


def _difference(value: Decimal, row: Measurement) -> str:
    return difference_words(value, row.value, row.indicator.unit_of_measure)
