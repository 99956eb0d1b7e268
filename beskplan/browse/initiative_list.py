from django.http import HttpRequest, HttpResponse
from django.shortcuts import render

from beskplan.browse.filters import InitiativeFilter
from beskplan.browse.initiative_rows import initiative_rows
from beskplan.browse.tables import InitiativeTable
from core.lists.paging import ListedRows, in_pages
from initiatives.models import Initiative
from initiatives.navigation import chosen_plan


def filtered_initiatives(request: HttpRequest) -> InitiativeFilter:
    """The initiatives that the address asks for: the list's rows and its workbook's."""
    plan = chosen_plan(request)
    initiatives = Initiative.objects.for_plan(plan).in_plan_order()
    return InitiativeFilter(request.GET, queryset=initiatives, plan=plan)


def initiative_list(request: HttpRequest) -> HttpResponse:
    filterset = filtered_initiatives(request)
    table = in_pages(InitiativeTable(ListedRows(filterset.qs, initiative_rows)), request)
    return render(
        request,
        "initiatives/initiative_list.html",
        {"filter": filterset, "table": table},
    )
