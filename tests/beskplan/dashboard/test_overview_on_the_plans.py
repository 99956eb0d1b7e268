"""The overview of the five plans as they are loaded."""

import re
from html import unescape

import pytest
from django.urls import reverse

from beskplan.copying import copy_plan
from followup.plausibility.gathering import checked
from initiatives.models import EditorRemark, FocusArea, Plan, Unit
from initiatives.roles import READER
from tests.beskplan.dashboard.overview_pages import assert_every_mark_leads_to_its_rows
from tests.cast import make_user
from tests.pages import text_of
from tests.queries import max_own_queries

PLANS = (
    "beskaeftigelsesaftale-2007",
    "integrationsaftale-2009",
    "aftale-2009-2010",
    "beskaeftigelsesaftale-2011",
    "beskaeftigelsesplan-2014",
)


@pytest.fixture
def laura(five_plans, client):
    client.force_login(make_user("laura", "Laura Lind", READER))
    return client


def words(client, plan):
    return text_of(client.get(reverse("overview"), {"plan": plan}).content.decode())


def test_2007_in_one_sentence(laura):
    said = words(laura, PLANS[0])

    assert "17 initiativer: 12 opfyldt, 1 delvist, 2 ikke opfyldt" in said
    assert "2 ikke opfyldt, 1 ikke vurderet, 1 ulæselig i kilden" in said
    assert "12 af 15 vurderede er opfyldt 80 pct." in said


def test_2007_deviations_upwards_call_for_attention(laura):
    said = words(laura, PLANS[0])

    assert "2 bedre end beregnet 1 dårligere" in said
    assert "Afviger opad: opfyldt, beregnet delvist opfyldt" in said


@pytest.mark.parametrize(
    ("plan", "figure"),
    [
        (PLANS[2], "Samlede udgifter til aftalen (2009 og 2010) opgivet sum 66,4 mio. kr."),
        (PLANS[1], "opgivet sum 91,0 mio. kr."),
        (PLANS[4], "2014 sum af viste linjer (beregnet), 25 linjer 8.833,1 mio. kr."),
    ],
)
def test_the_budget_is_stated_or_said_to_be_computed(laura, plan, figure):
    assert figure in words(laura, plan)


def test_the_ministers_four_goals_of_2014(laura):
    html = laura.get(reverse("overview"), {"plan": PLANS[4]}).content.decode()

    assert len(re.findall('class="panel goal-panel"', html)) == 4
    assert "7.471 personer" in unescape(html)


@pytest.mark.parametrize(
    ("plan", "narrowed", "at_least"),
    [
        (PLANS[0], {}, 40),
        (PLANS[4], {}, 50),
        ("", {}, 60),
        ("", {"year": "2010"}, 30),
        ("", {"unit": "jobcenter-koebenhavn"}, 50),
        (PLANS[1], {"unit": "jobcenter-koebenhavn", "focus_area": "1"}, 20),
    ],
)
def test_every_mark_leads_to_as_many_rows(laura, plan, narrowed, at_least):
    chosen = dict(narrowed)
    if "unit" in chosen:
        chosen["unit"] = Unit.objects.get(slug=chosen["unit"]).pk
    if "focus_area" in chosen:
        chosen["focus_area"] = FocusArea.objects.get(plan__slug=plan, code=chosen["focus_area"]).pk
    html = laura.get(reverse("overview"), {"plan": plan} | chosen).content.decode()

    assert_every_mark_leads_to_its_rows(laura, html, at_least)


@pytest.mark.parametrize("plan", [*PLANS, ""])
def test_at_most_twenty_queries(laura, plan):
    with max_own_queries(20):
        laura.get(reverse("overview"), {"plan": plan})


def test_a_sum_that_mixes_price_levels_says_so_here_too(laura):
    said = "Summen lægger beløb i forskelligt prisniveau sammen: 2014-priser og beløb, hvor kilden"
    assert said in words(laura, PLANS[4])
    assert "forskelligt prisniveau" not in words(laura, PLANS[1])


@pytest.mark.parametrize(
    ("plan", "word"),
    [(PLANS[0], "Status pr. indsatsområde"), (PLANS[3], "Status pr. strategisk fokusområde")],
)
def test_one_plans_overview_uses_its_own_word_for_its_areas(laura, plan, word):
    assert word in words(laura, plan)


def test_a_copied_plan_brings_neither_findings_nor_remarks(laura):
    plan = Plan.objects.get(slug=PLANS[0])
    EditorRemark.objects.create(initiative=plan.initiatives.first(), text="Tallet kan ikke passe.")
    new = copy_plan(
        plan=plan,
        slug="aftale-2027",
        title="Aftale 2027",
        years=(2027, 2028),
        by=make_user("pia", "Pia Præst"),
    )
    [of_new] = checked([new]).plans
    assert [part.findings for part in of_new.parts if part.findings] == []
    assert list(of_new.remarks) == []
