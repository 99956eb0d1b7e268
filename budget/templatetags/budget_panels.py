"""What other pages show of the budget."""

from collections import defaultdict
from itertools import groupby

from django import template

from budget.models import BudgetLine

register = template.Library()

MOST_ROWS = 20  # lines and years on a unit's page
MOST_LINES = 5  # of a chapter; the budget page holds the rest


@register.inclusion_tag("budget/_panel.html")
def budget_panel(initiative):
    """The budget lines that pay for the initiative; nothing when no document says so. One query."""
    rows = BudgetLine.objects.paying_for(initiative).one_row_per_amount()
    return {"lines": [list(same_line) for _, same_line in groupby(rows, key=lambda row: row.pk)]}


@register.inclusion_tag("budget/_unit_panel.html")
def unit_budget(unit):
    """The budget lines that pay for what the unit itself leads; nothing without any. One query."""
    rows = list(BudgetLine.objects.paying_for_led_by(unit).one_row_per_amount()[: MOST_ROWS + 1])
    by_line = groupby(rows[:MOST_ROWS], key=lambda row: row.pk)
    return {"lines": [list(same_line) for _, same_line in by_line], "more": len(rows) > MOST_ROWS}


@register.simple_tag
def chapter_budgets(focus_areas):
    """For `chapter_budget`: by focus area the lines that pay for its initiatives. One query."""
    found = defaultdict(list)
    if focus_areas:
        rows = BudgetLine.objects.serving(focus_areas, most=MOST_LINES + 1).one_row_per_amount()
        rows = rows.order_by("chapter", "number", "pk", "amount_year", "amount_kind")
        rows = rows.select_related(None).only("label", "number", "plan")
        plans = {area.pk: area.plan for area in focus_areas}
        for (chapter, _), same_line in groupby(rows, key=lambda row: (row.chapter, row.pk)):
            found[chapter].append(amounts := list(same_line))
            amounts[0].plan = plans[chapter]
    return found


@register.inclusion_tag("budget/_chapter.html")
def chapter_budget(focus_area, budgets):
    """A few lines that pay for the focus area's initiatives, or that no document says so."""
    lines = budgets.get(focus_area.pk, [])
    return {
        "lines": lines[:MOST_LINES],
        "has_more": len(lines) > MOST_LINES,
        "plan": focus_area.plan,
    }
