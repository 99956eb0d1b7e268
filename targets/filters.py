import django_filters as filters

from initiatives import offers
from initiatives.danish import fold
from initiatives.filter_fields import ChoiceFilter
from initiatives.filters import (
    FocusAreaFilter,
    ListFilter,
    UnitFilter,
    drop_year_of_one_plan,
    offer_places,
)
from initiatives.models import Unit
from targets.models import Indicator, Measurement, Standing, Target, Verdict

YES_NO = [("true", "ja"), ("false", "nej")]
NO_YEAR = "uden"
AREAS = offers.Offer("SELECT id, name FROM targets_area ORDER BY position, name")


def year_choices(years: list[dict], without: str) -> list[tuple[str, str]]:
    """The years that are offered, and one for rows without."""
    return [*((str(one["year"]), str(one["year"])) for one in years), (NO_YEAR, without)]


class TargetFilter(ListFilter):
    """Filters of the list of targets; they live in the address. The plan is the frame's."""

    type = ChoiceFilter(
        label="Type", field_name="kind", choices=Target.Kind.choices, empty_label="Alle"
    )
    focus_area = FocusAreaFilter(label="Fokusområde", method="in_focus_area")
    unit = UnitFilter(label="Enhed", method="at_unit")
    verdict = ChoiceFilter(label="Beregnet", choices=Verdict.choices, empty_label="Alle")
    deadline = ChoiceFilter(label="Frist", method="due_in", empty_label="Alle")
    direction = ChoiceFilter(
        label="Ønsket retning",
        field_name="indicator__direction",
        choices=Indicator.Direction.choices,
        empty_label="Alle",
    )
    has_data = ChoiceFilter(
        label="Har måling", choices=YES_NO, method="with_data", empty_label="Alle"
    )
    standing = ChoiceFilter(
        label="På vejen til målet", choices=Standing.choices, empty_label="Alle"
    )
    year = filters.NumberFilter(label="Planens år", method="in_year", min_value=1, max_value=9999)

    class Meta:
        model = Target
        fields = ()

    def __init__(self, *args, plan=None, **kwargs):
        super().__init__(*args, plan=plan, **kwargs)
        drop_year_of_one_plan(self, plan)
        offered = offers.read(
            plan,
            units=offers.units(plan),
            areas=offers.focus_areas(plan),
            years=offers.years("targets_target", "deadline", plan),
        )
        offer_places(self, offered["units"], offered["areas"])
        years = year_choices(offered["years"], "uden frist")
        self.filters["deadline"].extra["choices"] = years

    def search(self, queryset, words, **reach):
        return queryset.found_by(words, **reach)

    def in_focus_area(self, queryset, name, value):
        return queryset.in_focus_area(value.pk)

    def at_unit(self, queryset, name, value):
        return queryset.involving(Unit.objects.ids_at_or_below([value.pk]))

    def in_year(self, queryset, name, value):
        return queryset.in_year(int(value))

    def due_in(self, queryset, name, value):
        if value == NO_YEAR:
            return queryset.filter(deadline=None)
        return queryset.filter(deadline__year=int(value))

    def with_data(self, queryset, name, value):
        return queryset.filter(latest__isnull=value == "false")


class MeasurementFilter(ListFilter):
    """Filters of the list of measurements."""

    indicator = filters.CharFilter(label="Indikator", method="of_indicator")
    area = ChoiceFilter(label="Område", empty_label="Alle")
    state = ChoiceFilter(label="Datatype", choices=Measurement.State.choices, empty_label="Alle")
    counts = ChoiceFilter(label="Gældende", choices=YES_NO, method="that_count", empty_label="Alle")
    year = ChoiceFilter(label="År", method="in_year", empty_label="Alle")

    class Meta:
        model = Measurement
        fields = ()

    def __init__(self, *args, plan=None, **kwargs):
        super().__init__(*args, plan=plan, **kwargs)
        if plan is None:
            self.filters["q"].label = "Søg indikator, område, fordeling"
        offered = offers.read(
            plan, areas=AREAS, years=offers.years("targets_measurement", "date", plan)
        )
        areas = [(str(area["id"]), area["name"]) for area in offered["areas"] or ()]
        years = year_choices(offered["years"], "uden dato")
        self.filters["area"].extra["choices"] = areas
        self.filters["year"].extra["choices"] = years

    def search(self, queryset, words, **reach):
        return queryset.found_by(words, **reach) if self.plan is None else queryset.noted(words)

    def of_indicator(self, queryset, name, value):
        named = Indicator.objects.filter(search_text__contains=fold(value))
        return queryset.filter(indicator__in=named.values("pk"))

    def that_count(self, queryset, name, value):
        return queryset.filter(counts=value == "true")

    def in_year(self, queryset, name, value):
        if value == NO_YEAR:
            return queryset.filter(date=None)
        return queryset.filter(date__year=int(value))
