"""What the file says of targets and measurements, the long sheets: rows of plain values, since a
model object for each costs more than all the rest of the file. `targets/tables.py` has the columns
that read them."""

from datetime import datetime
from functools import lru_cache
from typing import Any

from django.db.models import QuerySet
from django.utils import timezone

from core.danish import format_date
from core.formats import joined, yes_no
from initiatives.models import Ground, reference
from targets.models import Measurement, Target, Verdict

KINDS = dict(Target.Kind.choices)
COMPARATORS = dict(Target.Comparator.choices)
MEASURED_AS = dict(Target.MeasuredAs.choices)
VERDICTS = dict(Verdict.choices)
STATES = dict(Measurement.State.choices)
GROUNDS = {"": "", **dict(Ground.choices)}
SOURCE = ("source__title", "source_place", "source_note")
MOST_SENTENCES = 1_000  # about sources, remembered while neighbouring rows share them


def target_values(targets: QuerySet) -> QuerySet:
    """Named tuples of what the columns of targets read."""
    return targets.values_list(
        *("plan__slug", "initiative__code", "initiative__title", "focus_area__code"),
        *("kind", "title", "wording", "comparator", "value", "value_to", "measured_as"),
        *("indicator__name", "indicator__unit_of_measure"),
        *("baseline_value", "baseline_date", "baseline_derived", "period_start", "deadline"),
        *(
            "deadline_wording",
            "deadline_ground",
            "equivalent_to",
            "latest__value",
            "latest__date",
            "verdict",
        ),
        *SOURCE,
        named=True,
    )


def measurement_values(measurements: QuerySet) -> QuerySet:
    """Named tuples of what the columns of measurements read."""
    return measurements.values_list(
        *("plan__slug", "indicator__name", "indicator__unit_of_measure", "area__name"),
        *("breakdown", "period_start", "date", "value", "numerator", "denominator"),
        *("area_ground", "date_ground"),
        *("qualifier", "counted_as", "state", "counts", "note", "entered_at"),
        *("entered_by__first_name", "entered_by__last_name"),
        *SOURCE,
        named=True,
    )


def set_for(row: Any) -> str:
    """The initiative's title, or in parentheses what else the target is set for."""
    if row.initiative__title is not None:
        return row.initiative__title
    return "(planen)" if row.focus_area__code is None else f"(fokusområde {row.focus_area__code})"


def area_ground(row: Any) -> str:
    return GROUNDS[row.area_ground]


def date_ground(row: Any) -> str:
    return GROUNDS[row.date_ground]


def deadline_ground(row: Any) -> str:
    return GROUNDS[row.deadline_ground]


def kind_words(row: Any) -> str:
    return KINDS[row.kind]


def target_words(row: Any) -> str:
    """Its short name, as lists show it, and below that what the plan says."""
    if row.wording.rstrip(".") == row.title.rstrip("."):
        return row.wording
    return joined((row.title, row.wording), "\n")


def comparator_words(row: Any) -> str | None:
    return COMPARATORS.get(row.comparator)


def measured_as_words(row: Any) -> str:
    return MEASURED_AS[row.measured_as]


def is_baseline_derived(row: Any) -> str:
    return yes_no(row.baseline_derived)


def verdict_words(row: Any) -> str:
    return VERDICTS[row.verdict]


def target_source(row: Any) -> str:
    """Document and place, and below them the note about it."""
    return _stated(row.source__title, row.source_place, row.source_note)


def state_words(row: Any) -> str:
    return STATES[row.state]


def does_count(row: Any) -> str:
    return yes_no(row.counts)


def measurement_source(row: Any) -> str:
    """Where the figure stands, or who entered it."""
    stated = _stated(row.source__title, row.source_place, row.source_note, row.note)
    if row.entered_at is None:
        return stated
    who = (row.entered_by__first_name, row.entered_by__last_name)
    return joined((stated, _entered(*who, row.entered_at)), "\n")


# Neighbouring rows come from the same few documents and people, and putting the words together
# took longer than all other columns of a row.
@lru_cache(maxsize=MOST_SENTENCES)
def _stated(title: str | None, place: str, *notes: str) -> str:
    return joined((reference(title, place), *notes), "\n")


@lru_cache(maxsize=MOST_SENTENCES)
def _entered(first_name: str | None, last_name: str | None, moment: datetime) -> str:
    who, day = joined((first_name, last_name), " "), format_date(timezone.localdate(moment))
    return f"Indtastet {joined((who and f'af {who}', day), ' ')}"
