from urllib.parse import urlencode

import django_filters as filters
from django import forms
from django.contrib.postgres.search import SearchQuery
from django.db.models import Q, QuerySet

from initiatives import offers
from initiatives.danish import fold
from initiatives.filter_fields import FocusAreaField, UnitField
from initiatives.models import Deviation, Initiative, InitiativeArea, Plan, Status, Unit
from initiatives.models.counts import STATUSES

NOT_ASSESSED = "ikke-vurderet"
# What the address of a list gets for those of one status.
QUERY_OF_STATUS = {status: urlencode({"status": status or NOT_ASSESSED}) for _, status in STATUSES}
ASSESSED = "vurderet"
STATUS_CHOICES = [
    *((s.value, s.label) for s in Status),
    (NOT_ASSESSED, Status.__empty__),
    (ASSESSED, "vurderet (de tre første)"),
]
NO_UNIT = "ingen"


class UnitFilter(filters.Filter):
    field_class = UnitField


class FocusAreaFilter(filters.Filter):
    field_class = FocusAreaField


class ListFilter(filters.FilterSet):
    """Filters of a list; they live in the address, but for the plan in view. Words are searched for
    last, among what the other filters leave. The search may stop at `most` rows of each way to find
    them; a download wants them all."""

    q = filters.CharFilter(label="Søg")

    def __init__(self, *args, plan=None, most: int | None = None, **kwargs):
        super().__init__(*args, **kwargs)
        self.plan, self.most = plan, most

    def drop_year_of_one_plan(self) -> None:
        """A plan in view has its own years, so the field is for all plans, or for an address that
        has it."""
        if self.plan and not self.data.get("year"):
            del self.filters["year"]

    def offer_places(self) -> None:
        """Gives the fields of units and of focus areas their choices. A focus area means nothing
        among those of all plans where they are too many: then the field is for an address that has
        it."""
        units, areas = offers.units(self.plan), offers.focus_areas(self.plan)
        for name in {"unit", "led_by"} & self.filters.keys():
            self.filters[name].extra["offered"] = units
        if areas is None and not self.data.get("focus_area"):
            del self.filters["focus_area"]
        else:
            self.filters["focus_area"].extra["offered"] = areas or []

    def filter_queryset(self, queryset):
        return self._filtered(queryset, most=self.most)

    def first(self, number: int) -> QuerySet:
        """The list as far as its row of this number: where so many rows hold the words that nobody
        puts them all in order."""
        return self._filtered(self.queryset.all(), most=number, in_order=True)

    def _filtered(self, queryset, **reach):
        chosen = dict(self.form.cleaned_data)
        words = chosen.pop("q", "")
        for name, value in chosen.items():
            queryset = self.filters[name].filter(queryset, value)
        return self.search(queryset, words, **reach) if words else queryset


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

    def __init__(self, *args, **kwargs):
        super().__init__(*args, **kwargs)
        self.drop_year_of_one_plan()
        self.offer_places()

    def search(self, queryset, words, **reach):
        return queryset.filter(
            Q(search_vector=SearchQuery(words, config="danish", search_type="websearch"))
            | Q(search_text__contains=fold(words))
        )

    def at_unit(self, queryset, name, value):
        return queryset.involving(Unit.objects.ids_at_or_below([value.pk]))

    def in_focus_area(self, queryset, name, value):
        return queryset.in_focus_area(value.pk)

    def led_by_unit(self, queryset, name, value):
        if value == NO_UNIT:
            return queryset.without_leading_unit()
        if self.form.cleaned_data.get("below"):
            return queryset.led_by(Unit.objects.ids_at_or_below([value.pk]))
        return queryset.led_by([value.pk])

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


class PlanFilter(filters.FilterSet):
    """Filters of the list of plans."""

    q = filters.CharFilter(label="Søg", method="search")
    kind = filters.ChoiceFilter(label="Type", choices=Plan.Kind.choices)
    year = filters.NumberFilter(label="Gælder i år", method="in_year", min_value=1, max_value=9999)

    class Meta:
        model = Plan
        fields = ()

    def search(self, queryset, name, value):
        return queryset.found_by(value)

    def in_year(self, queryset, name, value):
        return queryset.in_year(int(value))
