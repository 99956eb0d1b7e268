"""The panels of one page of minister's goals: a chart each, and what serves the goal.

They are drawn from `Facts` alone, rows of values as the database gave them, and kept in the memory
of the process by those. Everybody who looks at the same facts gets the same panels, and a figure
that anybody changes makes other facts, so nothing has to be thrown away when something is written.
"""

from collections import defaultdict
from dataclasses import dataclass
from datetime import date
from functools import lru_cache, partial
from typing import NamedTuple

from django.db.models import Value
from django.template.loader import render_to_string

from initiatives.chart_look import Chart
from initiatives.floors import tag_library
from initiatives.models import Plan, SourceDocument
from initiatives.statements import Given, Objects
from initiatives.templatetags.frame import kept
from targets.charts import shared_span, target_chart
from targets.developments import developments_from, point_rows
from targets.findings import Finding, findings
from targets.models import Target
from targets.serving import Chapter, Serving, comparable
from targets.shown import ShownTarget

PER_PAGE = 8
PAGES_KEPT = 30  # about half a megabyte each
PLAN = Given()


class Facts(NamedTuple):
    """Everything that the panels of one page show."""

    goals: tuple[tuple, ...]  # rows of the goals' statement
    points: tuple[tuple, ...]
    serving: Serving
    amounts: tuple  # by focus area, of the budget
    is_of_one_plan: bool
    today: date


@dataclass(frozen=True)
class Panel:
    """One goal with all that its panel shows."""

    shown: ShownTarget
    chart: Chart | None
    findings: list[Finding]
    chapter: Chapter | None


class Panels(NamedTuple):
    """HTML, "" where there are no goals."""

    html: str
    has_charts: bool


def goal_panels(plan: Plan | None, page: int, *, today: date) -> tuple[Panels, bool]:
    """The panels of a page, the first being 1, and whether there is another page of them."""
    rows = _goals(plan is not None, page).rows({PLAN: plan and plan.pk})
    goals = _read(rows[:PER_PAGE])
    area_ids = {goal.focus_area_id for goal in goals if goal.focus_area_id}
    facts = Facts(
        goals=tuple(rows[:PER_PAGE]),
        points=tuple(point_rows(goals)),
        serving=Serving.of(area_ids),
        amounts=comparable(tag_library("budget_panels").chapter_budgets(area_ids)),
        is_of_one_plan=plan is not None,
        today=today,
    )
    return _drawn(facts), len(rows) > PER_PAGE


@partial(kept, most=PAGES_KEPT)
def _drawn(facts: Facts) -> Panels:
    panels = _panels(facts)
    shown = {
        "panels": panels,
        "budgets": dict(facts.amounts),
        "is_of_one_plan": facts.is_of_one_plan,
    }
    html = render_to_string("targets/_goals.html", shown) if panels else ""
    return Panels(html, any(panel.chart for panel in panels))


@lru_cache(maxsize=100)
def _goals(in_plan: bool, page: int) -> Objects:
    """One page of them, and one goal more to know whether there is a next page."""
    goals = Target.objects.for_plan(Value(PLAN) if in_plan else None)
    goals, first = goals.minister_goals().in_goal_panels(), (page - 1) * PER_PAGE
    return Objects(lambda: goals[first : first + PER_PAGE + 1], kept=page == 1)


def _read(rows) -> list[Target]:
    goals = _goals(False, 1).read(rows)
    for goal in goals:
        if goal.source_id:
            goal.source = SourceDocument(pk=goal.source_id, title=goal.source_title)
    return goals


def _panels(facts: Facts) -> list[Panel]:
    """The charts of one plan's goals share their time, so that they can be held up together."""
    chapters = facts.serving.chapters()
    by_plan = defaultdict(list)
    developments = developments_from(_read(facts.goals), facts.points, today=facts.today)
    for one in developments:
        by_plan[one.target.plan_id].append(one)
    spans = {plan: shared_span(of_plan) for plan, of_plan in by_plan.items()}
    panels = []
    for one in developments:
        shown = ShownTarget(one.target, on=facts.today)
        chart = target_chart(one, span=spans[one.target.plan_id])
        chapter = chapters.get(one.target.focus_area_id)
        panels.append(Panel(shown, chart, findings(one, shown), chapter))
    return panels
