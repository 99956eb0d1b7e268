"""Whether a target's own figures agree with each other and with what is measured. Pure.

Takes targets of one plan with indicator, initiative and plan joined, and the plan's measurements as
in measurements.py.
"""

from collections import defaultdict
from collections.abc import Iterable, Iterator
from datetime import date
from decimal import Decimal

from core.danish import format_date, format_number
from core.plausibility import Check
from targets.models import Measurement, Target
from targets.models.indicators import PERCENT_UNITS
from targets.presentation import value_words
from targets.rule.plausibility.ranges import (
    Range,
    computed_number,
    difference_words,
    meet,
    range_of,
    stated_range,
    target_range,
)
from targets.rule.plausibility.wording import EXPLAINED, measured, said_of_target, wanted, when

SHARE, PART, TIME, BASELINE = (
    "Andel af en mængde",
    "Del og helhed",
    "Målets tid og målingens",
    "Basis og udvikling",
)
FAR = Decimal("0.05")  # of a level: as much as a series may swing between two that are stated
HUNDRED = Decimal(100)
ByIndicator = dict[int, list[Measurement]]


def checks(targets: Iterable[Target], measurements: Iterable[Measurement]) -> list[Check]:
    """Every check that targets with a value allow."""
    with_value = [target for target in targets if target.value is not None]
    by_indicator: ByIndicator = defaultdict(list)
    changes_of: ByIndicator = defaultdict(list)
    for row in measurements:
        if row.counts:
            by_indicator[row.indicator_id].append(row)
            changes_of[row.indicator.change_of_id or 0].append(row)
    return [
        *_shares(with_value),
        *_parts(with_value),
        *_longer_periods(with_value, by_indicator),
        *_baselines(with_value, by_indicator, changes_of),
    ]


def _shares(targets: list[Target]) -> Iterator[Check]:
    """ "mindst 300, svarende til 12 pct. af de 2.500": the value against share and whole."""
    for target in targets:
        if target.share is None or not target.share_of:
            continue
        of_low, of_high = range_of(target.share_of, target.share_of_qualifier, exact=True)
        low, high = target_range(target)
        span = (low * HUNDRED / of_high, high * HUNDRED / of_low)
        computed = target.value * HUNDRED / target.share_of
        whole = value_words(target.share_of_qualifier, target.share_of, "")
        difference = difference_words(computed, target.share, "pct.")
        fits = meet(span, range_of(target.share, target.share_qualifier, exact=False))
        yield said_of_target(
            target,
            SHARE,
            fits=fits,
            stated=value_words(target.share_qualifier, target.share, "pct."),
            computed=f"{format_number(target.value)} af {whole} er"
            f" {computed_number(computed, target.share)} pct.",
            difference=difference,
            remark=EXPLAINED if fits and difference else "",
        )


def _parts(targets: list[Target]) -> Iterator[Check]:
    """What is part of something else is not to become larger than it."""
    wholes = {(one.indicator_id, one.initiative_id): one for one in targets}
    for part in targets:
        whole = wholes.get((part.indicator.part_of_id, part.initiative_id))
        if whole is None or part.deadline != whole.deadline:
            continue
        fits = target_range(part)[0] <= target_range(whole)[1]
        verb = "er ikke større end" if fits else "er større end"
        yield said_of_target(
            part,
            PART,
            fits=fits,
            computed=f"delen {verb} helheden, {whole.title} ({wanted(whole)})",
            difference="" if fits else format_number(abs(part.value - whole.value)),
        )


def _longer_periods(targets: list[Target], measured_of: ByIndicator) -> Iterator[Check]:
    """A count that begins within the target's period and goes on past it."""
    for target in targets:
        if target.period_start is None or target.deadline is None or _is_share(target):
            continue
        for row in measured_of[target.indicator_id]:
            if row.breakdown or row.area_id != target.area_id or row.period_start is None:
                continue
            begins_within = target.period_start <= row.period_start <= target.deadline
            if begins_within and (row.date is None or row.date > target.deadline):
                later = [
                    part
                    for parts in measured_of.values()
                    for part in parts
                    if _is_later_part(part, row, target.deadline)
                ]
                yield _longer_period_check(target, row, later)


def _is_later_part(part: Measurement, whole: Measurement, deadline: date) -> bool:
    return (
        part.indicator.part_of_id == whole.indicator_id
        and not part.breakdown
        and part.period_start is not None
        and part.period_start > deadline
    )


def _longer_period_check(target: Target, row: Measurement, later: list[Measurement]) -> Check:
    until = format_date(row.date) if row.date else "en dag, kilden ikke oplyser"
    counted = f"{measured(row)} er talt fra {format_date(row.period_start)} til {until}"
    if not later:
        return said_of_target(
            target, TIME, fits=False, computed=f"{counted}, altså ud over målets tid"
        )
    rest = row.value - sum(part.value for part in later)
    taken = " og ".join(f"{measured(part)} i {when(part)}" for part in later)
    low, high = target_range(target)
    fits = low <= rest if target.comparator != Target.Comparator.AT_MOST else rest <= high
    status = target.initiative.source_status if target.initiative_id else ""
    return said_of_target(
        target,
        TIME,
        fits=fits,
        remark="" if fits or not status else f"Kildens status er “{status}”.",
        computed=f"{counted}; uden {taken} er der {format_number(rest)} tilbage",
        difference="" if fits else format_number(abs(target.value - rest)),
    )


def _is_share(target: Target) -> bool:
    return target.indicator.unit_of_measure in PERCENT_UNITS


def _baselines(
    targets: list[Target], measured_of: ByIndicator, changes_of: ByIndicator
) -> Iterator[Check]:
    """A baseline between two levels of which one is stated and the other follows from a stated
    change: it lies among them, or near."""
    for target in targets:
        if target.baseline_value is None or target.baseline_date is None:
            continue
        for change in changes_of[target.indicator_id]:
            end = _level_at_the_end(change, target, measured_of[target.indicator_id])
            if end is not None and _spans(change, target.baseline_date):
                yield _baseline_check(target, change, end)


def _spans(change: Measurement, day: date) -> bool:
    return bool(change.period_start and change.date and change.period_start <= day <= change.date)


def _level_at_the_end(
    change: Measurement, target: Target, levels: list[Measurement]
) -> Measurement | None:
    same = (change.area_id, change.breakdown, change.date)
    if change.indicator.unit_of_measure != "pct." or change.area_id != target.area_id:
        return None
    return next((row for row in levels if (row.area_id, row.breakdown, row.date) == same), None)


def _baseline_check(target: Target, change: Measurement, end: Measurement) -> Check:
    baseline = target.baseline_value
    start = end.value / (1 + change.value / HUNDRED)
    low, high = _span_of_levels(change, end)
    fits = low * (1 - FAR) <= baseline <= high * (1 + FAR)
    derived = " (beregnet af målet)" if target.baseline_derived else ""
    nearest = low if baseline < low else high
    way = "et fald" if change.value < 0 else "en stigning"
    path = f"{way} på {format_number(abs(change.value))} pct. til {measured(end)} i {when(end)}"
    stated = value_words("", baseline, target.indicator.unit_of_measure)
    return said_of_target(
        target,
        BASELINE,
        fits=fits,
        stated=f"{stated} pr. {format_date(target.baseline_date)}{derived}",
        computed=f"{path} giver {format_number(start, 0)} ved periodens begyndelse",
        difference="" if fits else format_number(abs(baseline - nearest), 0),
    )


def _span_of_levels(change: Measurement, end: Measurement) -> Range:
    """The levels that the period may have had at its ends, with what may have been rounded."""
    ends = stated_range(end)
    rates = [1 + rate / HUNDRED for rate in stated_range(change)]
    levels = [*ends, *(level / rate for level in ends for rate in rates if rate > 0)]
    return min(levels), max(levels)
