from django.http import HttpRequest, HttpResponse
from django.shortcuts import render

from core.lists.paging import MOST_LISTED, ListedRows, in_pages
from initiatives.navigation import chosen_plan
from initiatives.permissions import access_for, visible_or_none
from targets.lists.filters import MeasurementFilter
from targets.lists.rows import measurement_rows
from targets.lists.tables import MeasurementTable
from targets.models import Measurement


def filtered_measurements(request: HttpRequest, most: int | None = None) -> MeasurementFilter:
    """The measurements that the address asks for: the list's rows and its workbook's."""
    plan = chosen_plan(request)
    access = access_for(request.user)
    seen = Measurement.objects.filter(visible_or_none(access))
    measurements = seen.for_plan(plan).newest_first()
    return MeasurementFilter(
        request.GET, queryset=measurements, plan=plan, access=access, most=most
    )


def measurement_list(request: HttpRequest) -> HttpResponse:
    filterset = filtered_measurements(request, most=MOST_LISTED + 1)
    rows = ListedRows(filterset.qs, measurement_rows, first=filterset.first)
    table = in_pages(MeasurementTable(rows), request)
    return render(
        request,
        "targets/measurement_list.html",
        {"filter": filterset, "table": table},
    )
