"""The sheets of targets and measurements, the long ones: their rows are read as plain tuples, since
a model object for each costs more than all the rest of the file."""

from collections.abc import Iterator
from datetime import datetime
from functools import lru_cache
from operator import attrgetter

from django.utils import timezone

from beskplan.exports.excel.ahead import read_ahead
from beskplan.exports.excel.sheet import Column, Sheet
from beskplan.exports.words import joined, yes_no
from core.danish import format_date
from initiatives.models import reference
from targets.models import Measurement, Target, Verdict

KINDS = dict(Target.Kind.choices)
COMPARATORS = dict(Target.Comparator.choices)
MEASURED_AS = dict(Target.MeasuredAs.choices)
VERDICTS = dict(Verdict.choices)
STATES = dict(Measurement.State.choices)
SOURCE = ("source__title", "source_place", "source_note")
CHUNK = 1_000  # rows fetched at a time; more of them no longer fit the processor's cache
MOST_SENTENCES = 1_000  # about sources, remembered while neighbouring rows share them


def target_rows(selection) -> Iterator[tuple]:
    rows = selection.targets.values_list(
        *("plan__slug", "initiative__code", "initiative__title", "focus_area__code"),
        *("kind", "title", "wording", "comparator", "value", "value_to", "measured_as"),
        *("indicator__name", "indicator__unit_of_measure"),
        *("baseline_value", "baseline_date", "baseline_derived", "period_start", "deadline"),
        *("deadline_wording", "equivalent_to", "latest__value", "latest__date", "verdict"),
        *SOURCE,
        named=True,
    )
    return read_ahead(rows.iterator(chunk_size=CHUNK), CHUNK)


def measurement_rows(selection) -> Iterator[tuple]:
    rows = selection.measurements.values_list(
        *("plan__slug", "indicator__name", "indicator__unit_of_measure", "area__name"),
        *("breakdown", "period_start", "date", "value", "numerator", "denominator"),
        *("qualifier", "state", "counts", "note", "entered_at"),
        *("entered_by__first_name", "entered_by__last_name"),
        *SOURCE,
        named=True,
    )
    return read_ahead(rows.iterator(chunk_size=CHUNK), CHUNK)


def set_for(row) -> str:
    """The initiative's title, or in parentheses what else the target is set for."""
    if row.initiative__title is not None:
        return row.initiative__title
    return "(planen)" if row.focus_area__code is None else f"(fokusområde {row.focus_area__code})"


def target_words(row) -> str:
    """Its short name, as lists show it, and below that what the plan says."""
    if row.wording.rstrip(".") == row.title.rstrip("."):
        return row.wording
    return joined((row.title, row.wording), "\n")


def source_of(row) -> str:
    """Document and place, and below them the note about it."""
    return _stated(row.source__title, row.source_place, row.source_note)


def measurement_source(row) -> str:
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


TARGETS = Sheet(
    "Mål",
    "målene med målværdi, frist, seneste måling og beregnet status",
    (
        Column("Plan", 27, lambda row: row.plan__slug),
        Column("Kode", 8, lambda row: row.initiative__code),
        Column("Initiativ", 28, set_for),
        Column("Måltype", 14, lambda row: KINDS[row.kind]),
        Column("Mål", 50, target_words),
        Column("Indikator", 28, lambda row: row.indicator__name),
        Column("Komparator", 13, lambda row: COMPARATORS.get(row.comparator)),
        Column("Målværdi", 11, lambda row: row.value, figures=True),
        Column("Målværdi til", 11, lambda row: row.value_to, figures=True),
        Column("Enhed", 14, lambda row: row.indicator__unit_of_measure),
        Column("Målt som", 14, lambda row: MEASURED_AS[row.measured_as]),
        Column("Basisværdi", 12, lambda row: row.baseline_value, figures=True),
        Column("Basisdato", 12, lambda row: row.baseline_date, days=True),
        Column("Basis beregnet", 11, lambda row: yes_no(row.baseline_derived)),
        Column("Periode fra", 12, lambda row: row.period_start, days=True),
        Column("Frist", 12, lambda row: row.deadline, days=True),
        Column("Frist (ordlyd)", 18, lambda row: row.deadline_wording),
        Column("Svarende til", 18, lambda row: row.equivalent_to),
        Column("Seneste værdi", 11, lambda row: row.latest__value, figures=True),
        Column("Seneste dato", 12, lambda row: row.latest__date, days=True),
        Column("Beregnet status", 16, lambda row: VERDICTS[row.verdict]),
        Column("Kilde", 40, source_of),
    ),
    target_rows,
    "targets",
)

MEASUREMENTS = Sheet(
    "Målinger",
    "de opgivne og indtastede tal bag målene",
    (
        Column("Plan", 27, attrgetter("plan__slug")),
        Column("Indikator", 44, attrgetter("indicator__name")),
        Column("Område", 16, attrgetter("area__name")),
        Column("Fordeling", 22, attrgetter("breakdown")),
        Column("Periode fra", 12, attrgetter("period_start"), days=True),
        Column("Dato", 12, attrgetter("date"), days=True),
        Column("Værdi", 13, attrgetter("value"), figures=True),
        Column("Enhed", 14, attrgetter("indicator__unit_of_measure")),
        Column("Tæller", 11, attrgetter("numerator"), figures=True),
        Column("Nævner", 11, attrgetter("denominator"), figures=True),
        Column("Forbehold", 14, attrgetter("qualifier")),
        Column("Datatype", 12, lambda row: STATES[row.state]),
        Column("Gældende", 12, lambda row: yes_no(row.counts)),
        Column("Kilde", 50, measurement_source),
    ),
    measurement_rows,
    "measurements",
)
