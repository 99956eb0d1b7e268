from django.contrib import admin
from django.db.models import Model, QuerySet
from django.forms import ModelForm
from django.http import HttpRequest
from django.utils import timezone

from beskplan.admin.base import SOURCE, PlanModelAdmin
from beskplan.admin.filters import ScopeFilter
from beskplan.admin.forms import TargetForm, period_of
from beskplan.admin.screens.measurements import as_figure, as_measured
from core.user_input import number_of
from initiatives.models import FocusArea, Initiative, Plan
from targets.assessment import lock_initiatives, reassess
from targets.models import Indicator, Target


@admin.register(Target)
class TargetAdmin(PlanModelAdmin):
    form = TargetForm
    list_display = ("title", "kind", "scope_shown", "plan", "goal", "deadline", "newest", "verdict")
    list_select_related = (
        "plan",
        "initiative",
        "focus_area",
        "indicator",
        "latest",
    )
    list_filter = ("plan", "kind", "verdict", ScopeFilter, "area")
    date_hierarchy = "deadline"
    search_fields = ("title",)
    searched = {"pk": Target, "indicator": Indicator}
    search_help_text = "Søg i navn, ordlyd og indikator."
    readonly_fields = ("verdict", "measured")
    autocomplete_fields = ("initiative", "focus_area", "indicator")
    fieldsets = (
        (
            "Målet",
            {
                "fields": [
                    ("kind", "goal_number"),
                    "title",
                    "wording",
                    "minister_wording",
                    ("initiative", "focus_area"),
                    ("plan", "number"),
                ]
            },
        ),
        (
            "Hvad der skal nås",
            {
                "fields": [
                    ("indicator", "area"),
                    ("comparator", "value", "value_to", "measured_as"),
                    ("baseline_value", "baseline_date", "baseline_derived"),
                    "equivalent_to",
                    ("share", "share_qualifier", "share_of", "share_of_qualifier"),
                    "in_volume",
                    "sure",
                ]
            },
        ),
        (
            "Hvornår",
            {
                "fields": [
                    ("period_start", "deadline", "recurrence"),
                    "deadline_wording",
                    "earlier_figures",
                ]
            },
        ),
        ("Ændring af målet", {"fields": [("revision_reason", "revision_case")]}),
        ("Beregnet efter reglen", {"fields": [("verdict", "measured")]}),
        SOURCE,
    )

    @admin.display(description="gælder for")
    def scope_shown(self, target: Target) -> Initiative | FocusArea | str:
        return target.initiative or target.focus_area or "hele planen"

    @admin.display(description="målværdi", ordering="value")
    def goal(self, target: Target) -> str | None:
        if target.value is None:
            return None
        value = as_figure(target.value)
        until = f"–{as_figure(target.value_to)}" if target.value_to is not None else ""
        unit = target.indicator.unit_of_measure
        comparator = target.get_comparator_display() or ""
        return f"{comparator} {value}{until} {unit}".strip()

    @admin.display(description="seneste", ordering="latest__value")
    def newest(self, target: Target) -> str | None:
        return as_figure(target.latest.value) if target.latest else None

    @admin.display(description="seneste måling")
    def measured(self, target: Target) -> str:
        return as_measured(target.latest)

    def get_changeform_initial_data(self, request: HttpRequest) -> dict:
        """A new target's period and deadline are proposed as its plan's own, where the address
        names what it is for."""
        initial = super().get_changeform_initial_data(request)
        plan = _plan_named(initial)
        return initial if plan is None else {**period_of(plan), **initial}

    def save_model(self, request: HttpRequest, obj: Model, form: ModelForm, change: bool) -> None:
        owners = {form.initial.get("initiative"), obj.initiative_id} - {None}
        lock_initiatives(owners)
        super().save_model(request, obj, form, change)
        form.record_revision(by=request.user, at=timezone.now())
        reassess(on=timezone.localdate(), targets=[obj], initiatives=owners)

    def delete_model(self, request: HttpRequest, obj: Model) -> None:
        self.delete_queryset(request, Target.objects.filter(pk=obj.pk))

    def delete_queryset(self, request: HttpRequest, queryset: QuerySet) -> None:
        owned = queryset.filter(initiative__isnull=False)
        owners = set(owned.order_by().values_list("initiative", flat=True))
        lock_initiatives(owners)
        super().delete_queryset(request, queryset)
        reassess(on=timezone.localdate(), initiatives=owners)


def _plan_named(initial: dict) -> Plan | None:
    """The plan of what the address of a new target names by key; None where it names nothing."""
    paths = {"initiative": "initiatives", "focus_area": "focus_areas", "plan": "pk"}
    for name, path in paths.items():
        key = number_of(initial.get(name, ""))
        if key is not None:
            return Plan.objects.filter(**{path: key}).first()
    return None
