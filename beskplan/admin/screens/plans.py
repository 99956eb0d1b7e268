from django.contrib import admin, messages
from django.core.exceptions import PermissionDenied, ValidationError
from django.db.models import QuerySet
from django.forms import ModelForm
from django.http import HttpRequest, HttpResponse
from django.shortcuts import get_object_or_404, redirect
from django.template.response import TemplateResponse
from django.urls import URLPattern, path, reverse
from django.utils import timezone

from beskplan.admin.base import SOURCE, PlanModelAdmin, paper_action
from beskplan.admin.forms import CopyPlanForm, PlanForm
from beskplan.admin.rows import StackedRows, TableRows
from beskplan.copying import copy_plan
from core.user_input import number_of
from initiatives.models import EditorRemark, FocusArea, Plan, SourceDocument, TargetGroup
from targets.assessment import reassess
from targets.models import Indicator

RULE_FIELDS = {
    *("tolerance", "threshold", "months_before_deadline", "followed_up_on"),
    *("year_from", "year_to"),
}


class FocusAreaRows(TableRows):
    model = FocusArea
    fields = ("code", "title", "position")
    show_change_link = True


@admin.register(Plan)
class PlanAdmin(PlanModelAdmin):
    form = PlanForm
    list_display = ("title", "state", "kind", "period", "adopted", "follows")
    list_filter = ("state", "kind")
    list_select_related = ("follows",)
    date_hierarchy = "adopted"
    search_fields = ("title",)
    searched = {"pk": Plan}
    fixed = ("slug",)
    prepopulated_fields = {"slug": ("title",)}
    inlines = (FocusAreaRows,)
    actions = (
        "new_plan_from_this",
        paper_action("plan-goals-paper", "Hent samlet oversigt over mål (Word)"),
        paper_action("plan-paper", "Hent udmøntningsplan (Word)"),
    )
    fieldsets = (
        (
            "Planen",
            {"fields": ["title", "slug", ("kind", "state"), ("year_from", "year_to"), "follows"]},
        ),
        ("Vedtagelse", {"fields": ["adopted", ("case_number", "document_number"), "summary"]}),
        (
            "Planens egne ord",
            {
                "fields": [
                    ("area_word", "solution_word", "target_word"),
                    ("effort_heading", "responsible_heading"),
                    "own_codes",
                ],
                "description": "Sådan hedder det i dokumentet; papirerne siger det samme.",
            },
        ),
        (
            "Regel for beregnet status",
            {
                "fields": [
                    ("tolerance", "threshold"),
                    ("months_before_deadline", "followed_up_on"),
                ]
            },
        ),
        SOURCE,
    )

    @admin.display(description="år", ordering="year_from")
    def period(self, plan: Plan) -> str:
        return plan.years

    def get_changeform_initial_data(self, request: HttpRequest) -> dict:
        return {"state": Plan.State.DRAFT, **super().get_changeform_initial_data(request)}

    def save_model(self, request: HttpRequest, obj: Plan, form: ModelForm, change: bool) -> None:
        super().save_model(request, obj, form, change)
        if change and RULE_FIELDS.intersection(form.changed_data):
            reassess(on=timezone.localdate(), plan=obj)

    def delete_model(self, request: HttpRequest, obj: Plan) -> None:
        self.delete_queryset(request, Plan.objects.filter(pk=obj.pk))

    def delete_queryset(self, request: HttpRequest, queryset: QuerySet) -> None:
        """A plan takes its measurements along, which other plans' targets may be measured by."""
        measured = Indicator.objects.filter(measurements__plan__in=queryset)
        indicators = list(measured.values_list("pk", flat=True).distinct())
        super().delete_queryset(request, queryset)
        reassess(on=timezone.localdate(), indicators=indicators)

    @admin.action(description="Ny plan fra denne", permissions=["add"])
    def new_plan_from_this(self, request: HttpRequest, queryset: QuerySet) -> HttpResponse | None:
        plans = list(queryset[:2])
        if len(plans) > 1:
            self.message_user(request, "Vælg én plan at kopiere.", messages.ERROR)
            return None
        return redirect("admin:initiatives_plan_copy", plans[0].pk)

    def get_urls(self) -> list[URLPattern]:
        copy = self.admin_site.admin_view(self.copy_view)
        own = path("<path:object_id>/kopier/", copy, name="initiatives_plan_copy")
        return [own, *super().get_urls()]

    def copy_view(self, request: HttpRequest, object_id: str) -> HttpResponse:
        """Asks what the new plan is called, and makes it."""
        plan = get_object_or_404(Plan, pk=number_of(object_id))
        if not (self.has_add_permission(request) and self.has_view_permission(request, plan)):
            raise PermissionDenied
        form = CopyPlanForm(request.POST or None, plan=plan)
        if request.method == "POST" and form.is_valid():
            new = self._copy(request, plan, form)
            if new:
                return redirect("admin:initiatives_plan_change", new.pk)
        context = {
            **self.admin_site.each_context(request),
            "title": "Ny plan fra denne",
            "subtitle": plan.title,
            "plan": plan,
            "counts": form.counts,
            "form": form,
            "opts": self.opts,
            "media": self.media,
        }
        return TemplateResponse(request, "admin/initiatives/plan/copy.html", context)

    def _copy(self, request: HttpRequest, plan: Plan, form: CopyPlanForm) -> Plan | None:
        try:
            new = copy_plan(plan=plan, by=request.user, **form.copy_arguments)
        except ValidationError as error:
            form.add_error(None, error)
            return None
        self.log_addition(request, new, f"Kopieret fra {plan}")
        places = new.initiatives.count()
        said = f"Planen er oprettet med {places} initiativer fra {plan}. Sæt nu dens mål."
        self.message_user(request, said, messages.SUCCESS)
        return new

    def change_view(
        self,
        request: HttpRequest,
        object_id: str,
        form_url: str = "",
        extra_context: dict | None = None,
    ) -> HttpResponse:
        tools = {}
        if self.has_add_permission(request):
            address = reverse("admin:initiatives_plan_copy", args=[object_id])
            tools = {"own_tools": [(address, "Ny plan fra denne")]}
        return super().change_view(request, object_id, form_url, (extra_context or {}) | tools)


class FocusAreaGroups(StackedRows):
    model = TargetGroup
    fields = (("number", "headcount", "headcount_qualifier"), "description", "purpose")


class FocusAreaRemarks(TableRows):
    model = EditorRemark
    fields = ("text", "source_place")


@admin.register(FocusArea)
class FocusAreaAdmin(PlanModelAdmin):
    list_display = ("code", "title", "plan")
    list_display_links = ("code", "title")
    list_filter = ("plan",)
    list_select_related = ("plan",)
    search_fields = ("code", "title")
    search_help_text = "Søg i kode og titel."
    fixed = ("plan",)
    inlines = (FocusAreaGroups, FocusAreaRemarks)
    fieldsets = (
        ("Fokusområdet", {"fields": ["plan", ("code", "position"), "title", "description"]}),
        ("Resultatmål", {"fields": ["outcome"]}),
        SOURCE,
    )


@admin.register(SourceDocument)
class SourceDocumentAdmin(PlanModelAdmin):
    list_display = ("title", "dated", "case_number", "document_number")
    date_hierarchy = "dated"
    search_fields = ("title", "case_number", "document_number")
    search_help_text = "Søg i titel, sagsnr. og dok.nr."
    fixed = ("slug",)
    prepopulated_fields = {"slug": ("title",)}
    fieldsets = (
        (
            "Kilden",
            {
                "fields": [
                    "title",
                    "slug",
                    "dated",
                    ("case_number", "document_number"),
                    "file_name",
                ]
            },
        ),
    )
