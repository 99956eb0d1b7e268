from datetime import date

from django.contrib.auth.models import User
from django.http import HttpRequest, HttpResponse
from django.shortcuts import get_object_or_404, render
from django.utils import timezone

from core.history.changes import history_of
from core.lists.paging import MOST_LISTED, ListedRows, in_pages
from initiatives.navigation import chosen_plan
from initiatives.permissions import Access, Action, access_for, allows, visible
from targets.charts.target_chart import target_chart
from targets.developments import developments_of
from targets.lists.filters import TargetFilter
from targets.lists.rows import target_rows
from targets.lists.tables import TargetTable
from targets.measurements import related_measurements
from targets.models import Measurement, Target
from targets.originals import originals_of
from targets.presentation import TargetPresentation
from targets.rule.development import Development
from targets.rule.findings import findings
from targets.rule.series import points_of

# On a target's page; the lists hold the rest.
MOST_MEASUREMENTS, LISTED, MOST_OTHERS, MOST_CHANGES = 100, 12, 12, 12


def filtered_targets(request: HttpRequest, most: int | None = None) -> TargetFilter:
    """The targets that the address asks for: the list's rows and its workbook's."""
    plan = chosen_plan(request)
    access = access_for(request.user)
    targets = Target.objects.filter(visible(access)).for_plan(plan).in_plan_order()
    return TargetFilter(request.GET, queryset=targets, plan=plan, access=access, most=most)


def target_list(request: HttpRequest) -> HttpResponse:
    filterset = filtered_targets(request, most=MOST_LISTED + 1)
    rows = ListedRows(filterset.qs, target_rows, first=filterset.first)
    table = in_pages(TargetTable(rows, across_plans=chosen_plan(request) is None), request)
    return render(
        request,
        "targets/target_list.html",
        {"filter": filterset, "table": table},
    )


def target_detail(request: HttpRequest, pk: int) -> HttpResponse:
    seen = Target.objects.filter(visible(access_for(request.user)))
    target = get_object_or_404(seen.with_page_details().with_revisions(), pk=pk)
    today = timezone.localdate()
    original = originals_of([target], on=today).get(target.pk)
    shown = TargetPresentation(target, on=today, original=original)
    measurements = _measurements_of(target)
    development = _development_of(target, measurements, today)
    others = _others_of(target, access_for(request.user))
    indicators = [target.indicator] if target.indicator_id else []
    return render(
        request,
        "targets/target_detail.html",
        {
            "target": target,
            "shown": shown,
            "measurements": measurements[:LISTED],
            "has_more_measurements": len(measurements) > LISTED,
            "chart": target_chart(development),
            "findings": findings(development, shown),
            "others": [TargetPresentation(other) for other in others[:MOST_OTHERS]],
            "has_more_others": len(others) > MOST_OTHERS,
            "history": history_of(target, related_measurements(indicators), limit=MOST_CHANGES),
            "may_measure": _may_measure(request.user, target),
        },
    )


def _measurements_of(target: Target) -> list[Measurement]:
    """The measurements of the target's indicator, those of its own area first."""
    if target.indicator_id is None:
        return []
    stated = target.indicator.measurements.with_row_details().for_series(target.area_id)
    return list(stated[: MOST_MEASUREMENTS + 1])


def _development_of(target: Target, measurements: list[Measurement], today: date) -> Development:
    """From the listed rows where they are all; a part of them says too little of each area."""
    if len(measurements) <= MOST_MEASUREMENTS:
        return Development(target, points_of(measurements), today=today)
    return developments_of([target], today=today)[0]


def _others_of(target: Target, access: Access) -> list[Target]:
    """The other targets of the same indicator."""
    if target.indicator_id is None:
        return []
    others = target.indicator.targets.filter(visible(access)).exclude(pk=target.pk)
    return list(others.in_short()[: MOST_OTHERS + 1])


def _may_measure(user: User, target: Target) -> bool:
    if target.initiative_id is None or target.indicator_id is None:
        return False
    return allows(access_for(user), Action.MEASURE, target.initiative)
