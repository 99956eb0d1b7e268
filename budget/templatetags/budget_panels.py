"""What other pages show of the budget."""

from itertools import groupby

from django import template

from budget.models import BudgetLine

register = template.Library()

MOST_ROWS = 20  # lines and years on a unit's page


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
