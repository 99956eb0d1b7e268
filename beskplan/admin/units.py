from django.contrib import admin
from django.db.models import Q, QuerySet
from django.http import HttpRequest

from beskplan.admin.base import SOURCE, PlanModelAdmin
from beskplan.admin.forms import UnitForm
from beskplan.admin.rows import TableRows
from core.danish import fold
from initiatives.models import Membership, Unit, UnitSpelling


class Spellings(TableRows):
    model = UnitSpelling
    fields = ("spelling", "source", "source_place")


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
    search_fields = searched = ("search_text",)
    search_help_text = "Søg i navn, forkortelse og trykte stavemåder."
    fixed = ("slug",)
    prepopulated_fields = {"slug": ("name",)}
    autocomplete_fields = ("parent",)
    inlines = (Spellings, Employees)
    fieldsets = (
        ("Enheden", {"fields": ["name", "slug", ("kind", "abbreviation"), "parent"]}),
        ("Kontakt", {"fields": [("email", "phone")]}),
        SOURCE,
    )

    def get_search_results(self, request: HttpRequest, queryset: QuerySet, search_term: str):
        """Also by a spelling that only one document has ("Jobcenter Nyrupsgade")."""
        for word in fold(search_term).split():
            spelled = UnitSpelling.objects.filter(spelling__icontains=word)
            here = Q(search_text__contains=word) | Q(pk__in=spelled.values("unit"))
            queryset = queryset.filter(here)
        return queryset, False
