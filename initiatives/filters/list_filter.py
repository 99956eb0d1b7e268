"""What the filters of all lists are built from."""

from typing import Any
from urllib.parse import urlencode

import django_filters as filters
from django.db.models import QuerySet
from django.utils.text import capfirst

from initiatives.filters import offers
from initiatives.filters.fields import FocusAreaField, UnitField
from initiatives.models import FocusArea, Plan
from initiatives.models.counts import STATUSES
from initiatives.permissions import Access, visible

NOT_ASSESSED = "ikke-vurderet"
# What the address of a list gets for those of one status.
QUERY_OF_STATUS = {status: urlencode({"status": status or NOT_ASSESSED}) for _, status in STATUSES}
NO_UNIT = "ingen"


class UnitFilter(filters.Filter):
    field_class = UnitField


class FocusAreaFilter(filters.Filter):
    field_class = FocusAreaField


class ListFilter(filters.FilterSet):
    """Filters of a list, read from the address; the plan in view and the user's access are passed
    in. The word search comes last, among the rows that the other filters leave. With `most` it
    stops at so many rows of each way to find them; a download passes None to get all."""

    q = filters.CharFilter(label="Søg")

    def __init__(
        self,
        *args: Any,
        access: Access,
        plan: Plan | None = None,
        most: int | None = None,
        **kwargs: Any,
    ) -> None:
        super().__init__(*args, **kwargs)
        self.access, self.plan, self.most = access, plan, most

    def drop_year_of_one_plan(self) -> None:
        """Removes the year where a plan is in view, since a plan has its own years; an address that
        names a year keeps the field."""
        if self.plan and not self.data.get("year"):
            del self.filters["year"]

    def offer_places(self) -> None:
        """Sets the choices of units and focus areas. Where the focus areas of all plans are too
        many to offer, the field is removed unless the address names one."""
        units, areas = offers.units(self.plan), offers.focus_areas(self.plan, self.access)
        for name in {"unit", "led_by"} & self.filters.keys():
            self.filters[name].extra["offered"] = units
        if self.plan:
            self.filters["focus_area"].label = capfirst(self.plan.area_name)
        if areas is None and not self.data.get("focus_area"):
            del self.filters["focus_area"]
        else:
            seen = FocusArea.objects.filter(visible(self.access))
            self.filters["focus_area"].extra |= {"offered": areas or [], "among": seen}

    def filter_queryset(self, queryset: QuerySet) -> QuerySet:
        return self._filtered(queryset, most=self.most)

    def first(self, number: int) -> QuerySet:
        """The list up to this number of rows. Where very many rows hold the words it does not put
        them all in order."""
        return self._filtered(self.queryset.all(), most=number, in_order=True)

    def _filtered(self, queryset: QuerySet, **reach) -> QuerySet:
        chosen = dict(self.form.cleaned_data)
        words = chosen.pop("q", "")
        for name, value in chosen.items():
            queryset = self.filters[name].filter(queryset, value)
        return self.search(queryset, words, **reach) if words else queryset
