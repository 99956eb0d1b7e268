from django.core.paginator import Paginator
from django.http import HttpRequest, HttpResponse
from django.shortcuts import render
from django.utils import timezone

from budget.charts import charts
from budget.filters import BudgetFilter
from budget.models import BudgetLine
from budget.plausibility import checks
from budget.sums.statement import statement
from budget.sums.summaries import plans_having, summaries
from budget.tables import BudgetTable
from core.plausibility import agreeing, findings
from initiatives.models import Plan
from initiatives.navigation import chosen_plan
from initiatives.permissions import access_for, visible

FEW_LINES = 12  # so many are shown unfolded
MOST_LINES = 1000  # of one plan; the page says when there are more
PLANS_PER_PAGE = 25


def filtered_budget_lines(request: HttpRequest) -> BudgetFilter:
    """The budget lines that the address asks for: the page's and the workbook's.

    Its `qs` has the amounts prefetched, of the chosen year only when one is chosen.
    """
    plan = chosen_plan(request)
    access = access_for(request.user)
    lines = BudgetLine.objects.filter(visible(access)).for_plan(plan).in_plan_order()
    return BudgetFilter(request.GET, queryset=lines, plan=plan, access=access)


def budget(request: HttpRequest) -> HttpResponse:
    """The lines of the plan in view; without one a row for each plan."""
    plan = chosen_plan(request)
    filterset = filtered_budget_lines(request)
    return _plan_page(request, plan, filterset) if plan else _plans_page(request, filterset)


def _plan_page(request: HttpRequest, plan: Plan, filterset: BudgetFilter) -> HttpResponse:
    # Every line of the plan, filtered or not: a check of parts against a whole needs them all.
    lines = list(plan.budget_lines.for_page()[: MOST_LINES + 1])
    is_cut = len(lines) > MOST_LINES
    shown = {line.pk for line in lines}
    if filterset.is_filtered or is_cut:
        shown = set(filterset.qs.values_list("pk", flat=True))
    laid_out = statement(plan, lines[:MOST_LINES], shown, filterset.chosen_year)
    is_short = laid_out is not None and len(laid_out.rows) <= FEW_LINES
    checked = checks(lines)
    return render(
        request,
        "budget/budget.html",
        {
            "plan": plan,
            "filter": filterset,
            "statement": laid_out,
            "heads": BudgetTable.base_columns,
            "charts": charts(laid_out, today=timezone.localdate()) if laid_out else None,
            "unfolded": is_short or filterset.is_filtered or request.GET.get("fold") == "ud",
            "count": len(shown),
            "has_lines": bool(lines),
            "is_cut": is_cut,
            "checks": checked,
            "findings": findings(checked),
            "agreeing": agreeing(checked),
        },
    )


def _plans_page(request: HttpRequest, filterset: BudgetFilter) -> HttpResponse:
    lines = filterset.qs.prefetch_related(None)
    page = Paginator(plans_having(lines), PLANS_PER_PAGE).get_page(request.GET.get("page"))
    rows = summaries(page, lines, filterset.chosen_year)
    return render(request, "budget/plans.html", {"filter": filterset, "page": page, "rows": rows})
