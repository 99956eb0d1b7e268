"""The fields of one figure in the follow-up's form, and what the form says back about it."""

from django import forms

from core.danish import format_date
from core.formats import sentence_list
from core.forms.fields import DanishDateField, DanishDecimalField, DanishPeriodField
from followup.reports.calculation import Calculation, Series
from targets.measurements import NewMeasurement
from targets.models import Indicator, Measurement, Target
from targets.rule.figures import Known
from targets.rule.status import first_deciding_day
from targets.rule_inputs import goal_of, rule_of

QUALIFIERS = ("ca.", "godt", "knap", "over", "under", "næsten")


def figure_fields(indicator: Indicator) -> dict[str, forms.Field]:
    """By part of a measurement its field; see merge_form.PARTS."""
    unit = indicator.unit_of_measure
    qualifiers = [("", "intet"), *((word, word) for word in QUALIFIERS)]
    return {
        "value": DanishDecimalField(
            label=f"Værdi ({unit})",
            max_digits=20,
            decimal_places=6,
            required=False,
            unit=unit,
            whole=indicator.counts_whole,
            negative=indicator.allows_negative,
        ),
        "date": DanishPeriodField(
            label="Opgjort pr.",
            help_text="Dag, fx 31-12-2011, eller hele perioden: 2011, 2. kvartal 2012.",
            required=False,
        ),
        "period_start": DanishDateField(
            label="Periode fra",
            help_text="Kun når tallet dækker en periode, fx fra 01-01-2026.",
            required=False,
        ),
        "qualifier": forms.ChoiceField(label="Forbehold", choices=qualifiers, required=False),
        "state": forms.ChoiceField(
            label="Datatype",
            choices=Measurement.State.choices,
            initial=Measurement.State.FINAL,
            required=False,
        ),
        "note": forms.CharField(
            label="Bemærkning",
            widget=forms.Textarea(attrs={"rows": 2}),
            required=False,
        ),
    }


def known_of(series: Series) -> Known:
    """What a new figure of the series is held against."""
    levels = (one for one in series.targets if one.measured_as == Target.MeasuredAs.LEVEL)
    goals = (goal for one in levels for goal in (one.value, one.value_to) if goal is not None)
    return Known(tuple(one.value for one in series.measurements), tuple(goals))


def why_unused(new: NewMeasurement, series: Series, calculation: Calculation) -> str:
    """Why the typed figure decides no target's status; "" where it does, or where there is no
    status to decide."""
    judged = [one for one in series.targets if one.value is not None]
    if not judged or any(one is new for one in calculation.compared):
        return ""
    if new.state == Measurement.State.FORECAST:
        return "En prognose afgør ikke status."
    newest = series.latest
    if newest and newest.date > new.date:
        return f"Der er et nyere tal, pr. {format_date(newest.date)}. Det afgør status."
    if any(one is new for one in calculation.too_old):
        days = (first_deciding_day(goal_of(one), rule_of(one.plan)) for one in judged)
        first = format_date(min(filter(None, days)))
        return f"Målets frist er gået, og så afgør kun et tal fra {first} eller senere målet."
    periods = sentence_list(series.periods)
    whose = "målenes perioder" if len(series.periods) > 1 else "målets periode"
    return f"Datoen ligger uden for {whose}{f' ({periods})' if periods else ''}."
