"""Tables say what a row is about: code and title, not ninety words of targets."""

import re

import pytest
from django.urls import reverse

from tests.cast import measure
from tests.pages import html_of, page, text_of

ROW_HEADER = re.compile(r'<th scope="row"[^>]*>(.*?)</th>')
TABLE = re.compile(r"<table.*?</table>")


def row_headers(html: str) -> list[str]:
    return [text_of(one) for one in ROW_HEADER.findall(html)]


@pytest.mark.parametrize("name", ["round", "round-print"])
def test_a_rounds_rows_are_headed_by_code_and_title(client, cast, in_round, sent, name):
    html = html_of(page(client, reverse(name, args=[in_round.slug]), cast.people.laura))
    headers = row_headers(html)
    for initiative in (cast.mentor, cast.sygeforloeb, cast.raadgivning, cast.natcafe):
        assert str(initiative) in headers
    tables = TABLE.findall(html)
    assert tables
    assert [one for one in tables if "<caption" not in one] == []


def test_the_rounds_units_head_their_rows(client, cast, in_round):
    html = html_of(page(client, in_round.get_absolute_url(), cast.people.laura))
    assert "Jobcenter Skelbækgade" in row_headers(html)


def test_an_initiatives_measurements_are_headed_by_area_and_period(client, cast):
    measure(cast.mentor_target, 66)
    html = html_of(page(client, cast.mentor.get_absolute_url(), cast.people.laura))
    headers = row_headers(html)
    assert "København, i alt" in headers
    assert "31.12.2007" in headers
