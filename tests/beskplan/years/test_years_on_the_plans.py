"""The chains of the five plans as they are loaded."""

import pytest
from django.urls import reverse

from initiatives.models import Initiative
from initiatives.roles import READER
from tests.cast import make_user
from tests.pages import page, text_of
from tests.queries import max_own_queries


@pytest.fixture
def laura(five_plans, client):
    client.force_login(make_user("laura", "Laura Lind", READER))
    return client


def chains(client, plan="") -> list[list[str]]:
    page = client.get(reverse("across-years"), {"plan": plan})
    chains = [drawing.chain for drawing in page.context["drawings"]]
    return [[step.initiative.code for step in chain.steps] for chain in chains]


def test_every_documented_continuation_is_in_a_chain(laura):
    assert sorted(chains(laura)) == [
        ["1c", "A5"],
        ["1d", "3.2-5"],
        ["2a", "A2", "3.1-14"],
        ["2c", "3.1-4"],
        ["3.4", "2f"],
        ["A3", "3.1-13"],
        ["A6", "3.2-4", "3.2-18"],
        ["C3", "3.3-14"],
    ]


def test_no_initiative_of_2007_is_said_to_go_on_in_a_plan_that_is_loaded(laura):
    said = text_of(
        laura.get(reverse("across-years"), {"plan": "beskaeftigelsesaftale-2007"}).content.decode()
    )

    assert "Ingen initiativer er ført videre." in said


def test_each_step_quotes_the_document_that_ties_it(laura):
    intro = Initiative.objects.get(plan__slug="beskaeftigelsesaftale-2011", code="A2")

    said = text_of(page(laura, reverse("initiative-chain", args=[intro.pk])))

    assert '"Det nuværende introforløb til uddannelse på erhvervsskolerne videreføres' in said
    assert "100 pladser" in said


@pytest.mark.parametrize("plan", ["", "beskaeftigelsesplan-2014"])
def test_at_most_fifteen_queries(laura, plan):
    with max_own_queries(15):
        laura.get(reverse("across-years"), {"plan": plan})
