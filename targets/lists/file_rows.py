"""What the file says of targets and measurements, the long sheets: rows of plain values, since a
model object for each costs more than all the rest of the file. `targets/lists/tables.py` has the
columns that read them."""

import re
from collections.abc import Iterable, Iterator
from datetime import date, datetime
from decimal import Decimal
from functools import lru_cache
from typing import NamedTuple

from django.db.models import QuerySet
from django.utils import timezone

from core.formats import joined, yes_no
from initiatives.models import Ground, reference
from targets.lists.served import NOTHING, Served
from targets.models import Indicator, Measurement, Target, Verdict

KINDS = dict(Target.Kind.choices)
COMPARATORS = dict(Target.Comparator.choices)
MEASURED_AS = dict(Target.MeasuredAs.choices)
RECURRENCES = dict(Target.Recurrence.choices)
DIRECTIONS = dict(Indicator.Direction.choices)
VERDICTS = dict(Verdict.choices)
STATES = dict(Measurement.State.choices)
GROUNDS = {"": "", **dict(Ground.choices)}
# What a breakdown splits by, by the words of the documents' own tables; the first that fits.
# What fits none is *andet*.
BREAKDOWNS = (
    ("match", re.compile(r"\bmatch\b", re.IGNORECASE)),
    ("køn", re.compile(r"\b(kvinder|mænd|drenge|piger)\b", re.IGNORECASE)),
    ("alder", re.compile(r"\d+[ -]*år", re.IGNORECASE)),
    ("branche", re.compile(r"erhverv|industri|bygge|service", re.IGNORECASE)),
    (
        "ydelse",
        re.compile(
            r"dagpenge|kontanthjælp|ydelse|førtidspension|efterløn|fleksjob|revalid", re.IGNORECASE
        ),
    ),
)
OTHER_BREAKDOWN = "andet"
MOST_SENTENCES = 1_000  # about sources, remembered while neighbouring rows share them


class TargetValues(NamedTuple):
    """What the columns of targets read."""

    public_id: str
    plan__slug: str
    plan__title: str
    number: int
    goal_number: int | None
    initiative__public_id: str | None
    initiative__code: str | None
    initiative__title: str | None
    focus_area__public_id: str | None
    focus_area__code: str | None
    focus_area__title: str | None
    area__name: str | None
    kind: str
    title: str
    wording: str
    comparator: str
    value: Decimal | None
    value_to: Decimal | None
    measured_as: str
    indicator__slug: str | None
    indicator__name: str | None
    indicator__unit_of_measure: str | None
    indicator__direction: str | None
    recurrence: str
    baseline_value: Decimal | None
    baseline_date: date | None
    baseline_derived: bool
    period_start: date | None
    deadline: date | None
    deadline_wording: str
    deadline_ground: str
    equivalent_to: str
    latest__value: Decimal | None
    latest__date: date | None
    verdict: str
    source__title: str | None
    source_place: str
    source_note: str


class MeasuredRow(NamedTuple):
    """What the columns of measurements read: the measurement's own values, and what of its plan it
    is a figure of."""

    plan: int
    indicator: int
    public_id: str
    plan__slug: str
    plan__title: str
    indicator__slug: str
    indicator__name: str
    indicator__unit_of_measure: str
    indicator__direction: str
    indicator__part_of__name: str | None
    area__name: str
    breakdown: str
    period_start: date | None
    date: date | None
    value: Decimal
    numerator: Decimal | None
    denominator: Decimal | None
    area_ground: str
    date_ground: str
    qualifier: str
    counted_as: str
    state: str
    counts: bool
    note: str
    entered_at: datetime | None
    entered_by__first_name: str | None
    entered_by__last_name: str | None
    source__title: str | None
    source_place: str
    source_note: str
    of: Served


*MEASURED, _ = MeasuredRow._fields


def target_values(targets: QuerySet) -> QuerySet:
    """Tuples with the fields of TargetValues."""
    return targets.values_list(*TargetValues._fields, named=True)


def measurement_values(measurements: QuerySet) -> QuerySet:
    """Tuples of MEASURED."""
    return measurements.values_list(*MEASURED)


def with_what_they_serve(
    values: Iterable[tuple], served: dict[tuple[int, int], Served]
) -> Iterator[MeasuredRow]:
    """What the columns of measurements read, from tuples of MEASURED."""
    for row in values:
        yield MeasuredRow._make((*row, served.get(row[:2], NOTHING)))


def scope_code(row: TargetValues) -> str | None:
    """Of the initiative or the focus area."""
    return row.initiative__code or row.focus_area__code


def set_for(row: TargetValues) -> str:
    if row.initiative__code is not None:
        return "initiativ"
    return "planen" if row.focus_area__code is None else "fokusområde"


def area_ground(row: MeasuredRow) -> str:
    return GROUNDS[row.area_ground]


def date_ground(row: MeasuredRow) -> str:
    return GROUNDS[row.date_ground]


def deadline_ground(row: TargetValues) -> str:
    return GROUNDS[row.deadline_ground]


def kind_words(row: TargetValues) -> str:
    return KINDS[row.kind]


def comparator_words(row: TargetValues) -> str | None:
    return COMPARATORS.get(row.comparator)


def measured_as_words(row: TargetValues) -> str:
    return MEASURED_AS[row.measured_as]


def recurrence_words(row: TargetValues) -> str:
    return RECURRENCES[row.recurrence]


def direction_words(row: TargetValues | MeasuredRow) -> str | None:
    return DIRECTIONS.get(row.indicator__direction or "")


def is_baseline_derived(row: TargetValues) -> str:
    return yes_no(row.baseline_derived)


def verdict_words(row: TargetValues) -> str:
    return VERDICTS[row.verdict]


def whole_or_part(row: MeasuredRow) -> str:
    """Parts may overlap, and are never added to their total."""
    return "del" if row.breakdown else "total"


def broken_down_by(row: MeasuredRow) -> str:
    """What the breakdown splits its total by, as far as its words say so: "køn" of "kvinder"; ""
    of a total."""
    if not row.breakdown:
        return ""
    kinds = (kind for kind, words in BREAKDOWNS if words.search(row.breakdown))
    return next(kinds, OTHER_BREAKDOWN)


def year(row: MeasuredRow) -> int | None:
    return row.date.year if row.date else None


def month(row: MeasuredRow) -> int | None:
    return row.date.month if row.date else None


def state_words(row: MeasuredRow) -> str:
    return STATES[row.state]


def does_count(row: MeasuredRow) -> str:
    return yes_no(row.counts)


def entered_by(row: MeasuredRow) -> str:
    return joined((row.entered_by__first_name, row.entered_by__last_name), " ")


def entered_on(row: MeasuredRow) -> date | None:
    return _local_day(row.entered_at) if row.entered_at else None


def source_reference(row: TargetValues | MeasuredRow) -> str:
    """Document and place."""
    return _reference(row.source__title, row.source_place)


# Neighbouring rows come from the same few documents and days, and putting the words together took
# longer than all other columns of a row.
@lru_cache(maxsize=MOST_SENTENCES)
def _reference(title: str | None, place: str) -> str:
    return reference(title, place)


@lru_cache(maxsize=MOST_SENTENCES)
def _local_day(moment: datetime) -> date:
    return timezone.localdate(moment)
