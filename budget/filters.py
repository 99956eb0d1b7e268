from functools import cache

import django_filters as filters
from django import forms
from django.db.models import Q, Value

from budget.models import BudgetAmount, BudgetLine
from initiatives.filter_fields import ChoiceFilter
from initiatives.statements import Given, Statement

PLAN = Given()


@cache
def _groups_and_years() -> Statement:
    lines = BudgetLine.objects.filter(plan=Value(PLAN)).in_plan_order()
    return Statement(lines.values_list("group", "amounts__year")).kept()


class BudgetFilter(filters.FilterSet):
    """Filters of the budget lines; they live in the address. The plan is the frame's.

    A chosen year leaves the lines that have an amount for it, and of their amounts only those.
    """

    q = filters.CharFilter(label="Søg", method="search")
    group = ChoiceFilter(label="Gruppe", empty_label="Alle")
    cost_type = ChoiceFilter(
        label="Omkostningstype", choices=BudgetLine.CostType.choices, empty_label="Alle"
    )
    financing = ChoiceFilter(
        label="Finansiering", choices=BudgetLine.Financing.choices, empty_label="Alle"
    )
    year = ChoiceFilter(label="År", method="in_year", empty_label="Alle")
    is_new = filters.BooleanFilter(label="Kun NY", method="only_new", widget=forms.CheckboxInput)

    class Meta:
        model = BudgetLine
        fields = ()

    def __init__(self, *args, plan=None, **kwargs):
        super().__init__(*args, **kwargs)
        groups, years = self._of(plan) if plan else self._across_plans()
        if groups:
            self.filters["group"].extra["choices"] = [(group, group) for group in groups]
        else:
            del self.filters["group"]
        self.filters["year"].extra["choices"] = [(str(year), str(year)) for year in years]

    def _of(self, plan) -> tuple[list[str], list[int]]:
        """The groups as the plan prints them, and the years with an amount."""
        rows = _groups_and_years().run({PLAN: plan.pk})
        years = {year for _, year in rows if year}
        return list(dict.fromkeys(group for group, _ in rows)), sorted(years)

    def _across_plans(self):
        """A plan prints its own groups, so only one that is asked for already is offered."""
        return self.data.getlist("group")[:1], BudgetAmount.objects.years_spanned()

    @property
    def is_filtered(self) -> bool:
        return self.form.is_valid() and any(self.form.cleaned_data.values())

    @property
    def chosen_year(self) -> int | None:
        year = self.form.cleaned_data.get("year") if self.form.is_valid() else None
        return int(year) if year else None

    def filter_queryset(self, queryset):
        return super().filter_queryset(queryset).with_amounts(self.chosen_year)

    def search(self, queryset, name, value):
        return queryset.filter(
            Q(label__icontains=value)
            | Q(group__icontains=value)
            | Q(account__icontains=value)
            | Q(grouping__icontains=value)
            | Q(note__icontains=value)
        )

    def in_year(self, queryset, name, value):
        return queryset.having_amount_in(int(value))

    def only_new(self, queryset, name, value):
        return queryset.filter(is_new=True) if value else queryset
