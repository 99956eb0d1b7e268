"""Rows of the list of units are drawn once for what they show, and anew when it changes."""

import re

import pytest
from django.urls import reverse
from django.utils.html import strip_tags

from initiatives.models import Unit
from tests.cast import lead, make_initiative


@pytest.fixture
def reader(client, cast):
    client.force_login(cast.people.laura)
    return client


def lines(reader, **query) -> list[str]:
    """The rows of the table as they are drawn."""
    html = reader.get(reverse("units"), query).content.decode()
    return re.findall(r'<tr id="enhed-.*?</tr>', html, re.DOTALL)


def test_a_row_that_was_drawn_before_follows_what_changes(reader, cast):
    unit = cast.units.skelbaekgade
    before = lines(reader)
    Unit.objects.filter(pk=unit.pk).update(name="Jobcenter Ny Vej", abbreviation="JNV")
    lead(unit, make_initiative(cast.focus_area, "9.9", "Nyt"))
    after = lines(reader)
    assert len(before) == len(after)
    changed = [strip_tags(new) for old, new in zip(before, after, strict=True) if new != old]
    assert any("Jobcenter Ny Vej JNV" in words for words in changed)


def test_a_row_drawn_for_one_plan_is_another_for_all(reader, cast):
    of_all, of_plan = lines(reader), lines(reader, plan=cast.plan.slug)
    assert any(f"plan={cast.plan.slug}&" in line for line in of_plan)
    assert not any(f"plan={cast.plan.slug}&" in line for line in of_all)
