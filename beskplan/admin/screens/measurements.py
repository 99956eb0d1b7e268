from decimal import Decimal
from typing import Any

from django.contrib import admin
from django.contrib.admin.widgets import AdminDateWidget
from django.db.models import BaseConstraint, Model, QuerySet
from django.forms import BaseFormSet, ModelForm
from django.http import HttpRequest
from django.template.loader import render_to_string
from django.urls import reverse
from django.utils import timezone

from beskplan.admin.asking import AskingRow, AskingRows, MeasurementFigures
from beskplan.admin.base import SOURCE, PlanModelAdmin, link
from beskplan.admin.rows import TableRows
from core.danish import format_date, format_number
from core.forms.fields import DanishPeriodField
from core.user_input import number_of
from targets.assessment import reassess
from targets.measurements import lock_for_measuring, stated
from targets.models import Area, Indicator, Measurement
from targets.presentation import period_words

NEWEST = 25


def as_figure(value: Decimal | None) -> str | None:
    return None if value is None else format_number(value)


def as_measured(measurement: Measurement | None) -> str:
    """Value, unit and day, with a link to the measurement."""
    if measurement is None:
        return "–"
    value = f"{as_figure(measurement.value)} {measurement.indicator.unit_of_measure}"
    when = format_date(measurement.date) if measurement.date else "uden dato"
    page = reverse("admin:targets_measurement_change", args=[measurement.pk])
    return link(page, f"{value} pr. {when}")


def in_force_words(one: Measurement) -> str:
    """What stands already, with a link to it, and how both can stand."""
    words = (
        f"{stated(one, one.indicator.unit_of_measure)} {period_words(one.period_start, one.date)}"
    )
    return render_to_string("admin/in_force.html", {"one": one, "words": words})


class MeasurementForm(MeasurementFigures):
    """`date` may be a year, a quarter or a month, which then gives the period's first day too."""

    date = DanishPeriodField(
        label="dato",
        required=False,
        widget=AdminDateWidget,
        help_text="Dag, fx 31-12-2011, eller hele perioden: 2011, 2. kvartal 2012, marts 2013.",
    )

    def clean(self) -> dict[str, Any] | None:
        cleaned = super().clean()
        if period := cleaned.get("date"):
            cleaned["date"] = period.end
            stated = cleaned.get("period_start")
            if problem := period.contradicted_by(stated):
                self.add_error("period_start", problem)
            cleaned["period_start"] = period.start or stated
        return cleaned

    def words_for(self, constraint: BaseConstraint) -> str | None:
        if constraint.name == "one_measurement_counts" and (standing := self._in_force()):
            return in_force_words(standing)
        return super().words_for(constraint)

    def _in_force(self) -> Measurement | None:
        one = self.instance
        same = ("indicator", "area", "breakdown", "period_start", "date")
        found = Measurement.objects.current().filter(**{name: getattr(one, name) for name in same})
        return found.exclude(pk=one.pk).select_related("indicator", "source").first()


class MeasurementRow(MeasurementForm, AskingRow):
    def indicator(self) -> Indicator:
        return self.parent


class NewestRows(AskingRows):
    """The newest measurements of a series that may be long; a post brings its own rows back."""

    def get_queryset(self) -> QuerySet:
        if not hasattr(self, "_newest"):
            rows = self.queryset
            if self.instance.pk is None:
                rows = rows.none()
            elif self.is_bound:
                posted = range(self.initial_form_count())
                ids = [self.data.get(f"{self.add_prefix(i)}-id") for i in posted]
                rows = rows.filter(pk__in=[pk for pk in map(number_of, ids) if pk is not None])
            else:
                rows = rows.order_by("-date", "-pk")[:NEWEST]
            self._newest = list(rows.order_by("-date", "-pk")) if self.is_bound else list(rows)
        return self._newest


class Measurements(TableRows):
    model = Measurement
    form = MeasurementRow
    formset = NewestRows
    fields = (
        "area",
        "breakdown",
        "period_start",
        "date",
        "value",
        "qualifier",
        "state",
        "counts",
        "sure",
    )
    verbose_name_plural = f"de {NEWEST} nyeste målinger"
    show_change_link = True


@admin.register(Indicator)
class IndicatorAdmin(PlanModelAdmin):
    list_display = ("name", "unit_of_measure", "direction", "year_to_date")
    list_filter = ("direction", "year_to_date", "unit_of_measure")
    search_fields = ("name",)
    searched = {"pk": Indicator}
    search_help_text = "Søg i navn og definition."
    fixed = ("slug",)
    prepopulated_fields = {"slug": ("name",)}
    autocomplete_fields = ("change_of", "part_of", "opposite_of")
    readonly_fields = ("all_measurements",)
    inlines = (Measurements,)
    fieldsets = (
        (
            "Indikatoren",
            {
                "fields": [
                    "name",
                    "slug",
                    ("unit_of_measure", "direction", "year_to_date"),
                    "definition",
                    "change_of",
                    ("part_of", "opposite_of"),
                    "all_measurements",
                ]
            },
        ),
        SOURCE,
    )

    @admin.display(description="målinger")
    def all_measurements(self, indicator: Indicator) -> str:
        if not indicator.pk:
            return "–"
        count = indicator.measurements.count()
        where = f"{reverse('admin:targets_measurement_changelist')}?indicator={indicator.pk}"
        return link(where, f"Se alle {format_number(count)} målinger")

    def save_model(self, request: HttpRequest, obj: Model, form: ModelForm, change: bool) -> None:
        if change:
            lock_for_measuring([obj.pk])
        super().save_model(request, obj, form, change)

    def save_formset(
        self, request: HttpRequest, form: ModelForm, formset: BaseFormSet, change: bool
    ) -> None:
        for row in formset.save(commit=False):
            row.entered_by, row.entered_at = request.user, timezone.now()
            row.save()
        for row in formset.deleted_objects:
            row.delete()

    def save_related(
        self, request: HttpRequest, form: ModelForm, formsets: list, change: bool
    ) -> None:
        super().save_related(request, form, formsets, change)
        reassess(on=timezone.localdate(), indicators=[form.instance])


@admin.register(Measurement)
class MeasurementAdmin(PlanModelAdmin):
    form = MeasurementForm
    list_display = ("indicator", "area", "breakdown", "date", "figure", "state", "counts", "plan")
    list_select_related = ("indicator", "area", "plan")
    list_filter = ("plan", "area", "state", "counts")
    date_hierarchy = "date"
    search_fields = ("indicator__name",)
    searched = {"indicator": Indicator}
    search_help_text = "Søg i indikatorens navn og definition."
    autocomplete_fields = ("indicator",)
    readonly_fields = ("entered_by", "entered_at")
    fieldsets = (
        ("Hvad der er målt", {"fields": ["indicator", ("area", "breakdown"), "plan"]}),
        ("Hvornår", {"fields": [("date", "period_start")]}),
        (
            "Tallet",
            {
                "fields": [
                    ("value", "numerator", "denominator"),
                    ("qualifier", "state", "counts"),
                    "counted_as",
                    "note",
                    "sure",
                ]
            },
        ),
        ("Indtastet", {"fields": [("entered_by", "entered_at")]}),
        SOURCE,
    )

    def lookup_allowed(self, lookup: str, value: str, request: HttpRequest) -> bool:
        return lookup == "indicator" or super().lookup_allowed(lookup, value, request)

    @admin.display(description="værdi", ordering="value")
    def figure(self, measurement: Measurement) -> str:
        unit = measurement.indicator.unit_of_measure
        return f"{measurement.qualifier} {as_figure(measurement.value)} {unit}".strip()

    def save_model(self, request: HttpRequest, obj: Model, form: ModelForm, change: bool) -> None:
        indicators = {form.initial.get("indicator"), obj.indicator_id} - {None}
        lock_for_measuring(indicators)
        obj.entered_by, obj.entered_at = request.user, timezone.now()
        super().save_model(request, obj, form, change)
        if change and form.changed_data:
            obj.save(update_fields=["entered_by", "entered_at"])
        reassess(on=timezone.localdate(), indicators=indicators)

    def delete_model(self, request: HttpRequest, obj: Model) -> None:
        self.delete_queryset(request, Measurement.objects.filter(pk=obj.pk))

    def delete_queryset(self, request: HttpRequest, queryset: QuerySet) -> None:
        indicators = set(queryset.order_by().values_list("indicator", flat=True))
        lock_for_measuring(indicators)
        super().delete_queryset(request, queryset)
        reassess(on=timezone.localdate(), indicators=indicators)


@admin.register(Area)
class AreaAdmin(PlanModelAdmin):
    list_display = ("name", "position")
    search_fields = ("name",)
    fixed = ("slug",)
    prepopulated_fields = {"slug": ("name",)}
    fieldsets = (
        ("Området", {"fields": ["name", "slug", "position", "definition"]}),
        SOURCE,
    )
