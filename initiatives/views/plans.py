from django.shortcuts import get_object_or_404, render
from django.urls import Resolver404, resolve

from initiatives.filters import PlanFilter
from initiatives.listed import add_counts
from initiatives.models import Plan
from initiatives.paging import ListedRows, in_pages
from initiatives.tables import PlanTable


def plan_list(request):
    """`?til=` is the list that one came from to find a plan: a plan leads back there."""
    filterset = PlanFilter(request.GET, queryset=Plan.objects.newest_first())
    leads_to = list_asked_for(request.GET.get("til", ""))
    table = PlanTable(ListedRows(filterset.qs, add_counts), leads_to=leads_to)
    return render(
        request,
        "initiatives/plan_list.html",
        {"filter": filterset, "table": in_pages(table, request), "leads_to": leads_to},
    )


def list_asked_for(path: str) -> str:
    """The path, if it is that of one of our own pages without a thing of its own; else ""."""
    try:
        found = resolve(path)
    except Resolver404:
        return ""
    is_own = path.startswith("/") and not path.startswith("//")
    return path if is_own and not found.kwargs and not found.app_names else ""


def plan_detail(request, slug):
    plan = get_object_or_404(
        Plan.objects.select_related("source", "follows").with_status_counts(), slug=slug
    )
    areas = plan.focus_areas.select_related("source", "plan").with_contents()
    return render(
        request,
        "initiatives/plan_detail.html",
        {
            "plan": plan,
            "areas": areas,
            "targets": plan.targets.for_whole_plan(),
            "unplaced": plan.initiatives.filter(areas=None),
        },
    )
