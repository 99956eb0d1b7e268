"""/maalinger/: every stated or entered figure."""

from datetime import date

import pytest
from django.urls import reverse

from initiatives.models import Plan
from targets.models import Area, Measurement
from tests.cast import MIDSUMMER, measure
from tests.pages import page, text_of
from tests.queries import max_own_queries


@pytest.fixture
def reader(client, cast):
    client.force_login(cast.people.laura)
    return client


def listed(reader, **query):
    response = reader.get(reverse("measurements"), query)
    assert response.status_code == 200
    return [row.record for row in response.context["table"].page.object_list]


def words_of(reader, **query):
    return text_of(page(reader, reverse("measurements"), **query))


def test_a_row_says_what_the_source_says(reader, cast):
    measure(
        cast.mentor_target,
        66,
        qualifier="ca.",
        period_start=date(2007, 1, 1),
        numerator=66,
        denominator=80,
        source=cast.document,
        source_place="pkt. 3.4",
    )
    words = words_of(reader)
    assert "ca. 66 forløb 66 af 80 endelig ja Bilag 1, Opfølgning 2007, pkt. 3.4" in words


def test_a_value_without_a_date_says_so(reader, cast):
    measure(cast.mentor_target, 66, None, source=cast.document)
    assert "uden dato i kilden" in words_of(reader)


def test_a_contradicting_statement_is_marked(reader, cast):
    measure(cast.mentor_target, 66)
    measure(cast.mentor_target, 67, counts=False)
    words = words_of(reader, counts="false")
    assert "67 forløb" in words
    assert "nej modstridende" in words
    assert "66 forløb" not in words


def test_who_entered_a_figure_is_said(reader, cast):
    measure(cast.mentor_target, 66, entered_by=cast.people.soeren)
    assert "Indtastet af Søren Sørensen" in words_of(reader)


@pytest.mark.parametrize(
    ("query", "values"),
    [
        ({"indicator": "mentorforloeb"}, [66]),
        ({"indicator": "sygemeldte"}, [160]),
        ({"q": "mentorforløb"}, [66]),
        ({"q": "kvinder"}, [160]),
        ({"state": "foreloebig"}, [160]),
        ({"year": "2007"}, [160]),
        ({"year": "uden"}, [66]),
        ({"counts": "false"}, []),
    ],
)
def test_filters(reader, cast, query, values):
    measure(cast.mentor_target, 66, None, source=cast.document)
    measure(cast.sygeforloeb_target, 160, MIDSUMMER, state="foreloebig", breakdown="kvinder")
    assert [one.value for one in listed(reader, **query)] == values


def test_an_area_filters(reader, cast):
    measure(cast.mentor_target, 66)
    assert listed(reader, area=cast.oestdanmark.pk) == []
    assert len(listed(reader, area=cast.koebenhavn.pk)) == 1


def test_the_plan_in_view_limits_the_rows(reader, cast):
    other = Plan.objects.create(
        slug="aftale-2009", title="Aftale 2009", kind="aftale", year_from=2009, year_to=2009
    )
    measure(cast.mentor_target, 66, plan=cast.plan)
    measure(cast.mentor_target, 70, date(2009, 12, 31), plan=other)
    assert [one.value for one in listed(reader, plan="aftale-2009")] == [70]
    assert len(listed(reader, plan="")) == 2


def test_the_filter_offers_the_areas_and_years_that_are_there_now(reader, cast):
    measure(cast.mentor_target, 66, date(2007, 6, 30))
    assert "Omdøbt område" not in words_of(reader)
    area = Area.objects.create(slug="nyt", name="Helt nyt område")
    assert "Helt nyt område" in words_of(reader)
    area.name = "Omdøbt område"
    area.save()
    words = words_of(reader)
    assert "Omdøbt område" in words and "Helt nyt" not in words
    assert "Alle 2007 uden dato" in words


def test_without_rows_it_says_why(reader):
    assert "Ingen målinger svarer til filteret." in words_of(reader, state="prognose")


def test_the_queries_do_not_grow_with_the_rows(reader, cast):
    Measurement.objects.bulk_create(
        Measurement(
            indicator=cast.mentorforloeb,
            area=cast.koebenhavn,
            plan=cast.plan,
            value=day,
            date=date(2007, 1, day),
            source=cast.document,
            entered_by=cast.people.soeren,
        )
        for day in range(1, 32)
    )
    reader.get(reverse("measurements"))
    with max_own_queries(12):
        assert len(listed(reader)) == 31
