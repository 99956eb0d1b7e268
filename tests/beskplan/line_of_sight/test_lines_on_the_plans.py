"""The line of sight of the five plans as they are loaded."""

import re
from html import unescape

import pytest
from django.urls import reverse

from beskplan.line_of_sight.gaps import gap_counts, with_gap_counts
from budget.models import BudgetLine
from initiatives.models import Initiative, Plan
from initiatives.roles import READER
from targets.models import Target
from tests.beskplan.line_of_sight.lines import line_address
from tests.cast import make_user
from tests.pages import page, text_of
from tests.queries import max_own_queries

PLAN_2007, PLAN_2014 = "beskaeftigelsesaftale-2007", "beskaeftigelsesplan-2014"


@pytest.fixture
def laura(five_plans, client):
    client.force_login(make_user("laura", "Laura Lind", READER))
    return client


def words(client, subject=None, plan=PLAN_2014) -> str:
    return text_of(page(client, line_address(subject, plan)))


def test_the_numbers_of_the_gaps_are_those_of_their_lists(five_plans):
    for plan in with_gap_counts(Plan.objects.all()):
        for gap, number in gap_counts(plan):
            assert number == gap.in_order(plan).count(), (plan, gap.slug)


def test_2014_has_four_ministers_goals_and_money_tied_to_no_initiative(laura):
    said = words(laura)

    assert "11 Mål for plan og områder heraf 4 ministermål" in said
    assert "26 Budgetlinjer 26 uden initiativ" in said
    assert (
        "48 Mål for initiativer 21 mål i alt uden måling" in said
    )  # goals of areas are among them
    assert "59 Initiativer 46 uden målbart mål 27 uden ansvarlig enhed" in said


def test_the_ministers_goal_without_a_number_is_shown_as_that(laura):
    goal = Target.objects.minister_goals().get(goal_number=2)

    said = words(laura, goal)

    goal_in_words = r"Ministermål 2 Bedre hjælp til ledige [^.]* intet kvantitativt mål"
    assert re.search(goal_in_words, said)
    assert "15 initiativer" in said


def test_2007_leads_from_money_to_what_it_did(laura):
    money = BudgetLine.objects.get(label="Yderligere danskundervisning, anvendt i 2007")

    said = words(laura, money, PLAN_2007)

    assert "2007 (regnskab): 2,8 mio. kr." in said
    assert "4.1 Yderligere danskundervisning til familieforsørgede indvandrere" in said
    assert "96 personer pr. 31.12.2007" in said


def test_every_link_of_the_line_leads_to_a_page(laura):
    html = laura.get(line_address(plan=PLAN_2007)).content.decode().split("<main", 1)[1]

    for address in {unescape(found) for found in re.findall(r'href="(/[^"#]*)"', html)}:
        assert laura.get(address).status_code == 200, address


@pytest.mark.parametrize("slug", [PLAN_2007, PLAN_2014, ""])
def test_at_most_fifteen_queries(laura, slug):
    subjects = [None]
    if slug:
        subjects += [Initiative.objects.filter(plan__slug=slug).first()]
        subjects += [Target.objects.filter(plan__slug=slug).first()]
        subjects += [BudgetLine.objects.filter(plan__slug=slug).first()]
    for subject in subjects:
        with max_own_queries(15):
            laura.get(line_address(subject, slug))
    with max_own_queries(15):
        laura.get(reverse("line-gaps"), {"plan": slug})
