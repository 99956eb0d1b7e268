from collections.abc import Callable
from decimal import Decimal
from pathlib import Path
from typing import Any

import aiosql
import django_filters as filters
from django.db import connection
from django.db.models import QuerySet

from initiatives.filters import offers
from initiatives.filters.list_filter import (
    FocusAreaFilter,
    ListFilter,
    UnitFilter,
)
from initiatives.models import FocusArea, Plan, Unit
from targets.models import Area, Indicator, Measurement, Target, TrajectoryStatus, Verdict

sql = aiosql.from_path(Path(__file__).with_suffix(".sql"), "psycopg2")
YES_NO = [("true", "ja"), ("false", "nej")]
NO_YEAR = "uden"


def year_choices(
    years: Callable, plan: Plan | None, without: str, **more: bool
) -> list[tuple[str, str]]:
    """The years of the plan's rows or of all, and a choice for rows without."""
    rows = years(connection, plan=plan and plan.pk, **more)
    return [*((str(year), str(year)) for (year,) in rows), (NO_YEAR, without)]


class TargetFilter(ListFilter):
    """Filters of the list of targets."""

    type = filters.ChoiceFilter(label="Type", field_name="kind", choices=Target.Kind.choices)
    focus_area = FocusAreaFilter(label="Fokusområde", method="in_focus_area")
    unit = UnitFilter(label="Enhed", method="at_unit")
    verdict = filters.ChoiceFilter(label="Beregnet", choices=Verdict.choices)
    deadline = filters.ChoiceFilter(label="Frist", method="due_in")
    direction = filters.ChoiceFilter(
        label="Ønsket retning",
        field_name="indicator__direction",
        choices=Indicator.Direction.choices,
    )
    has_data = filters.ChoiceFilter(label="Har måling", choices=YES_NO, method="with_data")
    trajectory_status = filters.ChoiceFilter(
        label="På vejen til målet", choices=TrajectoryStatus.choices
    )
    year = filters.NumberFilter(label="Planens år", method="in_year", min_value=1, max_value=9999)

    class Meta:
        model = Target
        fields = ()

    def __init__(self, *args: Any, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        self.drop_year_of_one_plan()
        self.offer_places()
        drafts = self.access.sees_drafts
        years = year_choices(sql.deadline_years, self.plan, "uden frist", drafts=drafts)
        self.filters["deadline"].extra["choices"] = years

    def search(self, queryset: QuerySet, words: str, **reach: int | None) -> QuerySet:
        return queryset.found_by(words, **reach)

    def in_focus_area(self, queryset: QuerySet, name: str, value: FocusArea) -> QuerySet:
        return queryset.in_focus_area(value.pk)

    def at_unit(self, queryset: QuerySet, name: str, value: Unit) -> QuerySet:
        return queryset.involving(Unit.objects.ids_at_or_below([value.pk]))

    def in_year(self, queryset: QuerySet, name: str, value: Decimal) -> QuerySet:
        return queryset.in_year(int(value))

    def due_in(self, queryset: QuerySet, name: str, value: str) -> QuerySet:
        if value == NO_YEAR:
            return queryset.filter(deadline=None)
        return queryset.filter(deadline__year=int(value))

    def with_data(self, queryset: QuerySet, name: str, value: str) -> QuerySet:
        return queryset.filter(latest__isnull=value == "false")


class MeasurementFilter(ListFilter):
    """Filters of the list of measurements."""

    indicator = filters.CharFilter(label="Indikator", method="of_indicator")
    area = filters.ChoiceFilter(label="Område")
    state = filters.ChoiceFilter(label="Datatype", choices=Measurement.State.choices)
    counts = filters.ChoiceFilter(label="Gældende", choices=YES_NO, method="that_count")
    year = filters.ChoiceFilter(label="År", method="in_year")

    class Meta:
        model = Measurement
        fields = ()

    def __init__(self, *args: Any, plan: Plan | None = None, **kwargs: Any) -> None:
        super().__init__(*args, plan=plan, **kwargs)
        if plan is None:
            self.filters["q"].label = "Søg indikator, område, fordeling"
        areas = offers.few(Area.objects.order_by("position", "name")) or []
        years = year_choices(sql.measurement_years, plan, "uden dato")
        self.filters["area"].extra["choices"] = [(str(area.pk), area.name) for area in areas]
        self.filters["year"].extra["choices"] = years

    def search(self, queryset: QuerySet, words: str, **reach: int | None) -> QuerySet:
        return queryset.found_by(words, **reach) if self.plan is None else queryset.noted(words)

    def of_indicator(self, queryset: QuerySet, name: str, value: str) -> QuerySet:
        return queryset.filter(indicator__in=Indicator.objects.found_by(value).values("pk"))

    def that_count(self, queryset: QuerySet, name: str, value: str) -> QuerySet:
        return queryset.filter(counts=value == "true")

    def in_year(self, queryset: QuerySet, name: str, value: str) -> QuerySet:
        if value == NO_YEAR:
            return queryset.filter(date=None)
        return queryset.filter(date__year=int(value))
