from django.http import HttpRequest, HttpResponse
from django.shortcuts import render
from django.urls import Resolver404, resolve

from beskplan.browse.filters import PlanFilter
from beskplan.browse.tables import PlanTable
from core.lists.paging import CountedRows, in_pages
from initiatives.models import Plan
from initiatives.permissions import access_for, visible


def plan_list(request: HttpRequest) -> HttpResponse:
    """The list of plans. `?til=` is the path of the list that led here; each plan then links back
    to it with that plan in view."""
    seen = Plan.objects.filter(visible(access_for(request.user), ""))
    plans = seen.newest_first().with_status_counts()
    filterset = PlanFilter(request.GET, queryset=plans)
    leads_to = own_list(request.GET.get("til", ""))
    table = in_pages(PlanTable(CountedRows(filterset.qs)), request)
    return render(
        request,
        "initiatives/plan_list.html",
        {"filter": filterset, "table": table, "leads_to": leads_to},
    )


def own_list(path: str) -> str:
    """The path where it is one of our own pages whose pattern takes no key or slug; else ""."""
    try:
        match = resolve(path)
    except Resolver404:
        return ""
    is_own = path.startswith("/") and not path.startswith("//")
    return path if is_own and not match.kwargs and not match.app_names else ""
