from django.shortcuts import get_object_or_404, render

from initiatives.models import Plan


def plan_list(request):
    plans = Plan.objects.newest_first().with_status_counts()
    return render(request, "initiatives/plan_list.html", {"rows": plans})


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
