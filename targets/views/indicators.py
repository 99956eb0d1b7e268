from typing import NamedTuple

from django.http import HttpRequest, HttpResponse
from django.shortcuts import get_object_or_404, render
from django.utils import timezone

from core.lists.paging import slice_of
from core.user_input import search_words
from initiatives.navigation import chosen_plan
from initiatives.permissions import Access, access_for, visible
from targets.charts.long_chart import indicator_chart
from targets.charts.long_series import long_series
from targets.models import Indicator
from targets.presentation import TargetPresentation
from targets.series_counts import SeriesCounts, series_counts

ALL = "alle"  # the others are long series only
MOST_FIGURES, LISTED, MOST_TARGETS = 400, 60, 40


class IndicatorRow(NamedTuple):
    pk: int
    name: str
    unit_of_measure: str
    year_to_date: bool
    counts: SeriesCounts


def indicator_list(request: HttpRequest) -> HttpResponse:
    """Indicators with a series over several years or plans; with `vis=alle` every one."""
    plan, words = chosen_plan(request), search_words(request.GET.get("q", ""))
    access = access_for(request.user)
    shows_all = request.GET.get("vis") == ALL
    rows = Indicator.objects.for_plan(plan).by_name()
    if words:
        rows = rows.found_by(words)
    if not shows_all:
        rows = rows.with_long_series(visible(access))
    return render(
        request,
        "targets/indicator_list.html",
        {
            "plan": plan,
            "query": words,
            "shows_all": shows_all,
            "page": slice_of(
                rows, request.GET.get("page", ""), lambda keys: indicator_rows(keys, access)
            ),
        },
    )


def indicator_rows(keys: list[int], access: Access) -> list[IndicatorRow]:
    """The rows of these indicators, in any order."""
    counts = series_counts(keys, access)
    rows = Indicator.objects.filter(pk__in=keys).order_by()
    own = rows.values_list("pk", "name", "unit_of_measure", "year_to_date")
    return [IndicatorRow(*values, counts[values[0]]) for values in own]


def indicator_detail(request: HttpRequest, pk: int) -> HttpResponse:
    indicator = get_object_or_404(Indicator.objects.select_related("source", "change_of"), pk=pk)
    figures = list(indicator.measurements.with_row_details().newest_first()[:MOST_FIGURES])
    access = access_for(request.user)
    targets = indicator.targets.filter(visible(access)).in_panels().in_plan_order()
    targets = list(targets[:MOST_TARGETS])
    series = long_series(figures)
    return render(
        request,
        "targets/indicator_detail.html",
        {
            "indicator": indicator,
            "counts": series_counts([pk], access)[pk],
            "chart": indicator_chart(indicator, series, targets, today=timezone.localdate()),
            "targets": [TargetPresentation(target) for target in targets],
            "figures": figures[:LISTED],
            "longest_word": max(indicator.name.replace(",", " ").split(), key=len, default=""),
        },
    )
