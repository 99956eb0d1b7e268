from django.contrib import admin
from django.db.models import QuerySet
from django.http import HttpRequest

from beskplan.admin.base import SOURCE, PlanModelAdmin
from beskplan.admin.forms import UnitForm
from beskplan.admin.rows import TableRows
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
    search_fields = ("name",)
    searched = {"pk": Unit}
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
