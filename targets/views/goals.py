from django.shortcuts import render
from django.utils import timezone

from initiatives.navigation import chosen_plan
from targets.goal_panels import goal_panels


def minister_goals(request):
    plan, page = chosen_plan(request), _page(request)
    panels, has_more = goal_panels(plan, page, today=timezone.localdate())
    return render(
        request,
        "targets/minister_goals.html",
        {
            "panels": panels,
            "plan": plan,
            "page": page,
            "previous_page": page - 1,
            "next_page": page + 1 if has_more else None,
        },
    )


def _page(request) -> int:
    """Which page of goals the address asks for; the first where it asks for no number."""
    asked = request.GET.get("side", "")
    return max(int(asked), 1) if asked.isascii() and asked.isdigit() and len(asked) < 7 else 1
