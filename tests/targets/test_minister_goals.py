"""/ministermaal/: one panel per goal, and nothing drawn that nobody has stated."""

import re
from datetime import date
from decimal import Decimal

import pytest
from django.urls import reverse

from initiatives.models import FocusArea, Plan
from targets.models import Target
from targets.verdicts import refresh
from tests.cast import make_initiative, measure
from tests.queries import max_own_queries

TODAY = date(2026, 11, 22)


@pytest.fixture
def reader(client, cast):
    client.force_login(cast.people.laura)
    return client


@pytest.fixture
def goal(cast):
    """Højst 7.100 at the end of 2014, from a calculated 8.432 at the end of 2012."""
    return make_goal(
        cast,
        3,
        indicator=cast.langvarige,
        area=cast.koebenhavn,
        comparator="hoejst",
        value=7100,
        baseline_value=Decimal(8432),
        baseline_date=date(2012, 12, 31),
        baseline_derived=True,
        deadline=date(2014, 12, 31),
        verdict="data-mangler",
    )


def make_goal(cast, number, **fields):
    given = {"title": f"Ministermål nr. {number}", "wording": "Ordlyd", "verdict": "intet-maal"}
    return Target.objects.create(
        plan=cast.plan,
        focus_area=cast.focus_area,
        kind=Target.Kind.MINISTER,
        goal_number=number,
        number=number,
        **given | fields,
    )


def page_of(reader, **query):
    refresh(on=TODAY)
    response = reader.get(reverse("minister-goals"), query)
    assert response.status_code == 200
    return response.content.decode()


def words_of(reader, **query):
    return re.sub(r"\s+", " ", re.sub(r"<[^>]+>", " ", page_of(reader, **query)))


def test_a_goal_shows_baseline_measurement_target_and_path(reader, goal):
    measure(goal, 7471, date(2013, 4, 30))
    words = words_of(reader)
    for part in (
        "8.432 personer beregnet 31. december 2012",
        "7.471 personer 30. april 2013",
        "højst 7.100 personer 31. december 2014",
        "På vejen mod målet foran",
        "7.471 målt mod 8.213 på den lige vej",
        "742 personer foran",
    ):
        assert part in words


def test_without_a_measurement_the_path_is_not_judged(reader, goal):
    words = words_of(reader)
    assert "ingen måling" in words
    assert "kan ikke beregnes måling mangler" in words
    assert "foran" not in words


def test_a_goal_without_a_number_says_so_and_draws_nothing(reader, cast):
    make_goal(cast, 2, source_note="Intet tal efter politisk beslutning.")
    page = page_of(reader)
    assert "Der er ikke sat et måltal" in page
    assert "Intet tal efter politisk beslutning." in page
    assert "bullet-bar" not in page


def test_the_initiatives_of_the_chapter_are_counted_and_linked(reader, cast, goal):
    elsewhere = FocusArea.objects.create(plan=cast.plan, code="4", title="Andet", position=4)
    make_initiative(elsewhere, "4.1", "Står et andet sted")
    page = page_of(reader)
    assert f"focus_area={cast.focus_area.pk}" in page
    assert "4 initiativer" in re.sub(r"<[^>]+>", "", page)


def test_only_the_goals_of_the_plan_in_view_show(reader, cast, goal):
    Plan.objects.create(slug="anden", title="Anden", kind="aftale", year_from=2009, year_to=2009)
    assert "Planen nævner ingen ministermål." in words_of(reader, plan="anden")
    assert goal.title in words_of(reader, plan="")


def test_targets_of_other_kinds_are_left_out(reader, cast, goal):
    assert cast.mentor_target.title not in page_of(reader)


def test_the_queries_do_not_grow_with_the_goals(reader, cast, goal):
    for number in range(4, 12):
        make_goal(cast, number, indicator=cast.langvarige, area=cast.koebenhavn)
    refresh(on=TODAY)
    reader.get(reverse("minister-goals"))
    with max_own_queries(3):
        reader.get(reverse("minister-goals"))
