"""Minister's goals: how far each is, in words and a chart, and what serves it."""

from collections import defaultdict
from dataclasses import dataclass
from datetime import date

from django.http import HttpRequest, HttpResponse
from django.shortcuts import render
from django.utils import timezone

from beskplan.browse.goal_chapters import Chapter, chapters_of
from core.chart_look import Chart
from core.user_input import page_number
from initiatives.navigation import chosen_plan
from initiatives.permissions import access_for, visible
from targets.charts.target_chart import shared_span, target_chart
from targets.developments import developments_of
from targets.models import Target
from targets.originals import originals_of
from targets.presentation import TargetPresentation
from targets.rule.findings import Finding, findings

PER_PAGE = 8


@dataclass(frozen=True)
class Panel:
    """A goal with all that its panel on the page shows. `chapter` is None for a goal of the whole
    plan."""

    shown: TargetPresentation
    chart: Chart | None
    findings: list[Finding]
    chapter: Chapter | None


def minister_goals(request: HttpRequest) -> HttpResponse:
    plan, page = chosen_plan(request), _page(request)
    seen = Target.objects.filter(visible(access_for(request.user)))
    goals = seen.for_plan(plan).minister_goals().with_goal_details().with_revisions()
    first = (page - 1) * PER_PAGE
    found = list(goals[first : first + PER_PAGE + 1])
    panels = panels_of(found[:PER_PAGE], today=timezone.localdate())
    return render(
        request,
        "targets/minister_goals.html",
        {
            "panels": panels,
            "has_charts": any(panel.chart for panel in panels),
            "plan": plan,
            "page": page,
            "has_next": len(found) > PER_PAGE,
        },
    )


def _page(request: HttpRequest) -> int:
    """The number of the page of goals in the address; 1 where it is no number."""
    return page_number(request.GET.get("side", ""))


def panels_of(goals: list[Target], *, today: date) -> list[Panel]:
    """A panel for each goal of one plan. Their charts cover the same time, so that they can be
    compared."""
    chapters = chapters_of({goal.focus_area_id for goal in goals if goal.focus_area_id})
    developments, by_plan = developments_of(goals, today=today), defaultdict(list)
    for one in developments:
        by_plan[one.target.plan_id].append(one)
    originals = originals_of(goals, on=today)
    spans = {plan: shared_span(of_plan) for plan, of_plan in by_plan.items()}
    panels = []
    for one in developments:
        original = originals.get(one.target.pk)
        shown = TargetPresentation(one.target, on=today, original=original)
        chart = target_chart(one, span=spans[one.target.plan_id])
        chapter = chapters.get(one.target.focus_area_id)
        panels.append(Panel(shown, chart, findings(one, shown), chapter))
    return panels
