"""The target pages on the five real plans."""

import pytest
from django.urls import reverse

from initiatives import roles
from targets.models import Target
from tests.cast import make_user
from tests.pages import page, text_of


@pytest.fixture
def reader(client, five_plans):
    client.force_login(make_user("laura", "Laura Lind", roles.READER))
    return client


def words_of(reader, name, **query):
    return text_of(page(reader, reverse(name), **query))


def test_the_2014_plan_has_four_goals_of_which_one_has_a_path(reader):
    words = words_of(reader, "minister-goals", plan="beskaeftigelsesplan-2014")
    found = [number for number in range(1, 6) if f"Ministermål {number} " in words]
    assert found == [1, 2, 3, 4]
    assert words.count("på den lige vej") == 1
    assert words.count("Der er ikke sat et måltal") == 1
    assert "742 personer foran" in words


def test_both_statements_of_a_contradiction_are_listed(reader):
    words = words_of(
        reader, "measurements", plan="beskaeftigelsesplan-2014", q="Førtidspension", year="2013"
    )
    assert "15.096" in words
    assert "15.097" in words


def test_every_target_has_a_page(reader):
    for target in Target.objects.all():
        assert reader.get(target.get_absolute_url()).status_code == 200, target
