from django.shortcuts import render
from django.utils import timezone

from initiatives.models import FocusArea
from initiatives.navigation import chosen_plan
from targets.models import Target
from targets.shown import ShownTarget


def minister_goals(request):
    plan = chosen_plan(request)
    goals = Target.objects.for_plan(plan).minister_goals().with_page_details()
    today = timezone.localdate()
    rows = [ShownTarget(goal, on=today) for goal in goals]
    chapters = _chapters_of(rows)
    for row in rows:
        row.chapter = chapters.get(row.target.focus_area_id)
    return render(request, "targets/minister_goals.html", {"rows": rows, "plan": plan})


def _chapters_of(rows) -> dict[int, FocusArea]:
    """The focus areas that print the goals, with counts of what is done in them."""
    ids = {row.target.focus_area_id for row in rows if row.target.focus_area_id}
    return FocusArea.objects.select_related("plan").with_status_counts().in_bulk(ids)
