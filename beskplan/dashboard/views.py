from django.core.paginator import Paginator
from django.shortcuts import render
from django.utils import timezone

from beskplan.dashboard.attention import REASONS, item_of, most_urgent, rows_of, sections
from beskplan.dashboard.budgets import plan_budgets
from beskplan.dashboard.changes import latest_changes, latest_changes_of
from beskplan.dashboard.figures import figures_of
from beskplan.dashboard.filters import chosen_filter
from beskplan.dashboard.unit_matrix import unit_matrix
from targets.shown import ShownTarget

MOST_COLUMNS = 12
MOST_GOALS = 8
MOST_ATTENTION = 8
PER_PAGE = 50


def overview(request):
    dashboard, form, areas = chosen_filter(request)
    today = timezone.localdate()
    if dashboard.plan:
        columns = [area for area in areas if dashboard.focus_area in (None, area.pk)]
    else:
        named = dashboard.plans.only("slug", "title", "year_from", "year_to")
        columns = list(named[: MOST_COLUMNS + 1])
    figures = figures_of(dashboard, on=today)
    parts = sections(dashboard, figures.reasons, on=today, most=MOST_ATTENTION)
    goals = dashboard.goals.in_panels()[:MOST_GOALS]
    return render(
        request,
        "dashboard/overview.html",
        {
            "plan": dashboard.plan,
            "dashboard": dashboard,
            "form": form,
            "figures": figures,
            "has_columns": bool(columns),
            "has_more_columns": len(columns) > MOST_COLUMNS,
            "matrix": unit_matrix(dashboard, columns[:MOST_COLUMNS]),
            "goals": [ShownTarget(goal, on=today) for goal in goals],
            "parts": parts,
            "urgent": most_urgent(parts, MOST_ATTENTION),
            "budgets": [] if dashboard.is_part else plan_budgets(dashboard),
            "changes": latest_changes(dashboard.plan)
            if dashboard.is_whole
            else latest_changes_of(dashboard.initiatives),
        },
    )


def attention_page(request):
    """Every reason with its first rows; one reason in pages when the address names it."""
    dashboard, form, _ = chosen_filter(request)
    today = timezone.localdate()
    reason = request.GET.get("reason", "")
    context = {"plan": dashboard.plan, "dashboard": dashboard, "form": form}
    if reason in REASONS:
        rows = rows_of(dashboard, reason, on=today)
        page = Paginator(rows, PER_PAGE).get_page(request.GET.get("page"))
        context |= {"reason": reason, "heading": REASONS[reason].heading, "page": page}
        context["items"] = [item_of(row) for row in page]
    else:
        counts = figures_of(dashboard, on=today).reasons
        context["parts"] = sections(dashboard, counts, on=today)
    return render(request, "dashboard/attention.html", context)
