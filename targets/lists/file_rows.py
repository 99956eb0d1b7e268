"""What the file says of targets and measurements, the long sheets: rows of plain values, since a
model object for each costs more than all the rest of the file. `targets/lists/tables.py` has the
columns that read them."""

import re
from collections import namedtuple
from collections.abc import Iterable, Iterator
from datetime import date, datetime
from functools import lru_cache
from typing import Any

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
SOURCE = ("source__title", "source_place", "source_note")
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


def target_values(targets: QuerySet) -> QuerySet:
    """Named tuples of what the columns of targets read."""
    return targets.values_list(
        *("public_id", "plan__slug", "plan__title", "number", "goal_number"),
        *("initiative__public_id", "initiative__code", "initiative__title"),
        *("focus_area__public_id", "focus_area__code", "focus_area__title", "area__name"),
        *("kind", "title", "wording", "comparator", "value", "value_to", "measured_as"),
        *("indicator__slug", "indicator__name", "indicator__unit_of_measure"),
        *("indicator__direction", "recurrence"),
        *("baseline_value", "baseline_date", "baseline_derived", "period_start", "deadline"),
        *("deadline_wording", "deadline_ground", "equivalent_to"),
        *("latest__value", "latest__date", "verdict"),
        *SOURCE,
        named=True,
    )


MEASURED = (
    *("plan", "indicator", "public_id", "plan__slug", "plan__title"),
    *("indicator__slug", "indicator__name", "indicator__unit_of_measure"),
    *("indicator__direction", "indicator__part_of__name", "area__name"),
    *("breakdown", "period_start", "date", "value", "numerator", "denominator"),
    *("area_ground", "date_ground"),
    *("qualifier", "counted_as", "state", "counts", "note", "entered_at"),
    *("entered_by__first_name", "entered_by__last_name"),
    *SOURCE,
)
# A measurement's own values, and what of its plan it is a figure of (`Served`).
MeasuredRow = namedtuple("MeasuredRow", [*MEASURED, "of"])  # type: ignore[misc]  # the names stand above


def measurement_values(measurements: QuerySet) -> QuerySet:
    """Tuples of MEASURED."""
    return measurements.values_list(*MEASURED)


def with_what_they_serve(
    values: Iterable[tuple], served: dict[tuple[int, int], Served]
) -> Iterator[MeasuredRow]:
    """What the columns of measurements read, from tuples of MEASURED."""
    for row in values:
        yield MeasuredRow._make((*row, served.get(row[:2], NOTHING)))


def scope_code(row: Any) -> str | None:
    """Of the initiative or the focus area."""
    return row.initiative__code or row.focus_area__code


def set_for(row: Any) -> str:
    if row.initiative__code is not None:
        return "initiativ"
    return "planen" if row.focus_area__code is None else "fokusområde"


def area_ground(row: Any) -> str:
    return GROUNDS[row.area_ground]


def date_ground(row: Any) -> str:
    return GROUNDS[row.date_ground]


def deadline_ground(row: Any) -> str:
    return GROUNDS[row.deadline_ground]


def kind_words(row: Any) -> str:
    return KINDS[row.kind]


def comparator_words(row: Any) -> str | None:
    return COMPARATORS.get(row.comparator)


def measured_as_words(row: Any) -> str:
    return MEASURED_AS[row.measured_as]


def recurrence_words(row: Any) -> str:
    return RECURRENCES[row.recurrence]


def direction_words(row: Any) -> str | None:
    return DIRECTIONS.get(row.indicator__direction)


def is_baseline_derived(row: Any) -> str:
    return yes_no(row.baseline_derived)


def verdict_words(row: Any) -> str:
    return VERDICTS[row.verdict]


def whole_or_part(row: Any) -> str:
    """Parts may overlap, and are never added to their total."""
    return "del" if row.breakdown else "total"


def broken_down_by(row: Any) -> str:
    """What the breakdown splits its total by, as far as its words say so: "køn" of "kvinder"; ""
    of a total."""
    if not row.breakdown:
        return ""
    kinds = (kind for kind, words in BREAKDOWNS if words.search(row.breakdown))
    return next(kinds, OTHER_BREAKDOWN)


def year(row: Any) -> int | None:
    return row.date and row.date.year


def month(row: Any) -> int | None:
    return row.date and row.date.month


def state_words(row: Any) -> str:
    return STATES[row.state]


def does_count(row: Any) -> str:
    return yes_no(row.counts)


def entered_by(row: Any) -> str:
    return joined((row.entered_by__first_name, row.entered_by__last_name), " ")


def entered_on(row: Any) -> date | None:
    return row.entered_at and _local_day(row.entered_at)


def source_reference(row: Any) -> str:
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
