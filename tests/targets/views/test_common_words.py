"""A word that stands in more rows than a list goes through: the list begins with the first."""

from datetime import date

import pytest
from django.urls import reverse

from core.lists import paging
from targets.views import measurements, targets
from tests.cast import make_target, measure

YEARS = range(2001, 2009)


@pytest.fixture
def reader(client, cast, monkeypatch):
    """A list goes through three rows."""
    for module in (paging, measurements, targets):
        monkeypatch.setattr(module, "MOST_LISTED", 3)
    client.force_login(cast.people.laura)
    return client


def listed(reader, name: str, **query) -> list:
    table = reader.get(reverse(name), {"plan": "", **query}).context["table"]
    assert table.data.is_cut
    return [row.record for row in table.page.object_list]


def test_the_first_targets_in_order_are_listed_although_they_were_written_last(reader, cast):
    for year in YEARS:
        make_target(cast.mentor, title=f"Flere mentorer i {year}")
    written_last = make_target(cast.mentor, title="Mentorer til alle", number=0)
    assert listed(reader, "targets", q="mentorer")[0].pk == written_last.pk


def test_the_newest_measurements_are_listed_although_they_were_written_last(reader, cast):
    for year in YEARS:
        measure(cast.mentor_target, year, date(year, 12, 31))
    found = listed(reader, "measurements", q=cast.mentor_target.indicator.name)
    assert [one.date.year for one in found] == [2008, 2007, 2006]


def test_they_are_listed_by_area_and_by_breakdown_too(reader, cast):
    for year in YEARS:
        measure(cast.mentor_target, year, date(year, 12, 31), breakdown="Kvinder")
    for words in ("kvinder", cast.mentor_target.area.name):
        found = listed(reader, "measurements", q=words)
        assert [one.date.year for one in found] == [2008, 2007, 2006]


def test_the_next_page_goes_on_where_the_first_ends(reader, cast, monkeypatch):
    monkeypatch.setattr(paging, "PER_PAGE", 2)
    for year in YEARS:
        measure(cast.mentor_target, year, date(year, 12, 31))
    words = cast.mentor_target.indicator.name
    found = listed(reader, "measurements", q=words, page=2)
    assert [one.date.year for one in found] == [2006]
