"""The budgets of all plans that a process keeps: after any committed write as if read anew."""

import pytest
from django.db import transaction

from budget.kept_summaries import KeptBudgets
from budget.models import BudgetAmount, BudgetLine
from initiatives.models import Plan
from initiatives.stamps import everything_changed
from tests.budget.lines import make_line, stated
from tests.every_row import execute
from tests.queries import max_own_queries


@pytest.fixture
def plans(transactional_db):
    """Two plans with a line each, and one without."""
    found = [a_plan(slug, year) for slug, year in (("ny", 2014), ("gammel", 2007), ("tom", 2010))]
    for plan in found[:2]:
        make_line(plan, "Kurser", stated(2013, 4), stated(2014, 5))
    return found


def a_plan(slug, year):
    return Plan.objects.create(
        slug=slug, title=slug.title(), kind="aftale", year_from=year, year_to=year
    )


@pytest.fixture
def kept(plans):
    """As a process that has shown both before."""
    one = KeptBudgets()
    rows_of(one)
    return one


def rows_of(kept):
    now = kept.now()
    return now.plans, now.rows(now.plans)


def assert_right(kept):
    assert rows_of(kept) == rows_of(KeptBudgets())


def slugs(kept):
    return [row.slug for row in rows_of(kept)[1]]


def test_every_way_of_writing_is_seen(plans, kept):
    line = BudgetLine.objects.get(plan=plans[0])
    BudgetAmount.objects.filter(line=line, year=2014).update(amount=9)
    assert rows_of(kept)[1][0].change.million == 5
    assert_right(kept)
    execute("UPDATE budget_budgetamount SET amount = 1 WHERE year = 2013")
    assert_right(kept)
    total = make_line(plans[0], "I alt", stated(2014, 20), is_total=True)
    assert rows_of(kept)[1][0].totals[0].label == "I alt"
    BudgetLine.objects.filter(pk=total.pk).update(label="Budget i alt")
    assert rows_of(kept)[1][0].totals[0].label == "Budget i alt"
    part = make_line(plans[0], "Drift", stated(2014, 3))
    assert_right(kept)
    BudgetLine.objects.filter(pk=part.pk).update(part_of=line)
    assert_right(kept)
    line.delete()
    assert_right(kept)


def test_a_moved_line_counts_where_it_went(plans, kept):
    BudgetLine.objects.filter(plan=plans[0]).update(plan=plans[1], number=9)
    assert slugs(kept) == ["gammel"]
    assert_right(kept)


def test_a_moved_amount_counts_where_it_went(plans, kept):
    other = make_line(plans[2], "Ydelse")
    assert_right(kept)
    BudgetAmount.objects.filter(line__plan=plans[0]).update(line=other)
    assert rows_of(kept)[1][1].cells[-1].million == 5
    assert_right(kept)


def test_a_plan_that_gets_its_first_line_or_loses_its_last_is_listed_so(plans, kept):
    make_line(plans[2], "Ydelse", stated(2010, 3))
    assert slugs(kept) == ["ny", "tom", "gammel"]
    BudgetLine.objects.filter(plan=plans[0]).delete()
    assert slugs(kept) == ["tom", "gammel"]
    plans[1].delete()
    assert slugs(kept) == ["tom"]


def test_a_plans_name_and_years_are_those_of_now(plans, kept):
    Plan.objects.filter(pk=plans[1].pk).update(title="Nyt navn", year_from=2020, year_to=2020)
    assert [row.title for row in rows_of(kept)[1]] == ["Nyt navn", "Ny"]
    assert_right(kept)


def test_a_write_to_very_many_plans_is_seen(plans):
    for number in range(60):
        make_line(a_plan(f"plan-{number}", 2000), "Kurser", stated(2013, 1))
    kept = KeptBudgets()
    rows_of(kept)
    BudgetAmount.objects.update(amount=8)
    assert {cell.million for row in rows_of(kept)[1] for cell in row.cells} == {8}
    assert_right(kept)


def test_emptied_tables_are_seen(plans, kept):
    execute("TRUNCATE budget_budgetamount")
    assert [row.cells for row in rows_of(kept)[1]] == [(), ()]
    execute("TRUNCATE budget_budgetline CASCADE")
    assert rows_of(kept) == ([], [])


def test_what_was_loaded_with_triggers_off_is_seen_when_that_is_said(plans, kept):
    with transaction.atomic():
        execute("SET LOCAL session_replication_role = replica")
        execute("UPDATE budget_budgetamount SET amount = 7")
        everything_changed()
    assert rows_of(kept)[1][0].cells[0].million == 7


def test_what_is_undone_was_never_kept(plans, kept):
    with transaction.atomic():
        BudgetAmount.objects.update(amount=7)
        assert rows_of(kept)[1][0].cells[0].million == 7
        transaction.set_rollback(True)
    make_line(plans[1], "Ydelse", stated(2013, 1))
    assert rows_of(kept)[1][0].cells[0].million == 4
    assert_right(kept)


def test_without_a_write_one_statement_answers(plans, kept):
    with max_own_queries(1):
        rows_of(kept)


def test_after_a_write_only_what_was_written_to_is_read_again(plans, kept):
    before = rows_of(kept)[1]
    BudgetAmount.objects.filter(line__plan=plans[0]).update(amount=7)
    with max_own_queries(5):  # stamps, whether the plan is where it was, and its row
        after = rows_of(kept)[1]
    assert after[1] is before[1]
    assert after[0].cells[0].million == 7
