"""The filters of the lists of initiatives and of plans; they live in the address."""

from decimal import Decimal
from typing import Any

import django_filters as filters
from django import forms
from django.db.models import QuerySet

from initiatives.filters.list_filter import (
    NO_UNIT,
    NOT_ASSESSED,
    FocusAreaFilter,
    ListFilter,
    UnitFilter,
)
from initiatives.models import Deviation, FocusArea, Initiative, InitiativeArea, Plan, Status, Unit
from targets.models import Target

ASSESSED = "vurderet"
STATUS_CHOICES = [
    *((s.value, s.label) for s in Status),
    (NOT_ASSESSED, Status.__empty__),
    (ASSESSED, "vurderet (de tre første)"),
]


class InitiativeFilter(ListFilter):
    """Filters of the list of initiatives."""

    focus_area = FocusAreaFilter(label="Fokusområde", method="in_focus_area")
    unit = UnitFilter(label="Enhed", method="at_unit")
    led_by = UnitFilter(
        label="Ledes af", method="led_by_unit", special=[(NO_UNIT, "Ingen ansvarlig enhed")]
    )
    below = filters.BooleanFilter(
        label="Også underenheder", method="with_units_below", widget=forms.CheckboxInput
    )
    status = filters.ChoiceFilter(label="Status", choices=STATUS_CHOICES, method="with_status")
    category = filters.ChoiceFilter(
        label="Kategori",
        choices=InitiativeArea.Category.choices,
        method="in_category",
    )
    deviation = filters.ChoiceFilter(label="Afviger", choices=Deviation.choices)
    lacks_data = filters.ChoiceFilter(
        label="Mangler måling",
        choices=[("ja", "Ja"), ("nej", "Nej")],
        method="lacking_data",
    )
    year = filters.NumberFilter(label="Planens år", method="in_year", min_value=1, max_value=9999)

    class Meta:
        model = Initiative
        fields = ()

    def __init__(self, *args: Any, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        self.drop_year_of_one_plan()
        self.offer_places()

    def search(self, queryset: QuerySet, words: str, **reach) -> QuerySet:
        return queryset.found_by(words)

    def at_unit(self, queryset: QuerySet, name: str, value: Unit) -> QuerySet:
        return queryset.involving(Unit.objects.ids_at_or_below([value.pk]))

    def in_focus_area(self, queryset: QuerySet, name: str, value: FocusArea) -> QuerySet:
        return queryset.in_focus_area(value.pk)

    def led_by_unit(self, queryset: QuerySet, name: str, value: Unit | str) -> QuerySet:
        if value == NO_UNIT:
            return queryset.without_leading_unit()
        if self.form.cleaned_data.get("below"):
            return queryset.led_by(Unit.objects.ids_at_or_below([value.pk]))
        return queryset.led_by([value.pk])

    def with_units_below(self, queryset: QuerySet, name: str, value: bool) -> QuerySet:
        """Says how `led_by` is meant."""
        return queryset

    def with_status(self, queryset: QuerySet, name: str, value: str) -> QuerySet:
        if value == ASSESSED:
            return queryset.assessed()
        return queryset.filter(status="" if value == NOT_ASSESSED else value)

    def in_category(self, queryset: QuerySet, name: str, value: str) -> QuerySet:
        placed = InitiativeArea.objects.filter(category=value)
        return queryset.filter(pk__in=placed.values("initiative"))

    def in_year(self, queryset: QuerySet, name: str, value: Decimal) -> QuerySet:
        return queryset.in_year(int(value))

    def lacking_data(self, queryset: QuerySet, name: str, value: str) -> QuerySet:
        lacking = Target.objects.lacking_data().exclude(initiative=None).values("initiative")
        return (
            queryset.filter(pk__in=lacking) if value == "ja" else queryset.exclude(pk__in=lacking)
        )


class PlanFilter(filters.FilterSet):
    """Filters of the list of plans."""

    q = filters.CharFilter(label="Søg", method="search")
    kind = filters.ChoiceFilter(label="Type", choices=Plan.Kind.choices)
    year = filters.NumberFilter(label="Gælder i år", method="in_year", min_value=1, max_value=9999)

    class Meta:
        model = Plan
        fields = ()

    def search(self, queryset: QuerySet, name: str, value: str) -> QuerySet:
        return queryset.found_by(value)

    def in_year(self, queryset: QuerySet, name: str, value: Decimal) -> QuerySet:
        return queryset.in_year(int(value))
