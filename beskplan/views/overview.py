from django.shortcuts import render
from django.utils import timezone

from beskplan import overview as figures
from beskplan.attention import ON_PAGE, attention
from beskplan.latest import latest_changes
from initiatives.navigation import chosen_plan
from targets.shown import ShownTarget


def overview(request):
    plan, today = chosen_plan(request), timezone.localdate()
    plans = list(figures.plans_with_counts(plan))
    areas = figures.focus_areas(plan) if plan else []
    units = figures.leading_units(plan)
    return render(
        request,
        "beskplan/overview.html",
        {
            "plan": plan,
            "rows": plans,
            "totals": figures.Totals(plans),
            "goals": [ShownTarget(goal, on=today) for goal in figures.minister_goals(plan)],
            "areas": areas,
            "units": units,
            "grid": figures.grid(plan, areas, units) if plan else [],
            "attention": attention(plan, on=today),
            "budgets": figures.budgets(plan),
            "changes": latest_changes(plan),
        },
    )


def attention_page(request):
    plan = chosen_plan(request)
    found = attention(plan, on=timezone.localdate(), most=ON_PAGE)
    return render(request, "beskplan/attention.html", {"plan": plan, "attention": found})
