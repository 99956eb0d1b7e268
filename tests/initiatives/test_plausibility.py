"""Whether the units of an initiative's column have something to do in its text."""

import pytest

from initiatives.models import Ground, Initiative, Responsibility, TargetGroup, Unit
from initiatives.plausibility import checks
from tests.cast import make_initiative

pytestmark = pytest.mark.django_db


@pytest.fixture
def bus(cast):
    """An initiative whose column has two departments and a centre."""
    centre = Unit.objects.create(slug="cab", name="Center for Afklaring", kind="center")
    initiative = make_initiative(cast.focus_area, "1.4", "Jobbus")
    units = (cast.units.skelbaekgade, cast.units.musvaagevej, centre)
    for position, unit in enumerate(units):
        Responsibility.objects.create(
            initiative=initiative, unit=unit, position=position, ground=Ground.COLUMN
        )
    return initiative


def said(initiative, description: str, wordings=()) -> list[str]:
    Initiative.objects.filter(pk=initiative.pk).update(description=description)
    rows = Initiative.objects.filter(pk=initiative.pk).for_checking()
    return [check.computed for check in checks(rows, {initiative.pk: wordings})]


def test_a_unit_that_the_text_leaves_out_is_a_finding(bus):
    text = "Jobcenter Skelbækgade kører bussen, og Jobcenter Musvågevej fylder den."
    assert said(bus, text) == ["teksten nævner ikke Center for Afklaring"]


def test_units_that_are_all_named_fit(bus):
    text = "Jobcenter Skelbækgade og Jobcenter Musvågevej kører. Center for Afklaring hjælper."
    assert said(bus, text) == ["teksten nævner dem alle"]


def test_the_word_for_all_of_a_kind_names_them(bus):
    text = "Jobcentrene fylder bussen, som Center for Afklaring kører."
    assert said(bus, text) == ["teksten nævner dem alle"]


def test_the_centre_is_not_all_of_them(bus):
    text = (
        "Jobcenter Skelbækgade kører bussen. Centret holder den ren. Jobcenter Musvågevej hjælper."
    )
    assert said(bus, text) == ["teksten nævner ikke Center for Afklaring"]


def test_the_job_centre_above_stands_for_its_departments(bus):
    text = "Jobcenter København fylder bussen, som Center for Afklaring kører."
    assert said(bus, text) == ["teksten nævner dem alle"]


def test_targets_and_target_groups_are_text_too(bus):
    TargetGroup.objects.create(
        initiative=bus, description="Ledige, som Center for Afklaring har talt med."
    )
    text = "Jobcenter Skelbækgade kører bussen."
    wordings = ["Jobcenter Musvågevej finder 50 deltagere."]
    assert said(bus, text, wordings) == ["teksten nævner dem alle"]


def test_a_text_that_names_none_of_them_says_nothing_of_who_does_what(bus):
    assert said(bus, "Der kører en bus.") == []


def test_only_the_column_is_asked_about(bus, cast):
    Responsibility.objects.filter(unit__slug="cab").update(ground=Ground.TEXT)
    text = "Jobcenter Skelbækgade kører bussen, og Jobcenter Musvågevej fylder den."
    assert said(bus, text) == ["teksten nævner dem alle"]
