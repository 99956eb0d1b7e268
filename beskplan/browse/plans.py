from django.db.models import Prefetch
from django.shortcuts import get_object_or_404, render
from django.urls import Resolver404, resolve

from beskplan.browse.tables import PlanTable
from initiatives.filters import PlanFilter
from initiatives.models import InitiativeArea, Plan
from initiatives.paging import CountedRows, in_pages

# What no page shows of a plan or of an initiative in a list.
UNSHOWN_OF_PLAN = ("search_vector", "search_text")
UNSHOWN = ("search_vector", "search_text", "purpose", "description")
UNSHOWN_AT_PLACE = tuple(f"initiative__{name}" for name in UNSHOWN)


def plan_list(request):
    """`?til=` is the list that one came from to find a plan: a plan leads back there."""
    plans = Plan.objects.newest_first().with_status_counts().defer("summary", *UNSHOWN_OF_PLAN)
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


def plan_detail(request, slug):
    plans = Plan.objects.with_status_counts().select_related("source", "follows")
    plan = get_object_or_404(
        plans.defer(*UNSHOWN_OF_PLAN, *(f"follows__{name}" for name in UNSHOWN_OF_PLAN)), slug=slug
    )
    return render(
        request,
        "initiatives/plan_detail.html",
        {
            "plan": plan,
            "areas": areas_of(plan),
            "targets": plan.targets.for_whole_plan(),
            "unplaced": plan.initiatives.without_focus_area().defer(*UNSHOWN),
        },
    )


def areas_of(plan: Plan):
    """The plan's focus areas with what stands in each: `groups` (target groups), `goals` (targets
    of its own) and `places` (of its initiatives)."""
    places = InitiativeArea.objects.in_order().select_related("initiative")
    return (
        plan.focus_areas.select_related("source")
        .with_status_counts()
        .order_by("position", "code")
        .prefetch_related(
            Prefetch("target_groups", to_attr="groups"),
            Prefetch("targets", to_attr="goals"),
            Prefetch("placements", places.defer(*UNSHOWN_AT_PLACE), to_attr="places"),
        )
    )
