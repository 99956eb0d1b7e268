"""What the filters of all lists are built from."""

from urllib.parse import urlencode

import django_filters as filters
from django.db.models import QuerySet

from initiatives import offers
from initiatives.filter_fields import FocusAreaField, UnitField
from initiatives.models.counts import STATUSES

NOT_ASSESSED = "ikke-vurderet"
# What the address of a list gets for those of one status.
QUERY_OF_STATUS = {status: urlencode({"status": status or NOT_ASSESSED}) for _, status in STATUSES}
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
