from django.db.models import Value
from django.shortcuts import render

from initiatives.changes import LIMIT, history_of
from initiatives.filters import InitiativeFilter
from initiatives.listed import add_details
from initiatives.models import Initiative
from initiatives.navigation import chosen_plan
from initiatives.paging import ListedRows, in_pages
from initiatives.permissions import Action, access_for, allowed
from initiatives.statements import Given, Objects
from initiatives.tables import InitiativeTable

NEWEST_EVENTS = 20  # of the history on the page; the rest is one press away
PK = Given()
FOR_PAGE = Objects(lambda: Initiative.objects.for_page().filter(pk=Value(PK)), kept=True)


def filtered_initiatives(request) -> InitiativeFilter:
    """The initiatives that the address asks for: the list's rows and its workbook's."""
    plan = chosen_plan(request)
    initiatives = Initiative.objects.for_plan(plan).in_plan_order()
    return InitiativeFilter(request.GET, queryset=initiatives, plan=plan)


def initiative_list(request):
    filterset = filtered_initiatives(request)
    table = in_pages(InitiativeTable(ListedRows(filterset.qs, add_details)), request)
    return render(
        request,
        "initiatives/initiative_list.html",
        {"filter": filterset, "table": table},
    )


def initiative_detail(request, pk):
    initiative = FOR_PAGE.get_or_404({PK: pk})
    open_to = allowed(access_for(request.user), initiative, Action.REPORT, Action.MEASURE)
    whole_history = request.GET.get("historik") == "alle"
    return render(
        request,
        "initiatives/initiative_detail.html",
        {
            "initiative": initiative,
            "history": history_of(
                initiative,
                initiative.measured_indicators,
                limit=LIMIT if whole_history else NEWEST_EVENTS,
            ),
            "whole_history": whole_history,
            "may_report": Action.REPORT in open_to,
            "may_measure": Action.MEASURE in open_to,
        },
    )
