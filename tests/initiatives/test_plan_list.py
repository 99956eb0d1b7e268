"""/planer/: every plan can be found, and choosing one leads back to where one came from."""

import pytest
from django.urls import reverse

from initiatives.models import Initiative, Plan
from tests.queries import max_own_queries


@pytest.fixture
def reader(client, cast):
    Plan.objects.bulk_create(
        Plan(
            slug=f"plan-{year}",
            title=f"Beskæftigelsesplan {year}",
            kind="beskaeftigelsesplan",
            year_from=year,
            year_to=year + 1,
        )
        for year in range(2000, 2080)
    )
    client.force_login(cast.people.laura)
    return client


def listed(reader, **query) -> list[str]:
    page = reader.get(reverse("plans"), query).context["table"].page
    return [row.record.slug for row in page.object_list]


def html_of(reader, **query) -> str:
    return reader.get(reverse("plans"), query).content.decode()


def test_the_newest_come_first_fifty_on_a_page(reader):
    assert listed(reader) == [f"plan-{2079 - n}" for n in range(50)]
    assert listed(reader, page=2)[-1] == "plan-2000"


@pytest.mark.parametrize(
    ("query", "found"),
    [
        ({"q": "2044"}, ["plan-2044"]),
        ({"q": "aftale"}, ["aftale-2007"]),
        ({"kind": "aftale"}, ["aftale-2007"]),
        ({"year": "2079"}, ["plan-2079", "plan-2078"]),
        ({"q": "findes ikke"}, []),
    ],
)
def test_filters(reader, query, found):
    assert listed(reader, **query) == found


def test_it_says_how_many_there_are(reader):
    html = html_of(reader)
    assert "<strong>81</strong> planer" in html
    assert "Viser 1–50 af 81" in html


def test_the_address_does_not_say_how_many_rows_a_page_has(reader):
    assert listed(reader, per_page=10) == listed(reader)


def test_a_plan_of_another_list_counts_the_same_as_in_the_first(reader):
    row = '<a href="/initiativer/?plan=aftale-2007">4</a>'
    Plan.objects.filter(slug="aftale-2007").update(year_from=2099, year_to=2100)
    assert row in html_of(reader)
    assert row in html_of(reader, sort="title")


def test_sorting(reader):
    assert listed(reader, sort="title")[0] == "aftale-2007"
    assert listed(reader, sort="years")[0] == "plan-2000"


def test_a_row_counts_the_plans_initiatives_by_status(reader):
    html = html_of(reader, q="aftale")
    assert '<a href="/initiativer/?plan=aftale-2007">4</a>' in html
    assert 'aria-label="Initiativer pr. status: Aftale 2007: 4 i alt"' in html
    assert 'aria-label="1 bortfaldet"' in html


def test_a_row_follows_what_changes(reader, cast):
    html_of(reader, q="aftale")
    Plan.objects.filter(pk=cast.plan.pk).update(title="Aftalen med ministeren", year_to=2008)
    Initiative.objects.filter(pk=cast.mentor.pk).update(status="opfyldt")
    html = html_of(reader, q="aftale")
    assert ">Aftalen med ministeren</a>" in html
    assert "2007–2008" in html
    assert 'aria-label="1 opfyldt"' in html


def test_a_row_of_a_choice_of_plan_leads_elsewhere_than_that_of_the_list(reader):
    assert '<a href="/planer/aftale-2007/">' in html_of(reader, q="aftale")
    assert '<a href="/maal/?plan=aftale-2007">' in html_of(reader, q="aftale", til="/maal/")
    assert '<a href="/planer/aftale-2007/">' in html_of(reader, q="aftale")


def test_a_plan_leads_back_to_the_list_that_one_came_from(reader):
    html = html_of(reader, q="aftale", til="/maal/")
    assert '<a href="/maal/?plan=aftale-2007">Aftale 2007</a>' in html
    assert '<a href="/maal/?plan=">vis alle planer</a>' in html
    assert '<input type="hidden" name="til" value="/maal/">' in html


@pytest.mark.parametrize(
    "elsewhere",
    ["https://example.org/", "//example.org/maal/", "/findes-ikke/", "/enheder/1/", "x"],
)
def test_it_leads_nowhere_else(reader, elsewhere):
    html = html_of(reader, q="aftale", til=elsewhere)
    assert '<a href="/planer/aftale-2007/">Aftale 2007</a>' in html


def test_the_queries_do_not_grow_with_the_rows(reader):
    reader.get(reverse("plans"))
    with max_own_queries(3):  # the frame's, how many, and the page
        assert len(listed(reader)) == 50


@pytest.mark.django_db
def test_without_plans_it_says_what_to_do(client, django_user_model):
    client.force_login(django_user_model.objects.create(username="x"))
    assert "Der er ingen planer endnu." in html_of(client)
