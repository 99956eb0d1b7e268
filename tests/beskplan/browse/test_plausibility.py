"""Tal der ikke stemmer: the sources' figures held against each other, plan by plan."""

import re

import pytest
from django.urls import reverse

from followup.plausibility import gathering
from initiatives.models import Plan
from tests.budget.lines import make_line, stated
from tests.cast import measure
from tests.pages import page, text_of
from tests.queries import max_own_queries


@pytest.fixture
def reader(client, cast):
    client.force_login(cast.people.laura, backend="django.contrib.auth.backends.ModelBackend")
    return client


def finding_words(client, **query) -> str:
    return text_of(page(client, reverse("plausibility"), **query))


def contradict(cast):
    """One finding in the budget and one in the statistics."""
    make_line(cast.plan, "Mentorer", stated(2013, 20.6, 546, 40000), source=cast.document)
    share = cast.mentor_target
    share.indicator.unit_of_measure = "pct."
    share.indicator.save()
    place = {"plan": cast.plan, "source": cast.document, "source_place": "pkt. 1.1"}
    measure(share, 32, numerator=227, denominator=602, **place)


def test_a_finding_says_what_is_stated_what_it_comes_to_how_far_apart_and_where(reader, cast):
    contradict(cast)
    text = finding_words(reader, plan=cast.plan.slug)
    assert "Aftale 2007: 2 af 2 kontroller af kildens tal stemmer ikke." in text
    for words in (
        "Mentorer",
        "40.000 kr. pr. helårsperson",
        "20,6 mio. kr. delt med 546 helårspersoner er 37.729 kr.",
        "2.271 kr.",
        "32 pct.",
        "227 af 602 er 37,7 pct.",
        "6 procentpoint",
        "Bilag 1, Opfølgning 2007, pkt. 1.1",
    ):
        assert words in text


@pytest.mark.parametrize("with_plan", [True, False])
def test_an_entered_percentage_is_held_against_its_own_fraction(reader, cast, with_plan):
    cast.mentorforloeb.unit_of_measure = "pct."
    cast.mentorforloeb.save()
    plan = cast.plan if with_plan else None
    measure(cast.mentor_target, 50, numerator=1, denominator=4, plan=plan)
    text = finding_words(reader, plan=cast.plan.slug)
    assert "1 af 4 er 25 pct." in text
    assert "25 procentpoint" in text


def test_a_finding_of_the_statistics_leads_to_its_measurements(reader, cast):
    contradict(cast)
    html = reader.get(reverse("plausibility"), {"plan": cast.plan.slug}).content.decode()
    url = re.search(r'href="(/maalinger/[^"]+)"', html)[1].replace("&amp;", "&")
    response = reader.get(url)
    assert [row.record.value for row in response.context["table"].rows] == [32]


def test_without_a_plan_every_plan_is_shown_a_few_at_a_time(reader, cast):
    for year in range(2008, 2018):
        Plan.objects.create(
            slug=f"p{year}", title=f"Plan {year}", kind="aftale", year_from=year, year_to=year
        )
    first, last = finding_words(reader, plan=""), finding_words(reader, plan="", page="3")
    assert "Plan 2017" in first
    assert "Aftale 2007" not in first.split("Tal der ikke stemmer", 3)[-1].split("Plan 2017", 1)[0]
    assert "Viser 1–5 af 11 planer" in first
    assert "Viser 11–11 af 11 planer" in last


def test_a_plan_among_others_shows_only_its_foremost_findings(reader, cast, monkeypatch):
    monkeypatch.setattr(gathering, "FOREMOST", 1)
    for label in ("Mentorer", "Kurser"):
        make_line(cast.plan, label, stated(2013, 20.6, 546, 40000))
    text = finding_words(reader, plan="")
    assert "Mentorer" in text
    assert "Kurser" not in text
    assert "Se alle 2" in text


def test_a_plan_whose_figures_no_rule_compares_says_only_that(reader, cast):
    text = finding_words(reader, plan=cast.plan.slug)
    assert "Reglerne finder ingen tal her, der kan holdes op mod hinanden." in text
    assert "Der er ingen tal at holde op mod hinanden" not in text


def test_the_page_says_when_there_are_more_figures_than_it_checks(reader, cast, monkeypatch):
    monkeypatch.setattr(gathering, "MOST", 1)
    for label in ("Mentorer", "Kurser"):
        make_line(cast.plan, label, stated(2013, 20.6, 546, 40000))
    assert "kun de første er kontrolleret" in finding_words(reader, plan=cast.plan.slug)


@pytest.mark.parametrize("times", [1, 8])
def test_the_page_asks_the_same_however_many_figures(reader, cast, times):
    contradict(cast)
    for number in range(times):
        make_line(cast.plan, f"Linje {number}", stated(2013, 20.6, 546, 40000))
    with max_own_queries(15):
        reader.get(reverse("plausibility"), {"plan": ""})
