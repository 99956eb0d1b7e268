from typing import Any

import django_filters as filters
from django import forms
from django.db.models import QuerySet

from budget.models import BudgetAmount, BudgetLine
from initiatives.models import Plan
from initiatives.permissions import Access, visible


class BudgetFilter(filters.FilterSet):
    """Filters of the budget lines; they live in the address. The plan is the frame's.

    A chosen year leaves the lines that have an amount for it, and of their amounts only those.
    """

    q = filters.CharFilter(label="Søg", method="search")
    group = filters.ChoiceFilter(label="Gruppe")
    cost_type = filters.ChoiceFilter(label="Omkostningstype", choices=BudgetLine.CostType.choices)
    financing = filters.ChoiceFilter(label="Finansiering", choices=BudgetLine.Financing.choices)
    year = filters.ChoiceFilter(label="År", method="in_year")
    is_new = filters.BooleanFilter(label="Kun NY", method="only_new", widget=forms.CheckboxInput)

    class Meta:
        model = BudgetLine
        fields = ()

    def __init__(self, *args: Any, access: Access, plan: Plan | None = None, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        groups, years = self._choices_of(plan) if plan else self._choices_across_plans(access)
        if groups:
            self.filters["group"].extra["choices"] = [(group, group) for group in groups]
        else:
            del self.filters["group"]
        self.filters["year"].extra["choices"] = [(str(year), str(year)) for year in years]

    def _choices_of(self, plan: Plan | None) -> tuple[list[str], list[int]]:
        """The groups as the plan prints them, and the years with an amount."""
        lines = BudgetLine.objects.filter(plan=plan).order_by("number")
        rows = lines.values_list("group", "amounts__year")
        groups = list(dict.fromkeys(group for group, _ in rows))
        return groups, sorted({year for _, year in rows if year})

    def _choices_across_plans(self, access: Access) -> tuple[list[str], list[int]]:
        """A plan prints its own groups, so only one that the address has already is offered."""
        amounts = BudgetAmount.objects.filter(visible(access, "line__plan"))
        return self.data.getlist("group")[:1], amounts.years_spanned()

    @property
    def is_filtered(self) -> bool:
        return self.form.is_valid() and any(self.form.cleaned_data.values())

    @property
    def chosen_year(self) -> int | None:
        year = self.form.cleaned_data.get("year") if self.form.is_valid() else None
        return int(year) if year else None

    def filter_queryset(self, queryset: QuerySet) -> QuerySet:
        return super().filter_queryset(queryset).with_amounts(self.chosen_year)

    def search(self, queryset: QuerySet, name: str, value: str) -> QuerySet:
        return queryset.found_by(value)

    def in_year(self, queryset: QuerySet, name: str, value: str) -> QuerySet:
        return queryset.having_amount_in(int(value))

    def only_new(self, queryset: QuerySet, name: str, value: bool) -> QuerySet:
        return queryset.filter(is_new=True) if value else queryset
