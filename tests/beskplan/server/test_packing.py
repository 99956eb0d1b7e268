"""Pages travel packed, files as they are."""

import gzip

import pytest
from django.urls import reverse

PACKED = {"accept-encoding": "gzip, br"}


@pytest.fixture
def reader(client, cast):
    client.force_login(cast.people.laura)
    return client


def test_a_page_is_packed_for_a_browser_that_can_unpack(reader):
    response = reader.get(reverse("initiatives"), headers=PACKED)
    assert response.headers["Content-Encoding"] == "gzip"
    assert cast_title(gzip.decompress(response.content).decode())
    assert int(response.headers["Content-Length"]) == len(response.content)


def test_a_page_comes_as_it_is_to_others(reader):
    response = reader.get(reverse("initiatives"))
    assert "Content-Encoding" not in response.headers
    assert cast_title(response.content.decode())


def test_a_workbook_is_packed_already(reader):
    response = reader.get(reverse("export"), headers=PACKED)
    assert response.status_code == 200
    assert "Content-Encoding" not in response.headers


def cast_title(html: str) -> bool:
    return "Mentorer til nye i job" in html
