from collections.abc import Sequence
from typing import Any

from django.contrib import admin, messages
from django.contrib.admin.helpers import ACTION_CHECKBOX_NAME
from django.db.models import Field, Model, Prefetch, QuerySet
from django.forms import BaseFormSet, ModelForm
from django.forms import Field as FormField
from django.http import HttpRequest, HttpResponse
from django.template.response import TemplateResponse
from django.urls import reverse
from django.utils import timezone

from beskplan.admin.base import SOURCE, PlanModelAdmin, link
from beskplan.admin.filters import CategoryFilter, LacksDataFilter, StatusFilter, UnitFilter
from beskplan.admin.forms import PlacementRow, TargetRow
from beskplan.admin.rows import StackedRows, TableRows
from beskplan.admin.screens.measurements import as_measured
from beskplan.admin.statuses import SetStatusForm, StatusRow, StatusRows, outcome
from initiatives.models import (
    Continuation,
    EditorRemark,
    Initiative,
    InitiativeArea,
    Responsibility,
    TargetGroup,
)
from targets.assessment import lock_initiatives, reassess
from targets.models import IndicatorLink, Target

SHOWN_OF_CHOSEN = 200


class Placements(TableRows):
    model = InitiativeArea
    form = PlacementRow
    fields = ("focus_area", "category", "source", "source_place")

    def formfield_for_foreignkey(
        self, db_field: Field, request: HttpRequest, **kwargs: Any
    ) -> FormField | None:
        if db_field.name == "focus_area" and self.parent:
            kwargs["queryset"] = self.parent.plan.focus_areas.all()
        return super().formfield_for_foreignkey(db_field, request, **kwargs)


class Responsibilities(TableRows):
    model = Responsibility
    verbose_name, verbose_name_plural = "ansvarlig enhed", "ansvarlige enheder"
    fields = ("unit", "role", "printed_as", "ground", "position")
    autocomplete_fields = ("unit",)


class Targets(StackedRows):
    model = Target
    form = TargetRow
    fields = (
        ("kind", "number"),
        "title",
        "wording",
        ("indicator", "area"),
        ("comparator", "value", "value_to", "measured_as"),
        ("baseline_value", "baseline_date", "baseline_derived"),
        ("period_start", "deadline", "deadline_wording", "recurrence"),
        "earlier_figures",
        "equivalent_to",
        ("share", "share_qualifier", "share_of", "share_of_qualifier", "in_volume"),
        "sure",
        ("revision_reason", "revision_case"),
        ("verdict", "newest"),
    )
    readonly_fields = ("verdict", "newest")
    autocomplete_fields = ("indicator",)
    show_change_link = True

    @admin.display(description="seneste måling")
    def newest(self, target: Target) -> str:
        return as_measured(target.latest)

    def formfield_for_choice_field(
        self, db_field: Field, request: HttpRequest, **kwargs: Any
    ) -> FormField | None:
        if db_field.name == "kind":  # a minister's goal is never set for one initiative
            kinds = Target.Kind.choices
            kwargs["choices"] = [one for one in kinds if one[0] != Target.Kind.MINISTER]
        return super().formfield_for_choice_field(db_field, request, **kwargs)

    def get_queryset(self, request: HttpRequest) -> QuerySet:
        return super().get_queryset(request).select_related("latest__indicator")


class InitiativeGroups(StackedRows):
    model = TargetGroup
    fields = (("number", "headcount", "headcount_qualifier"), "description", "purpose")


class InitiativeRemarks(TableRows):
    model = EditorRemark
    fields = ("text", "source_place")


class Continuations(TableRows):
    model = Continuation
    fk_name = "initiative"
    fields = ("earlier", "ground", "ground_words")
    autocomplete_fields = ("earlier",)


class OtherIndicators(TableRows):
    model = IndicatorLink
    fields = ("indicator",)
    autocomplete_fields = ("indicator",)


@admin.register(Initiative)
class InitiativeAdmin(PlanModelAdmin):
    """The decided status is changed in the list, in bulk or on the pages, always as a follow-up;
    so the form of one initiative only shows it."""

    list_display = ("code", "title", "plan", "leading", "calculated_status", "status", "reason")
    list_display_links = ("code", "title")
    list_editable = ("status",)
    list_select_related = ("plan",)
    list_filter = (
        "plan",
        StatusFilter,
        "calculated_status",
        "deviation",
        LacksDataFilter,
        CategoryFilter,
        UnitFilter,
    )
    search_fields = ("title",)
    searched = {"pk": Initiative}
    search_help_text = "Søg i kode, titel, formål og beskrivelse."
    actions = ("set_status",)
    fixed = ("plan",)
    readonly_fields = (
        "decided",
        "lapse_reason",
        "lapse_date",
        "lapse_reference",
        "calculated_status",
        "deviation",
    )
    inlines = (
        Placements,
        Responsibilities,
        Targets,
        InitiativeGroups,
        OtherIndicators,
        Continuations,
        InitiativeRemarks,
    )
    fieldsets = (
        (
            "Initiativet",
            {
                "fields": [
                    "plan",
                    ("code", "position"),
                    "title",
                    "purpose",
                    "description",
                    ("start_year", "yearly_volume"),
                ]
            },
        ),
        (
            "Status",
            {
                "fields": [
                    "decided",
                    ("calculated_status", "deviation"),
                    ("source_status", "no_targets_stated"),
                    ("lapse_reason", "lapse_date", "lapse_reference"),
                ],
                "description": "Status sættes i listen over initiativer eller ved en opfølgning.",
            },
        ),
        SOURCE,
    )

    def get_queryset(self, request: HttpRequest) -> QuerySet:
        leading = Responsibility.objects.filter(role="ansvarlig").select_related("unit")
        return (
            super()
            .get_queryset(request)
            .prefetch_related(Prefetch("responsibilities", leading, to_attr="leading_rows"))
        )

    def get_fieldsets(self, request: HttpRequest, obj: Model | None = None) -> Sequence[tuple]:
        """A new initiative has no status yet."""
        fieldsets = super().get_fieldsets(request, obj)
        return fieldsets if obj else [one for one in fieldsets if one[0] != "Status"]

    def get_list_display(self, request: HttpRequest) -> Sequence[str]:
        """Among one plan's initiatives the plan need not be said in every row."""
        columns = super().get_list_display(request)
        one_plan = "plan__id__exact" in request.GET
        return [name for name in columns if not (one_plan and name == "plan")]

    @admin.display(description="ansvarlig", empty_value="")
    def leading(self, initiative: Initiative) -> str:
        return ", ".join(row.unit.name for row in initiative.leading_rows)

    @admin.display(description="afvigelse", ordering="deviation", empty_value="")
    def reason(self, initiative: Initiative) -> str:
        return initiative.get_deviation_display()

    @admin.display(description="besluttet status")
    def decided(self, initiative: Initiative) -> str:
        page = reverse("initiative-update", args=[initiative.pk])
        status = initiative.get_status_display()
        return link(page, "Opdatér status", before=status, css="beside")

    # Statuses in the list

    def get_changelist_form(self, request: HttpRequest, **kwargs) -> type[ModelForm]:
        return StatusRow

    def get_changelist_formset(self, request: HttpRequest, **kwargs) -> type[BaseFormSet]:
        rows = super().get_changelist_formset(request, formset=StatusRows, **kwargs)
        rows.user = request.user
        return rows

    def save_model(self, request: HttpRequest, obj: Model, form: ModelForm, change: bool) -> None:
        if isinstance(form, StatusRow):
            return form.rows.write_once()
        if change:
            lock_initiatives([obj.pk])
        super().save_model(request, obj, form, change)

    def save_formset(
        self, request: HttpRequest, form: ModelForm, formset: BaseFormSet, change: bool
    ) -> None:
        super().save_formset(request, form, formset, change)
        if formset.model is Target:
            for row in formset.initial_forms:
                if row not in formset.deleted_forms:
                    row.record_revision(by=request.user, at=timezone.now())

    def save_related(
        self, request: HttpRequest, form: ModelForm, formsets: list, change: bool
    ) -> None:
        super().save_related(request, form, formsets, change)
        if not isinstance(form, StatusRow):
            reassess(on=timezone.localdate(), initiatives=[form.instance])

    # The action

    @admin.action(description="Sæt status for de valgte", permissions=["change"])
    def set_status(self, request: HttpRequest, queryset: QuerySet) -> HttpResponse | None:
        """Asks for the status and its reason, names what it will change, and writes it."""
        form = SetStatusForm(request.POST if "confirmed" in request.POST else None)
        if form.is_bound and form.is_valid():
            written = form.write(queryset, request.user)
            if written is not None:
                for follow_up in written:
                    status = follow_up.get_status_display()
                    self.log_change(request, follow_up.initiative, f"Satte status: {status}")
                self.message_user(request, outcome(written), messages.SUCCESS)
                return None
        context = {
            **self.admin_site.each_context(request),
            "title": "Sæt status for de valgte",
            "opts": self.opts,
            "form": form,
            "chosen": list(queryset[:SHOWN_OF_CHOSEN]),
            "count": queryset.count(),
            "checkbox": ACTION_CHECKBOX_NAME,
            "ticked": request.POST.getlist(ACTION_CHECKBOX_NAME),
            "across": request.POST.get("select_across", "0"),
            "media": self.media,
        }
        return TemplateResponse(request, "admin/initiatives/initiative/set_status.html", context)
