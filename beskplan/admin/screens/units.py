from django.contrib import admin, messages
from django.core.exceptions import PermissionDenied
from django.db.models import QuerySet
from django.forms import ModelForm
from django.http import HttpRequest, HttpResponse
from django.shortcuts import get_object_or_404, redirect
from django.template.response import TemplateResponse
from django.urls import URLPattern, path, reverse
from django.utils import timezone

from beskplan.admin.base import SOURCE, PlanModelAdmin
from beskplan.admin.forms import MergeUnitForm, UnitForm
from beskplan.admin.rows import TableRows
from core.user_input import number_of
from initiatives.models import Membership, Unit, UnitSpelling
from initiatives.units.changes import counted, keep_name, merge_units


class Spellings(TableRows):
    model = UnitSpelling
    fields = ("spelling", "until", "source", "source_place")


class Employees(TableRows):
    """Who works here; it gives access, so only system administrators change it."""

    model = Membership
    verbose_name, verbose_name_plural = "medarbejder", "medarbejdere"
    fields = ("user",)
    autocomplete_fields = ("user",)

    def get_queryset(self, request: HttpRequest) -> QuerySet:
        return super().get_queryset(request).select_related("user")


@admin.register(Unit)
class UnitAdmin(PlanModelAdmin):
    form = UnitForm
    list_display = ("name", "kind", "parent", "abbreviation", "email", "phone")
    list_select_related = ("parent",)
    list_filter = ("kind",)
    search_fields = ("name",)
    searched = {"pk": Unit}
    search_help_text = "Søg i navn, forkortelse og trykte stavemåder."
    fixed = ("slug",)
    prepopulated_fields = {"slug": ("name",)}
    autocomplete_fields = ("parent",)
    inlines = (Spellings, Employees)
    fieldsets = (
        ("Enheden", {"fields": ["name", "slug", ("kind", "abbreviation"), "parent", "sure"]}),
        ("Kontakt", {"fields": [("email", "phone")]}),
        SOURCE,
    )

    def save_model(self, request: HttpRequest, obj: Unit, form: ModelForm, change: bool) -> None:
        """An old name stays as a spelling."""
        super().save_model(request, obj, form, change)
        if change and "name" in form.changed_data:
            keep_name(unit=obj, name=form.initial["name"], on=timezone.localdate())

    def get_urls(self) -> list[URLPattern]:
        merge = self.admin_site.admin_view(self.merge_view)
        own = path("<path:object_id>/laeg-sammen/", merge, name="initiatives_unit_merge")
        return [own, *super().get_urls()]

    def merge_view(self, request: HttpRequest, object_id: str) -> HttpResponse:
        """Asks which unit everything moves to, shows what follows, and does it."""
        unit = get_object_or_404(Unit, pk=number_of(object_id))
        if not self.has_change_permission(request, unit):
            raise PermissionDenied
        form = MergeUnitForm(request.POST or None, unit=unit)
        if form.is_bound and form.is_valid():
            into = form.cleaned_data["into"]
            merge_units(unit=unit, into=into, on=timezone.localdate())
            self.log_change(request, into, f"Lagt sammen med {unit}")
            self.message_user(request, f"{unit} er lagt sammen med {into}.", messages.SUCCESS)
            return redirect("admin:initiatives_unit_change", into.pk)
        context = {
            **self.admin_site.each_context(request),
            "title": "Læg sammen med …",
            "subtitle": unit.name,
            "unit": unit,
            "counts": counted(unit),
            "form": form,
            "opts": self.opts,
            "media": self.media,
        }
        return TemplateResponse(request, "admin/initiatives/unit/merge.html", context)

    def change_view(
        self,
        request: HttpRequest,
        object_id: str,
        form_url: str = "",
        extra_context: dict | None = None,
    ) -> HttpResponse:
        address = reverse("admin:initiatives_unit_merge", args=[object_id])
        tools = {"own_tools": [(address, "Læg sammen med …")]}
        return super().change_view(request, object_id, form_url, (extra_context or {}) | tools)
