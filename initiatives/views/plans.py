from django.db.models import Value
from django.shortcuts import render
from django.urls import Resolver404, resolve

from initiatives.filters import PlanFilter
from initiatives.listed_plans import ListedPlans
from initiatives.models import Plan
from initiatives.paging import in_pages
from initiatives.plan_contents import HEAVY, areas_of
from initiatives.statements import SOME_KEY, Given, Objects
from initiatives.tables import PlanTable

SLUG = Given()
PLAN_OF_PAGE = Objects(
    lambda: (
        Plan.objects.filter(slug=Value(SLUG))
        .select_related("source", "follows")
        .with_status_counts()
        .defer("search_vector", "search_text", "follows__search_vector", "follows__search_text")
    ),
    kept=True,
)
TARGETS_OF_PLAN = Objects(lambda: Plan(pk=SOME_KEY).targets.for_whole_plan(), kept=True)
UNPLACED = Objects(
    lambda: Plan(pk=SOME_KEY).initiatives.filter(areas=None).defer(*HEAVY), kept=True
)


def plan_list(request):
    """`?til=` is the list that one came from to find a plan: a plan leads back there."""
    filterset = PlanFilter(request.GET, queryset=Plan.objects.newest_first())
    leads_to = list_asked_for(request.GET.get("til", ""))
    plans = ListedPlans(filterset.qs, is_every=not any(filterset.form.cleaned_data.values()))
    table = PlanTable(plans, leads_to=leads_to)
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
    plan = PLAN_OF_PAGE.get_or_404({SLUG: slug})
    return render(
        request,
        "initiatives/plan_detail.html",
        {
            "plan": plan,
            "areas": areas_of(plan),
            "targets": TARGETS_OF_PLAN.list({SOME_KEY: plan.pk}),
            "unplaced": UNPLACED.list({SOME_KEY: plan.pk}),
        },
    )
