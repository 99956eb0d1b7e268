"""The sheets of targets, measurements and follow-ups."""

from django.utils import timezone

from beskplan.reports.plan_sheets import CHUNK
from beskplan.reports.sheet import Column, Sheet
from beskplan.reports.words import joined, source_words, yes_no
from initiatives.danish import format_date
from targets.models import Measurement, Target


def target_rows(selection):
    related = ("plan", "initiative", "focus_area", "indicator", "latest", "source")
    return selection.targets.select_related(*related).iterator(chunk_size=CHUNK)


def measurement_rows(selection):
    related = ("plan", "indicator", "area", "source", "entered_by")
    return selection.measurements.select_related(*related).iterator(chunk_size=CHUNK)


def set_for(target: Target) -> str:
    """The initiative's title, or in parentheses what else the target is set for."""
    if target.initiative:
        return target.initiative.title
    return f"(fokusområde {target.focus_area.code})" if target.focus_area else "(planen)"


def target_words(target: Target) -> str:
    """Its short name, as lists show it, and below that what the plan says."""
    if target.wording.rstrip(".") == target.title.rstrip("."):
        return target.wording
    return joined((target.title, target.wording), "\n")


def measurement_source(measurement: Measurement) -> str:
    """Where the figure stands, or who entered it."""
    entered = ""
    if measurement.entered_at:
        who = measurement.entered_by.get_full_name() if measurement.entered_by else ""
        entered = f"Indtastet {joined((who and f'af {who}', _day(measurement.entered_at)), ' ')}"
    return joined((source_words(measurement), measurement.note, entered), "\n")


def _day(moment) -> str:
    return format_date(timezone.localdate(moment))


TARGETS = Sheet(
    "Mål",
    "målene med målværdi, frist, seneste måling og beregnet status",
    (
        Column("Plan", 27, lambda target: target.plan.slug),
        Column("Kode", 8, lambda target: target.initiative and target.initiative.code),
        Column("Initiativ", 28, set_for),
        Column("Måltype", 14, lambda target: target.get_kind_display()),
        Column("Mål", 50, target_words),
        Column("Indikator", 28, lambda target: target.indicator and target.indicator.name),
        Column(
            "Komparator", 13, lambda target: target.comparator and target.get_comparator_display()
        ),
        Column("Målværdi", 11, lambda target: target.value, figures=True),
        Column("Målværdi til", 11, lambda target: target.value_to, figures=True),
        Column("Enhed", 14, lambda target: target.indicator and target.indicator.unit_of_measure),
        Column("Målt som", 14, lambda target: target.get_measured_as_display()),
        Column("Basisværdi", 12, lambda target: target.baseline_value, figures=True),
        Column("Basisdato", 12, lambda target: target.baseline_date),
        Column("Basis beregnet", 11, lambda target: yes_no(target.baseline_derived)),
        Column("Periode fra", 12, lambda target: target.period_start),
        Column("Frist", 12, lambda target: target.deadline),
        Column("Frist (ordlyd)", 18, lambda target: target.deadline_wording),
        Column("Svarende til", 18, lambda target: target.equivalent_to),
        Column(
            "Seneste værdi", 11, lambda target: target.latest and target.latest.value, figures=True
        ),
        Column("Seneste dato", 12, lambda target: target.latest and target.latest.date),
        Column("Beregnet status", 16, lambda target: target.get_verdict_display()),
        Column("Kilde", 40, source_words),
    ),
    target_rows,
)

MEASUREMENTS = Sheet(
    "Målinger",
    "de opgivne og indtastede tal bag målene",
    (
        Column("Plan", 27, lambda one: one.plan and one.plan.slug),
        Column("Indikator", 44, lambda one: one.indicator.name),
        Column("Område", 16, lambda one: one.area.name),
        Column("Fordeling", 22, lambda one: one.breakdown),
        Column("Periode fra", 12, lambda one: one.period_start),
        Column("Dato", 12, lambda one: one.date),
        Column("Værdi", 13, lambda one: one.value, figures=True),
        Column("Enhed", 14, lambda one: one.indicator.unit_of_measure),
        Column("Tæller", 11, lambda one: one.numerator, figures=True),
        Column("Nævner", 11, lambda one: one.denominator, figures=True),
        Column("Forbehold", 14, lambda one: one.qualifier),
        Column("Datatype", 12, lambda one: one.get_state_display()),
        Column("Gældende", 12, lambda one: yes_no(one.counts)),
        Column("Kilde", 50, measurement_source),
    ),
    measurement_rows,
)
