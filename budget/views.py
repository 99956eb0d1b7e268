from django.shortcuts import render

from budget.filters import BudgetFilter
from budget.models import BudgetLine
from budget.plausibility import checks
from budget.statement import statements
from initiatives.navigation import chosen_plan
from initiatives.plausibility import agreeing, findings


def filtered_budget_lines(request) -> BudgetFilter:
    """The budget lines that the address asks for: the page's and the workbook's.

    Its `qs` has the amounts prefetched, of the chosen year only when one is chosen.
    """
    plan = chosen_plan(request)
    lines = BudgetLine.objects.for_plan(plan).in_plan_order()
    return BudgetFilter(request.GET, queryset=lines, plan=plan)


def budget(request):
    filterset = filtered_budget_lines(request)
    plan = chosen_plan(request)
    # Every line of the plan, filtered or not: a check of parts against a whole needs them all.
    lines = list(BudgetLine.objects.for_plan(plan).for_page())
    shown = set(filterset.qs.values_list("pk", flat=True))
    laid_out = statements(lines, shown, filterset.chosen_year)
    checked = checks(lines)
    return render(
        request,
        "budget/budget.html",
        {
            "filter": filterset,
            "statements": laid_out,
            "count": len(shown),
            "row_count": sum(len(row.amounts) or 1 for part in laid_out for row in part.rows),
            "has_lines": bool(lines),
            "checks": checked,
            "findings": findings(checked),
            "agreeing": agreeing(checked),
            "plan": plan,
        },
    )
