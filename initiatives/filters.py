import django_filters as filters
from django import forms
from django.contrib.postgres.search import SearchQuery
from django.db.models import Q

from initiatives.choices import UnitChoices, focus_area_choices
from initiatives.danish import fold
from initiatives.models import Deviation, Initiative, InitiativeArea, Status

NOT_ASSESSED = "ikke-vurderet"
ASSESSED = "vurderet"
STATUS_CHOICES = [
    *((s.value, s.label) for s in Status),
    (NOT_ASSESSED, Status.__empty__),
    (ASSESSED, "vurderet (de tre første)"),
]
NO_UNIT = "ingen"


def drop_year_of_one_plan(filterset, plan) -> None:
    """A plan in view has its own years; the field is for all plans, or when the address has it."""
    if plan and not filterset.data.get("year"):
        del filterset.filters["year"]


class InitiativeFilter(filters.FilterSet):
    """Filters of the list of initiatives; they live in the address. The plan is the frame's."""

    q = filters.CharFilter(label="Søg", method="search")
    focus_area = filters.ChoiceFilter(
        label="Fokusområde", field_name="areas__focus_area", empty_label="Alle"
    )
    unit = filters.ChoiceFilter(label="Enhed", method="at_unit", empty_label="Alle")
    led_by = filters.ChoiceFilter(label="Ledes af", method="led_by_unit", empty_label="Alle")
    below = filters.BooleanFilter(
        label="Også underenheder", method="with_units_below", widget=forms.CheckboxInput
    )
    status = filters.ChoiceFilter(
        label="Status", choices=STATUS_CHOICES, method="with_status", empty_label="Alle"
    )
    category = filters.ChoiceFilter(
        label="Kategori",
        choices=InitiativeArea.Category.choices,
        method="in_category",
        empty_label="Alle",
    )
    deviation = filters.ChoiceFilter(label="Afviger", choices=Deviation.choices, empty_label="Alle")
    lacks_data = filters.ChoiceFilter(
        label="Mangler måling",
        choices=[("ja", "Ja"), ("nej", "Nej")],
        method="lacking_data",
        empty_label="Alle",
    )
    year = filters.NumberFilter(label="Planens år", method="in_year", min_value=1, max_value=9999)

    class Meta:
        model = Initiative
        fields = ()

    def __init__(self, *args, plan=None, **kwargs):
        super().__init__(*args, **kwargs)
        drop_year_of_one_plan(self, plan)
        self.units = UnitChoices()
        self.filters["unit"].extra["choices"] = self.units.choices()
        led_by = [(NO_UNIT, "Ingen ansvarlig enhed"), *self.units.choices()]
        self.filters["led_by"].extra["choices"] = led_by
        self.filters["focus_area"].extra["choices"] = focus_area_choices(plan)

    def search(self, queryset, name, value):
        return queryset.filter(
            Q(search_vector=SearchQuery(value, config="danish", search_type="websearch"))
            | Q(search_text__contains=fold(value))
        )

    def at_unit(self, queryset, name, value):
        return queryset.involving(self.units.at_or_below(int(value)))

    def led_by_unit(self, queryset, name, value):
        if value == NO_UNIT:
            return queryset.without_leading_unit()
        if self.form.cleaned_data.get("below"):
            return queryset.led_by(self.units.at_or_below(int(value)))
        return queryset.led_by([int(value)])

    def with_units_below(self, queryset, name, value):
        """Says how `led_by` is meant."""
        return queryset

    def with_status(self, queryset, name, value):
        if value == ASSESSED:
            return queryset.assessed()
        return queryset.filter(status="" if value == NOT_ASSESSED else value)

    def in_category(self, queryset, name, value):
        placed = InitiativeArea.objects.filter(category=value)
        return queryset.filter(pk__in=placed.values("initiative"))

    def in_year(self, queryset, name, value):
        return queryset.in_year(int(value))

    def lacking_data(self, queryset, name, value):
        lacking = Initiative.objects.filter(targets__verdict="data-mangler").values("pk")
        return (
            queryset.filter(pk__in=lacking) if value == "ja" else queryset.exclude(pk__in=lacking)
        )
