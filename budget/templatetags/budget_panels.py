"""What other pages show of the budget."""

from itertools import groupby

from django import template

from budget.models import BudgetLine
from initiatives.models import Unit
from initiatives.statements import SOME_KEY, Objects

register = template.Library()

MOST_ROWS = 20  # lines and years on a unit's page


@register.inclusion_tag("budget/_unit_panel.html")
def unit_budget(unit):
    """The budget lines that pay for what the unit itself leads; nothing without any. One query."""
    rows = OF_WHAT_A_UNIT_LEADS.list({SOME_KEY: unit.pk})
    by_line = groupby(rows[:MOST_ROWS], key=lambda row: row.pk)
    return {"lines": [list(same_line) for _, same_line in by_line], "more": len(rows) > MOST_ROWS}


def _of_what_a_unit_leads():
    lines = BudgetLine.objects.paying_for_led_by(Unit(pk=SOME_KEY))
    return lines.one_row_per_amount()[: MOST_ROWS + 1]


OF_WHAT_A_UNIT_LEADS = Objects(_of_what_a_unit_leads, kept=True)
