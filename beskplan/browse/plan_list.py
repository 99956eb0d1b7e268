from django.shortcuts import render
from django.urls import Resolver404, resolve

from beskplan.browse.filters import PlanFilter
from beskplan.browse.tables import PlanTable
from core.paging import CountedRows, in_pages
from initiatives.models import Plan


def plan_list(request):
    """`?til=` is the list that one came from to find a plan: a plan leads back there."""
    plans = Plan.objects.newest_first().with_status_counts()
    plans = plans.defer("summary", "search_vector", "search_text")
    filterset = PlanFilter(request.GET, queryset=plans)
    leads_to = own_list(request.GET.get("til", ""))
    table = in_pages(PlanTable(CountedRows(filterset.qs)), request)
    return render(
        request,
        "initiatives/plan_list.html",
        {"filter": filterset, "table": table, "leads_to": leads_to},
    )


def own_list(path: str) -> str:
    """The path, if it is that of one of our own pages without a thing of its own; else ""."""
    try:
        match = resolve(path)
    except Resolver404:
        return ""
    is_own = path.startswith("/") and not path.startswith("//")
    return path if is_own and not match.kwargs and not match.app_names else ""
