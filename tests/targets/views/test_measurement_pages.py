"""The list of measurements of one plan, page by page."""

from datetime import date

import pytest
from django.urls import reverse

from core.lists import paging
from targets.models import Indicator, Measurement


@pytest.fixture
def measured(cast):
    """Seven figures of the plan, of indicators whose Danish order is not that of their keys, two of
    the same name; and one of no plan."""
    names = ("Ørkener", "Aarhus", "Zoner", "Ørkener")
    for number, name in enumerate(names):
        indicator = Indicator.objects.create(
            slug=f"indikator-{number}", name=name, unit_of_measure="forløb"
        )
        for day in range(1, 3 if number else 2):
            _figure(cast, indicator, day, cast.plan)
        _figure(cast, indicator, 20, None)
    return cast


def _figure(cast, indicator, day, plan):
    Measurement.objects.create(
        indicator=indicator,
        area=cast.koebenhavn,
        plan=plan,
        value=day,
        date=date(2007, 1, day),
        breakdown="kvinder" if day == 1 else "",
        source=cast.document,
    )


@pytest.fixture
def reader(client, measured, monkeypatch):
    monkeypatch.setattr(paging, "PER_PAGE", 2)
    client.force_login(measured.people.laura)
    return client


def pages(reader, **query) -> list[int]:
    """The keys of all the pages' rows, one after the other."""
    found, number, last = [], 1, 1
    while number <= last:
        asked = {"plan": "aftale-2007", **query, "page": number}
        table = reader.get(reverse("measurements"), asked).context["table"]
        found += [row.record.pk for row in table.page.object_list]
        number, last = number + 1, table.paginator.num_pages
    return found


def keys(rows) -> list[int]:
    return list(rows.values_list("pk", flat=True))


def test_page_by_page_it_is_the_whole_list_in_order(reader, measured):
    whole = keys(Measurement.objects.for_plan(measured.plan).newest_first())
    assert len(whole) >= 7
    assert pages(reader) == whole


def test_filtered_too(reader, measured):
    of_plan = Measurement.objects.for_plan(measured.plan).newest_first()
    assert pages(reader, q="kvinder") == keys(of_plan.filter(breakdown="kvinder"))
    named = of_plan.filter(indicator__name="Ørkener")
    assert pages(reader, indicator="ørkener") == keys(named)
    assert pages(reader, year="uden") == []


def test_another_order_is_another_order(reader, measured):
    of_plan = Measurement.objects.for_plan(measured.plan)
    assert pages(reader, sort="-value") == keys(of_plan.order_by("-value", "pk"))


def test_what_was_just_written_is_there(reader, measured):
    before = pages(reader)
    Measurement.objects.filter(pk=before[0]).delete()
    assert pages(reader) == before[1:]
    Indicator.objects.filter(slug="indikator-1").update(name="Aa, igen")
    assert pages(reader) == keys(Measurement.objects.for_plan(measured.plan).newest_first())
