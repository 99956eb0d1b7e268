"""Lists of a plan are filtered by what it calls its areas; lists over all plans by focus area."""

import pytest
from django.urls import reverse

from initiatives.models import FocusArea, Plan
from tests.pages import page, text_of


@pytest.fixture
def named(cast):
    Plan.objects.filter(pk=cast.plan.pk).update(area_word="Strategisk fokusområde")
    FocusArea.objects.create(plan=cast.plan, code="4", title="Unge", position=4)
    return cast


@pytest.mark.parametrize("name", ["initiatives", "targets", "overview"])
def test_a_plans_own_word_heads_the_filter(client, named, name):
    said = text_of(page(client, reverse(name), named.people.laura, plan=named.plan.slug))
    assert "Strategisk fokusområde Alle" in said


@pytest.mark.parametrize("name", ["initiatives", "targets"])
def test_over_all_plans_it_is_focus_areas(client, named, name):
    said = text_of(page(client, reverse(name), named.people.laura, plan=""))
    assert "Fokusområde Alle" in said
    assert "Strategisk fokusområde Alle" not in said
