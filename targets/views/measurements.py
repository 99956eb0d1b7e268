from django.shortcuts import render
from django_tables2 import RequestConfig

from initiatives.details import ListedRows
from initiatives.navigation import chosen_plan
from targets.filters import MeasurementFilter
from targets.listed import add_measurement_links
from targets.models import Measurement
from targets.tables import MeasurementTable

PER_PAGE = 50


def filtered_measurements(request) -> MeasurementFilter:
    """The measurements that the address asks for: the list's rows and its workbook's."""
    plan = chosen_plan(request)
    measurements = Measurement.objects.for_plan(plan).newest_first()
    return MeasurementFilter(request.GET, queryset=measurements, plan=plan)


def measurement_list(request):
    filterset = filtered_measurements(request)
    table = MeasurementTable(ListedRows(filterset.qs, add_measurement_links))
    RequestConfig(request, paginate={"per_page": PER_PAGE}).configure(table)
    return render(
        request,
        "targets/measurement_list.html",
        {"filter": filterset, "table": table},
    )
