"""A target's words and levels as lists and panels show them."""

from datetime import date
from decimal import Decimal

import pytest

from targets.assessment import reassess
from targets.presentation import TargetPresentation, period_words
from tests.cast import YEAR_END, make_target, measure

TODAY = date(2026, 11, 22)


def shown(target):
    reassess(on=TODAY, targets=[target])
    target.refresh_from_db()
    return TargetPresentation(target, on=TODAY)


@pytest.mark.parametrize(
    ("value", "distance"),
    [(66, "14 forløb under målet"), (80, "på målet"), (83, "3 forløb over målet")],
)
def test_the_distance_is_in_the_unit(cast, value, distance):
    measure(cast.mentor_target, value)
    assert shown(cast.mentor_target).distance == distance


def test_the_distance_of_a_share_is_in_percentage_points(cast):
    cast.mentorforloeb.unit_of_measure = "pct."
    cast.mentorforloeb.save()
    measure(cast.mentor_target, 67)
    assert shown(cast.mentor_target).distance == "13 procentpoint under målet"


def test_within_a_range_there_is_no_distance(cast):
    target = make_target(
        cast.mentor, cast.mentorforloeb, cast.koebenhavn, "mellem", 60, value_to=70
    )
    measure(target, 66)
    assert shown(target).distance == "inden for målet"


def test_up_to_is_a_ceiling(cast):
    target = make_target(cast.mentor, cast.mentorforloeb, cast.koebenhavn, "op-til", 100)
    measure(target, 66)
    row = shown(target)
    assert row.distance == "34 forløb under loftet"
    assert row.levels.direction == "ned"


def test_without_a_measurement_there_is_no_distance(cast):
    assert shown(cast.mentor_target).distance == ""


def test_a_change_from_an_unknown_baseline_has_no_level(cast):
    target = make_target(
        cast.mentor, cast.mentorforloeb, cast.koebenhavn, "", 100, measured_as="aendring"
    )
    assert shown(target).levels is None


def test_a_change_is_drawn_at_its_level(cast):
    target = make_target(
        cast.sygeforloeb,
        cast.langvarige,
        cast.koebenhavn,
        "",
        -10,
        measured_as="aendring-i-pct",
        baseline_value=Decimal(200),
    )
    levels = shown(target).levels
    assert (levels.target, levels.baseline, levels.direction) == (180, 200, "ned")


def test_a_zero_is_a_measurement(cast):
    measure(cast.mentor_target, 0)
    row = shown(cast.mentor_target)
    assert row.latest_words == "0 forløb"
    assert row.levels.value == 0


@pytest.mark.parametrize(
    ("start", "end", "words"),
    [
        (None, YEAR_END, "31.12.2007"),
        (date(2007, 1, 1), YEAR_END, "2007"),
        (date(2013, 1, 1), date(2013, 3, 31), "1. kvartal 2013"),
        (date(2013, 2, 1), date(2013, 4, 30), "01.02.2013 – 30.04.2013"),
        (date(2013, 4, 1), date(2013, 4, 30), "april 2013"),
        (date(2012, 1, 1), date(2013, 3, 31), "01.01.2012 – 31.03.2013"),
    ],
)
def test_a_period_is_said_by_its_name(start, end, words):
    assert period_words(start, end) == words
