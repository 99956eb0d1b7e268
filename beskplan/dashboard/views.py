from django.core.paginator import Paginator
from django.http import HttpRequest, HttpResponse
from django.shortcuts import render
from django.utils import timezone

from beskplan.dashboard.attention import (
    IN_SECTION,
    NO_DATA,
    REASONS,
    in_need,
    items_of,
    most_urgent,
    sections,
)
from beskplan.dashboard.budgets import plan_budgets
from beskplan.dashboard.changes import latest_changes, latest_changes_of
from beskplan.dashboard.figures import figures_of
from beskplan.dashboard.filters import chosen_filter
from beskplan.dashboard.since_round import since_last_round
from beskplan.dashboard.unit_matrix import unit_matrix
from beskplan.dashboard.verdict import MinistersGoal, verdict_of
from targets.presentation import TargetPresentation

MOST_COLUMNS = 12
MOST_GOALS = 8
MOST_ATTENTION = 8
PER_PAGE = 50


def overview(request: HttpRequest) -> HttpResponse:
    dashboard, form, areas = chosen_filter(request)
    today = timezone.localdate()
    if dashboard.plan:
        columns = [area for area in areas if dashboard.focus_area in (None, area.pk)]
    else:
        columns = list(dashboard.plans[: MOST_COLUMNS + 1])
    found = in_need(dashboard, on=today, most=MOST_ATTENTION)
    parts = sections(found)
    goals = list(dashboard.goals.in_panels()[:MOST_GOALS])
    figures = figures_of(dashboard)
    return render(
        request,
        "dashboard/overview.html",
        {
            "plan": dashboard.plan,
            "dashboard": dashboard,
            "form": form,
            "figures": figures,
            "verdict": verdict_of(figures, map(MinistersGoal.of, goals if dashboard.plan else [])),
            "since": since_last_round(dashboard.plan) if dashboard.is_whole else None,
            "no_data": found[NO_DATA].number,
            "has_columns": bool(columns),
            "has_more_columns": len(columns) > MOST_COLUMNS,
            "matrix": unit_matrix(dashboard, columns[:MOST_COLUMNS]),
            "goals": [TargetPresentation(goal, on=today) for goal in goals],
            "parts": parts,
            "urgent": most_urgent(parts, MOST_ATTENTION),
            "budgets": [] if dashboard.is_part else plan_budgets(dashboard),
            "changes": latest_changes(dashboard.access, dashboard.plan)
            if dashboard.is_whole
            else latest_changes_of(dashboard.initiatives, dashboard.access),
        },
    )


def attention_page(request: HttpRequest) -> HttpResponse:
    """Every reason with its first rows; one reason in pages when the address names it."""
    dashboard, form, _ = chosen_filter(request)
    today = timezone.localdate()
    reason = request.GET.get("reason", "")
    context = {"plan": dashboard.plan, "dashboard": dashboard, "form": form}
    if reason in REASONS:
        found = in_need(dashboard, on=today)[reason]
        page = Paginator(found.first, PER_PAGE).get_page(request.GET.get("page"))
        context |= {"reason": reason, "heading": REASONS[reason].heading, "page": page}
        context["items"] = items_of(reason, page.object_list)
    else:
        context["parts"] = sections(in_need(dashboard, on=today, most=IN_SECTION))
    return render(request, "dashboard/attention.html", context)
