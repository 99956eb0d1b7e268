from collections import defaultdict
from dataclasses import dataclass
from functools import lru_cache

from django.db.models import Value
from django.shortcuts import render
from django.utils import timezone

from initiatives.chart_look import Chart
from initiatives.navigation import chosen_plan
from initiatives.statements import Given, Objects
from targets.charts import shared_span, target_chart
from targets.developments import developments_of
from targets.findings import Finding, findings
from targets.models import Target
from targets.serving import Chapter, chapters_of
from targets.shown import ShownTarget

PER_PAGE = 8


@dataclass(frozen=True)
class Panel:
    """One goal with all that its panel shows."""

    shown: ShownTarget
    chart: Chart | None
    findings: list[Finding]
    chapter: Chapter | None


def minister_goals(request):
    plan, page = chosen_plan(request), _page(request)
    first = (page - 1) * PER_PAGE
    goals = _goals(plan is not None, first).list({PLAN: plan and plan.pk})
    panels = _panels(goals[:PER_PAGE], today=timezone.localdate())
    return render(
        request,
        "targets/minister_goals.html",
        {
            "panels": panels,
            "chapters": [panel.chapter.focus_area for panel in panels if panel.chapter],
            "has_charts": any(panel.chart for panel in panels),
            "plan": plan,
            "page": page,
            "previous_page": page - 1,
            "next_page": page + 1 if len(goals) > PER_PAGE else None,
        },
    )


PLAN = Given()


@lru_cache(maxsize=100)
def _goals(in_plan: bool, first: int) -> Objects:
    """One page of them, and one goal more to know whether there is a next page."""
    goals = Target.objects.for_plan(Value(PLAN) if in_plan else None)
    goals = goals.minister_goals().with_page_details()
    return Objects(lambda: goals[first : first + PER_PAGE + 1])


def _page(request) -> int:
    """Which page of goals the address asks for; the first where it asks for no number."""
    asked = request.GET.get("side", "")
    return max(int(asked), 1) if asked.isascii() and asked.isdigit() and len(asked) < 7 else 1


def _panels(goals: list[Target], *, today) -> list[Panel]:
    """The charts of one plan's goals share their time, so that they can be held up together."""
    chapters = chapters_of(goals)
    by_plan = defaultdict(list)
    developments = developments_of(goals, today=today)
    for one in developments:
        by_plan[one.target.plan_id].append(one)
    spans = {plan: shared_span(of_plan) for plan, of_plan in by_plan.items()}
    panels = []
    for one in developments:
        shown = ShownTarget(one.target, on=today)
        chart = target_chart(one, span=spans[one.target.plan_id])
        chapter = chapters.get(one.target.focus_area_id)
        panels.append(Panel(shown, chart, findings(one, shown), chapter))
    return panels
