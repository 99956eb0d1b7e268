from django.contrib import admin

from beskplan.admin.asking import AmountRow, AskingRows
from beskplan.admin.base import SOURCE, PlanModelAdmin
from beskplan.admin.forms import BudgetLineForm
from beskplan.admin.rows import TableRows
from budget.models import BudgetAmount, BudgetLine, BudgetLink


class Amounts(TableRows):
    model = BudgetAmount
    form = AmountRow
    formset = AskingRows
    fields = (
        "year",
        "period",
        "price_level",
        "kind",
        "amount",
        "amount_not_stated",
        "persons",
        "persons_not_stated",
        "unit_cost",
        "unit_cost_not_stated",
        "sure",
    )


class PaidInitiatives(TableRows):
    model = BudgetLink
    fields = ("initiative", "source", "source_place")
    autocomplete_fields = ("initiative",)


@admin.register(BudgetLine)
class BudgetLineAdmin(PlanModelAdmin):
    form = BudgetLineForm
    list_display = ("number", "label", "group", "plan", "account", "cost_type", "financing")
    list_display_links = ("number", "label")
    list_select_related = ("plan",)
    list_filter = ("plan", "cost_type", "financing", "is_new", "is_total")
    search_fields = ("label",)
    searched = {"pk": BudgetLine}
    search_help_text = "Søg i linje, gruppe, konto og note."
    autocomplete_fields = ("part_of",)
    inlines = (Amounts, PaidInitiatives)
    fieldsets = (
        (
            "Linjen",
            {
                "fields": [
                    ("plan", "number"),
                    "group",
                    "label",
                    ("part_of", "adds_up"),
                    ("is_total", "is_new"),
                    "recipients",
                ]
            },
        ),
        (
            "Kontering",
            {
                "fields": [
                    ("account", "grouping"),
                    ("cost_type", "financing", "municipal_share"),
                ]
            },
        ),
        ("Note", {"fields": ["mark", "note"]}),
        SOURCE,
    )
