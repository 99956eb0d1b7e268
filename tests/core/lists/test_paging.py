"""Lists of more rows than can be gone through: they say so, and end where they say."""

import pytest
from django.urls import reverse

from core.lists import paging
from initiatives.models import Initiative
from tests.pages import text_of


@pytest.fixture
def reader(client, cast, monkeypatch):
    """A list goes through three rows, two on a page; the cast has four initiatives."""
    monkeypatch.setattr(paging, "MOST_LISTED", 3)
    monkeypatch.setattr(paging, "PER_PAGE", 2)
    client.force_login(cast.people.laura)
    return client


def response(reader, **query):
    return reader.get(reverse("initiatives"), query)


def words(reader, **query):
    return text_of(response(reader, **query))


def codes(reader, **query):
    page = response(reader, **query).context["table"].page
    return [row.record.code for row in page.object_list]


def test_a_list_of_too_many_rows_says_so(reader):
    text = words(reader)
    assert "mere end 3 initiativer" in text
    assert "Viser 1–2 af de første 3" in text
    assert "Der er flere rækker, end listen viser." in text
    assert "Hent som Excel (mere end 3 rækker)" in text


def test_it_ends_where_it_says(reader):
    assert len(codes(reader, page=2)) == 1
    assert codes(reader, page=99) == codes(reader, page=2)


def test_it_keeps_its_own_order(reader):
    assert 'class="sort"' not in response(reader).content.decode()
    assert codes(reader, sort="-title") == codes(reader)


def test_narrowed_down_it_is_counted_and_sorted(reader, cast):
    Initiative.objects.filter(pk=cast.natcafe.pk).delete()
    text = words(reader)
    assert "mere end" not in text
    assert "Viser 1–2 af 3" in text
    assert codes(reader, sort="-title") == ["1.2", "3.4"]


def test_rows_that_are_alike_stand_on_one_page_only(reader, cast):
    Initiative.objects.filter(pk=cast.natcafe.pk).delete()
    Initiative.objects.update(title="Ens")
    found = codes(reader, sort="title") + codes(reader, sort="title", page=2)
    assert sorted(found) == ["1.2", "2.6", "3.4"]
