"""Pages of plans, initiatives and units, on the five loaded plans."""

import re

import pytest
from django.contrib.auth.models import User
from django.db import connection
from django.test.utils import CaptureQueriesContext
from django.urls import reverse

from initiatives.models import FocusArea, Initiative, Plan, Status, Unit
from tests.pages import html_of, page, text_of
from tests.queries import max_own_queries, own_queries

BACKEND = "django.contrib.auth.backends.ModelBackend"


@pytest.fixture
def reader(client, five_plans):
    client.force_login(User.objects.create(username="laura"), backend=BACKEND)
    return client


def codes(reader, **query) -> set[str]:
    response = reader.get(reverse("initiatives"), query)
    return {row.record.code for row in response.context["table"].rows}


def number_of_initiatives(html: str) -> int:
    return int(re.search(r"filters__count[^>]*><strong>([\d.]+)</strong>", html)[1])


def mentor() -> Initiative:
    return Initiative.objects.get(plan__slug="beskaeftigelsesaftale-2007", code="3.4")


@pytest.mark.parametrize("name", ["plans", "initiatives", "units"])
def test_a_list_asks_at_most_fifteen_queries(reader, name):
    with max_own_queries(15):
        page(reader, reverse(name))


def test_the_filtered_list_asks_at_most_fifteen_queries(reader):
    unit, area = Unit.objects.get(slug="jobcenter-koebenhavn"), FocusArea.objects.first()
    query = {"q": "ledig", "unit": unit.pk, "focus_area": area.pk, "status": "opfyldt"}
    with max_own_queries(15):
        page(reader, reverse("initiatives"), **query)


def test_a_list_of_one_row_asks_as_many_queries_as_one_of_fifty(reader):
    def number(**query) -> int:
        with CaptureQueriesContext(connection) as captured:
            assert codes(reader, plan="", **query)
        return len(own_queries(captured.captured_queries))

    number()
    assert number(q="mentorordning", unit="") == number()


def test_every_plans_page_asks_at_most_fifteen_queries(reader):
    for plan in Plan.objects.all():
        with max_own_queries(15):
            page(reader, plan.get_absolute_url())


def test_the_largest_initiatives_page_asks_at_most_fifteen_queries(reader):
    url = mentor().get_absolute_url()
    with max_own_queries(15):
        page(reader, url)


def test_a_units_page_asks_at_most_fifteen_queries(reader):
    url = Unit.objects.get(slug="jobcenter-koebenhavn").get_absolute_url()
    with max_own_queries(15):
        page(reader, url)


@pytest.mark.parametrize(
    ("query", "expected"),
    [
        ({"status": "ikke-opfyldt"}, {"2.3", "4.1"}),
        ({"status": "ikke-vurderet"}, {"5.1"}),
        ({"status": "ulaeselig"}, {"3.1"}),
        ({"deviation": "bedre"}, {"3.4", "4.2"}),
        ({"deviation": "daarligere"}, {"4.1"}),
        ({"q": "mentorordning"}, {"3.4", "3.5"}),
        ({"q": "sygemeldte"}, {"2.6"}),
        ({"q": "findes ikke"}, set()),
    ],
)
def test_filters_of_the_2007_agreement(reader, query, expected):
    assert codes(reader, plan="beskaeftigelsesaftale-2007", **query) == expected


def test_a_unit_filter_finds_what_lies_below_the_unit(reader):
    below = Unit.objects.get(slug="jobcenter-skelbaekgade").pk
    above = Unit.objects.get(slug="jobcenter-koebenhavn").pk
    plan = {"plan": "integrationsaftale-2009"}
    assert codes(reader, unit=below, **plan) <= codes(reader, unit=above, **plan)
    assert "3.4" in codes(reader, unit=above, **plan)


def test_a_year_finds_the_initiatives_of_every_plan_that_holds_in_it(reader):
    response = reader.get(reverse("initiatives"), {"plan": "", "year": "2010"})
    rows = Initiative.objects.in_bulk(row.record.pk for row in response.context["table"].rows)
    assert {row.plan.slug for row in rows.values()} == {
        "aftale-2009-2010",
        "integrationsaftale-2009",
    }


def test_a_plan_in_view_has_no_rows_in_a_year_that_it_does_not_hold_in(reader):
    assert codes(reader, plan="beskaeftigelsesaftale-2007", year="2010") == set()


def test_codes_sort_as_the_plan_prints_them(reader):
    response = reader.get(reverse("initiatives"), {"plan": "integrationsaftale-2009"})
    shown = [row.record.code for row in response.context["table"].rows]
    assert shown.index("1.9") + 1 == shown.index("1.10")


def test_the_plan_in_view_is_remembered(reader):
    page(reader, reverse("initiatives"), plan="beskaeftigelsesaftale-2007")
    assert number_of_initiatives(html_of(page(reader, reverse("initiatives")))) == 17


def test_every_number_of_the_plan_list_leads_to_its_rows(reader):
    for url, number in links_with_numbers(html_of(page(reader, reverse("plans")))):
        assert number_of_initiatives(html_of(page(reader, url))) == number


def test_every_number_of_the_unit_list_leads_to_its_rows(reader):
    html = html_of(page(reader, reverse("units"), plan="beskaeftigelsesaftale-2011"))
    found = links_with_numbers(html)
    assert found
    for url, number in found:
        assert number_of_initiatives(html_of(page(reader, url))) == number


def links_with_numbers(html: str) -> list[tuple[str, int]]:
    links = re.findall(r'<a href="(/initiativer/\?[^"]+)">(\d+)</a>', html)
    return [(url.replace("&amp;", "&"), int(number)) for url, number in links]


def test_the_initiatives_page_shows_target_and_deviation(reader):
    html = html_of(page(reader, mentor().get_absolute_url()))
    assert "66 af mindst 80" in html
    assert "Ingen begrundelse i kilden" in html
    assert "Bilag 1, Opfølgning på Beskæftigelsesaftale 2007, pkt. 3.4" in html


def test_a_lapsed_initiative_without_reason_says_so(reader):
    lapsed = Initiative.objects.get(plan__slug="beskaeftigelsesaftale-2011", code="A4")
    assert lapsed.status == Status.LAPSED
    assert "Ingen begrundelse i kilden" in text_of(page(reader, lapsed.get_absolute_url()))


def test_a_continued_initiative_links_both_ways(reader):
    later = Initiative.objects.get(plan__slug="beskaeftigelsesaftale-2011", code="A2")
    earlier = later.continues.get().earlier
    assert earlier.get_absolute_url() in html_of(page(reader, later.get_absolute_url()))
    assert later.get_absolute_url() in html_of(page(reader, earlier.get_absolute_url()))


def test_a_unit_shows_the_spellings_it_was_printed_with(reader):
    unit = Unit.objects.get(slug="jobcenter-nyropsgade")
    assert "Jobcenter Nyrupsgade" in text_of(page(reader, unit.get_absolute_url()))


def test_an_unknown_initiative_is_not_found(reader):
    assert reader.get(reverse("initiative", args=[999999])).status_code == 404


def test_an_initiative_with_only_contributing_units_says_that_none_leads(reader):
    response = reader.get(reverse("initiatives"), {"plan": "beskaeftigelsesaftale-2007"})
    row = next(row for row in response.context["table"].rows if row.record.code == "1.3")
    assert not row.record.leading_units
    assert "ingen oplyst" in response.content.decode()


def test_a_plans_page_heads_its_areas_as_the_document_does(reader):
    plan = page(reader, reverse("plan", args=["beskaeftigelsesaftale-2011"]))
    assert "Strategisk fokusområde A: " in text_of(plan)
    without_word = page(reader, reverse("plan", args=["beskaeftigelsesplan-2014"]))
    assert "3.1 Job- og uddannelsesparate u/30" in text_of(without_word)
