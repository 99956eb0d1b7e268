import django_filters as filters
from django.contrib.postgres.search import SearchQuery
from django.db.models import Q

from initiatives.choices import UnitChoices, focus_area_choices
from initiatives.danish import fold
from initiatives.filters import drop_year_of_one_plan
from targets.models import Area, Indicator, Measurement, Standing, Target, Verdict

YES_NO = [("true", "ja"), ("false", "nej")]
NO_YEAR = "uden"


def year_choices(dates, without: str) -> list[tuple[str, str]]:
    """The years among the dates of a query set, newest first, and one for rows without."""
    years = [(str(day.year), str(day.year)) for day in dates]
    return [*years, (NO_YEAR, without)]


class TargetFilter(filters.FilterSet):
    """Filters of the list of targets; they live in the address. The plan is the frame's."""

    q = filters.CharFilter(label="Søg", method="search")
    type = filters.ChoiceFilter(
        label="Type", field_name="kind", choices=Target.Kind.choices, empty_label="Alle"
    )
    focus_area = filters.ChoiceFilter(
        label="Fokusområde", method="in_focus_area", empty_label="Alle"
    )
    unit = filters.ChoiceFilter(label="Enhed", method="at_unit", empty_label="Alle")
    verdict = filters.ChoiceFilter(label="Beregnet", choices=Verdict.choices, empty_label="Alle")
    deadline = filters.ChoiceFilter(label="Frist", method="due_in", empty_label="Alle")
    direction = filters.ChoiceFilter(
        label="Ønsket retning",
        field_name="indicator__direction",
        choices=Indicator.Direction.choices,
        empty_label="Alle",
    )
    has_data = filters.ChoiceFilter(
        label="Har måling", choices=YES_NO, method="with_data", empty_label="Alle"
    )
    standing = filters.ChoiceFilter(
        label="På vejen til målet", choices=Standing.choices, empty_label="Alle"
    )
    year = filters.NumberFilter(label="Planens år", method="in_year", min_value=1, max_value=9999)

    class Meta:
        model = Target
        fields = ()

    def __init__(self, *args, plan=None, **kwargs):
        super().__init__(*args, **kwargs)
        drop_year_of_one_plan(self, plan)
        self.units = UnitChoices()
        dates = Target.objects.for_plan(plan).filter(deadline__isnull=False)
        self.filters["unit"].extra["choices"] = self.units.choices()
        self.filters["focus_area"].extra["choices"] = focus_area_choices(plan)
        self.filters["deadline"].extra["choices"] = year_choices(
            dates.dates("deadline", "year", order="DESC"), "uden frist"
        )

    def search(self, queryset, name, value):
        folded = fold(value)
        return queryset.filter(
            Q(search_vector=SearchQuery(value, config="danish", search_type="websearch"))
            | Q(search_text__contains=folded)
            | Q(indicator__search_text__contains=folded)
        )

    def in_focus_area(self, queryset, name, value):
        return queryset.in_focus_area(int(value))

    def at_unit(self, queryset, name, value):
        return queryset.involving(self.units.at_or_below(int(value)))

    def in_year(self, queryset, name, value):
        return queryset.in_year(int(value))

    def due_in(self, queryset, name, value):
        if value == NO_YEAR:
            return queryset.filter(deadline=None)
        return queryset.filter(deadline__year=int(value))

    def with_data(self, queryset, name, value):
        return queryset.filter(latest__isnull=value == "false")


class MeasurementFilter(filters.FilterSet):
    """Filters of the list of measurements."""

    q = filters.CharFilter(label="Søg", method="search")
    indicator = filters.CharFilter(label="Indikator", method="of_indicator")
    area = filters.ChoiceFilter(label="Område", empty_label="Alle")
    state = filters.ChoiceFilter(
        label="Datatype", choices=Measurement.State.choices, empty_label="Alle"
    )
    counts = filters.ChoiceFilter(
        label="Gældende", choices=YES_NO, method="that_count", empty_label="Alle"
    )
    year = filters.ChoiceFilter(label="År", method="in_year", empty_label="Alle")

    class Meta:
        model = Measurement
        fields = ()

    def __init__(self, *args, plan=None, **kwargs):
        super().__init__(*args, **kwargs)
        dates = Measurement.objects.for_plan(plan).filter(date__isnull=False)
        self.filters["area"].extra["choices"] = [
            (str(area.pk), area.name) for area in Area.objects.only("name")
        ]
        self.filters["year"].extra["choices"] = year_choices(
            dates.dates("date", "year", order="DESC"), "uden dato"
        )

    def search(self, queryset, name, value):
        return queryset.filter(
            Q(indicator__search_text__contains=fold(value))
            | Q(breakdown__icontains=value)
            | Q(area__name__icontains=value)
            | Q(note__icontains=value)
            | Q(source_note__icontains=value)
        )

    def of_indicator(self, queryset, name, value):
        return queryset.filter(indicator__search_text__contains=fold(value))

    def that_count(self, queryset, name, value):
        return queryset.filter(counts=value == "true")

    def in_year(self, queryset, name, value):
        if value == NO_YEAR:
            return queryset.filter(date=None)
        return queryset.filter(date__year=int(value))
