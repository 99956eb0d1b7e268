"""What other pages show of the budget."""

from itertools import groupby

from django import template

from budget.models import BudgetLine

register = template.Library()


@register.inclusion_tag("budget/_panel.html")
def budget_panel(initiative):
    """The budget lines that pay for the initiative; nothing when no document says so. One query."""
    rows = BudgetLine.objects.paying_for(initiative).one_row_per_amount()
    return {"lines": [list(same_line) for _, same_line in groupby(rows, key=lambda row: row.pk)]}
