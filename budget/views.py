from django.core.paginator import Paginator
from django.shortcuts import render
from django.utils import timezone

from budget.charts import charts
from budget.filters import BudgetFilter
from budget.kept_summaries import OF_ALL_PLANS
from budget.models import BudgetLine
from budget.page_lines import MOST_LINES, page_lines
from budget.plausibility import checks
from budget.statement import statements
from budget.summaries import plans_having, summaries
from initiatives.navigation import chosen_plan
from initiatives.plausibility import agreeing, findings

FEW_LINES = 12  # so many are shown unfolded
PLANS_PER_PAGE = 25


def filtered_budget_lines(request) -> BudgetFilter:
    """The budget lines that the address asks for: the page's and the workbook's.

    Its `qs` has the amounts prefetched, of the chosen year only when one is chosen.
    """
    plan = chosen_plan(request)
    lines = BudgetLine.objects.for_plan(plan).in_plan_order()
    return BudgetFilter(request.GET, queryset=lines, plan=plan)


def budget(request):
    """The lines of the plan in view; without one a row for each plan."""
    plan = chosen_plan(request)
    filterset = filtered_budget_lines(request)
    if plan is None:
        return _all_plans(request, filterset)
    # Every line of the plan, filtered or not: a check of parts against a whole needs them all.
    lines = page_lines(plan)
    shown = _shown(filterset, lines)
    laid_out = statements(lines[:MOST_LINES], shown, filterset.chosen_year)
    statement = laid_out[0] if laid_out else None
    checked = checks(lines)
    return render(
        request,
        "budget/budget.html",
        {
            "plan": plan,
            "filter": filterset,
            "statement": statement,
            "charts": charts(statement, today=timezone.localdate()) if statement else None,
            "unfolded": _is_unfolded(request, filterset, statement),
            "count": len(shown),
            "row_count": sum(len(row.amounts) or 1 for row in statement.rows) if statement else 0,
            "has_lines": bool(lines),
            "is_cut": len(lines) > MOST_LINES,
            "checks": checked,
            "findings": findings(checked),
            "agreeing": agreeing(checked),
        },
    )


def _shown(filterset, lines) -> set[int]:
    """The keys of the lines that the filter leaves; without one those at hand are all."""
    if filterset.is_filtered or len(lines) > MOST_LINES:
        return set(filterset.qs.values_list("pk", flat=True))
    return {line.pk for line in lines}


def _is_unfolded(request, filterset, statement) -> bool:
    few = statement is not None and len(statement.rows) <= FEW_LINES
    return few or filterset.is_filtered or request.GET.get("fold") == "ud"


def _all_plans(request, filterset):
    number = request.GET.get("page")
    if filterset.is_filtered:
        lines = filterset.qs.prefetch_related(None)
        page = Paginator(plans_having(lines), PLANS_PER_PAGE).get_page(number)
        rows = [one.row for one in summaries(page, lines, filterset.chosen_year)]
    else:
        budgets = OF_ALL_PLANS.now()
        page = Paginator(budgets.plans, PLANS_PER_PAGE).get_page(number)
        rows = budgets.rows(page)
    shown = {"filter": filterset, "page": page, "rows": rows}
    return render(request, "budget/plans.html", shown)
