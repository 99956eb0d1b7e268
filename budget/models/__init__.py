"""A plan's budget lines, the initiatives that each pays for, and its amounts year by year. They
know no page and no chart. Start with lines.py."""

from budget.models.amounts import BudgetAmount
from budget.models.lines import BudgetLine, BudgetLink, place_of_line

__all__ = ["BudgetAmount", "BudgetLine", "BudgetLink", "place_of_line"]
