"""A row for each plan: the database's sums are those of the plan's own page."""

import pytest

from budget.models import BudgetLine
from budget.sums.statement import statement
from budget.sums.summaries import summaries
from initiatives.models import Plan
from tests.budget.lines import loaded, make_line, stated


def summary(plan, **conditions):
    return summaries([plan], BudgetLine.objects.filter(**conditions))[0]


def page_of(plan):
    lines = loaded(plan)
    return statement(plan, lines, {line.pk for line in lines})


def agrees(plan) -> bool:
    row, page = summary(plan), page_of(plan)
    return (row.sums, row.compared, row.change) == (page.sums, page.compared, page.change)


@pytest.mark.parametrize(
    "amounts",
    [
        [stated(2013, 10, price_level=2013), stated(2013, 11, price_level=2014)],
        [stated(2013, 10), stated(2013, 11, price_level=2014), stated(2014, 3)],
        [stated(2013, 10, price_level=2013), stated(2013, "xx", price_level=2014)],
        [stated(2013, 10, kind="regnskab"), stated(2014, 5, period="2. halvår")],
        [stated(2013, 0), stated(2014, persons=4)],
    ],
)
def test_the_rule_of_what_adds_up_is_the_pages(cast, amounts):
    make_line(cast.plan, "Kurser", *amounts)
    make_line(cast.plan, "Ydelse", stated(2013, 7), stated(2014, 8))
    assert agrees(cast.plan)


def test_parts_and_stated_totals_are_not_added(cast):
    whole = make_line(cast.plan, "I alt", stated(2013, 20), is_total=True)
    make_line(cast.plan, "Drift", stated(2013, 12), part_of=whole)
    make_line(cast.plan, "Kurser", stated(2013, 4))
    row = summary(cast.plan)
    assert {year: found.million for year, found in row.sums.items()} == {2013: 4}
    assert [amount.line for amount in row.totals] == [whole]


def test_years_that_no_line_shares_are_not_compared(cast):
    make_line(cast.plan, "Sygedagpenge", stated(2007, 3))
    make_line(cast.plan, "Danskuddannelse", stated(2008, 2))
    assert summary(cast.plan).change is None


def test_only_the_given_lines_are_summed(cast):
    make_line(cast.plan, "Kurser", stated(2013, 4), cost_type="drift")
    make_line(cast.plan, "Ydelse", stated(2013, 7))
    assert summary(cast.plan, cost_type="drift").sums[2013].million == 4


def test_three_queries_however_many_plans(cast, django_assert_num_queries):
    plans = [cast.plan]
    for year in range(2008, 2014):
        plans.append(
            Plan.objects.create(
                slug=f"p{year}", title=f"Plan {year}", kind="aftale", year_from=year, year_to=year
            )
        )
    for plan in plans:
        make_line(plan, "Kurser", stated(2013, 4), stated(2014, 5))
    with django_assert_num_queries(3):
        rows = summaries(plans, BudgetLine.objects.all())
    assert [row.change.million for row in rows] == [1] * 7
