"""What other pages show of the budget."""

from decimal import Decimal
from itertools import groupby
from typing import NamedTuple

from django import template

from budget.models import BudgetLine
from initiatives.details import OWNERS, Details
from initiatives.models import Initiative, Unit
from initiatives.statements import SOME_KEY, Objects

register = template.Library()

MOST_ROWS = 20  # lines and years on a unit's page
MOST_LINES = 5  # of a chapter; the budget page holds the rest


@register.inclusion_tag("budget/_panel.html")
def budget_panel(initiative):
    """The budget lines that pay for the initiative; nothing when no document says so. One query."""
    rows = OF_AN_INITIATIVE.list({SOME_KEY: initiative.pk})
    return {"lines": [list(same_line) for _, same_line in groupby(rows, key=lambda row: row.pk)]}


@register.inclusion_tag("budget/_unit_panel.html")
def unit_budget(unit):
    """The budget lines that pay for what the unit itself leads; nothing without any. One query."""
    rows = OF_WHAT_A_UNIT_LEADS.list({SOME_KEY: unit.pk})
    by_line = groupby(rows[:MOST_ROWS], key=lambda row: row.pk)
    return {"lines": [list(same_line) for _, same_line in by_line], "more": len(rows) > MOST_ROWS}


def _of_what_a_unit_leads():
    lines = BudgetLine.objects.paying_for_led_by(Unit(pk=SOME_KEY))
    return lines.one_row_per_amount()[: MOST_ROWS + 1]


def _of_an_initiative():
    return BudgetLine.objects.paying_for(Initiative(pk=SOME_KEY)).one_row_per_amount()


OF_WHAT_A_UNIT_LEADS = Objects(_of_what_a_unit_leads, kept=True)
OF_AN_INITIATIVE = Objects(_of_an_initiative, kept=True)


def chapter_budgets(focus_area_ids) -> dict[int, list["ChapterAmount"]]:
    """For `chapter_budget`: by focus area the lines that pay for its initiatives. One statement."""
    return CHAPTER_AMOUNTS.of(focus_area_ids)


@register.simple_tag
def chapter_budget_words(focus_area, budgets) -> str:
    """How many lines `chapter_budget` shows, in words: "2 budgetlinjer"."""
    number = len({amount.line_pk for amount in budgets.get(focus_area.pk, ())})
    if not number:
        return "ingen budgetlinjer"
    if number > MOST_LINES:
        return f"mere end {MOST_LINES} budgetlinjer"
    return f"{number} budgetlinje{'' if number == 1 else 'r'}"


@register.inclusion_tag("budget/_chapter.html")
def chapter_budget(focus_area, budgets):
    """A few lines that pay for the focus area's initiatives, or that no document says so."""
    by_line = groupby(budgets.get(focus_area.pk, []), key=lambda amount: amount.line_pk)
    lines = [list(amounts) for _, amounts in by_line]
    return {
        "lines": lines[:MOST_LINES],
        "has_more": len(lines) > MOST_LINES,
        "plan": focus_area.plan,
    }


class ChapterAmount(NamedTuple):
    """A line's amount, or the line alone with `kind` None where it has no amount."""

    line_pk: int
    label: str
    year: int | None
    period: str | None
    kind: str | None
    million: Decimal | None
    not_stated: bool | None


def _chapter_amounts():
    lines = BudgetLine.objects.serving(OWNERS, most=MOST_LINES + 1).one_row_per_amount()
    amounts = ("amount_year", "amount_period", "amount_kind", "amount_million", "amount_not_stated")
    ordered = lines.order_by("chapter", "number", "pk", "amount_year", "amount_kind")
    return ordered.values_list("chapter", "pk", "label", *amounts)


CHAPTER_AMOUNTS = Details(_chapter_amounts, ChapterAmount, kept=True)
