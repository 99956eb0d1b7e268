"""The budgets of the five plans: their sums, their charts and the weight of their page."""

import gzip

import pytest
from django.contrib.auth.models import User
from django.urls import reverse

from budget.charts import charts
from budget.models import BudgetLine
from budget.sums.statement import statement
from budget.sums.summaries import summaries
from initiatives.models import Plan
from tests.budget.lines import loaded
from tests.conftest import TODAY
from tests.figures import check
from tests.queries import max_own_queries

BACKEND = "django.contrib.auth.backends.ModelBackend"


@pytest.fixture
def reader(client, five_plans):
    client.force_login(User.objects.create(username="laura"), backend=BACKEND)
    return client


def statement_of(plan):
    lines = loaded(plan)
    return statement(plan, lines, {line.pk for line in lines})


def charts_of(slug):
    return charts(statement_of(Plan.objects.get(slug=slug)), today=TODAY)


def test_a_plans_row_has_the_sums_of_its_page(five_plans):
    plans = list(Plan.objects.newest_first())
    rows = summaries(plans, BudgetLine.objects.all())
    pages = [statement_of(plan) for plan in plans]
    assert [(row.sums, row.compared, row.change) for row in rows] == [
        (page.sums, page.compared, page.change) for page in pages
    ]


def test_the_charts_of_2014_have_both_years_of_every_group(five_plans):
    drawn = charts_of("beskaeftigelsesplan-2014")
    assert check(drawn.amounts).table.rows[1] == [
        "Ikke-forsikrede ledige m.v.",
        "5.620,1",
        "5.626,9",
    ]
    assert check(drawn.change).table.rows[3] == ["Forsikrede ledige m.v.", "−165,6", "−34,2"]
    assert len(check(drawn.unit_costs).table.rows) == 13


def test_the_2009_agreement_is_split_without_counting_anything_twice(five_plans):
    financing, cost_type = charts_of("aftale-2009-2010").splits
    assert check(financing).table.rows == [
        ["egen ramme", "44,4", "67"],
        ["centralt budget", "22,0", "33"],
    ]
    assert check(cost_type).table.rows == [
        ["drift", "21,4", "32"],
        ["indsats", "45,0", "68"],
    ]


@pytest.mark.parametrize(
    "slug", ["beskaeftigelsesaftale-2007", "integrationsaftale-2009", "beskaeftigelsesaftale-2011"]
)
def test_a_budget_with_nothing_to_compare_has_no_chart(five_plans, slug):
    assert not charts_of(slug)


def test_every_plans_budget_asks_few_queries(reader):
    for slug in ["", *Plan.objects.values_list("slug", flat=True)]:
        with max_own_queries(10):
            reader.get(reverse("budget"), {"plan": slug})


def test_the_largest_budget_is_a_light_page(reader):
    html = reader.get(reverse("budget"), {"plan": "beskaeftigelsesplan-2014"}).content
    assert len(gzip.compress(html)) < 25_000
