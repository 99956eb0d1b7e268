"""What a measurement or a target may be: refused, asked about, or taken as it is. No database."""

from datetime import date
from decimal import Decimal

import pytest

from targets.rule.figures import (
    Figure,
    Known,
    Wanted,
    impossible,
    impossible_target,
    improbable,
    improbable_target,
)
from tests.targets.readings import make_indicator

TODAY = date(2026, 11, 30)
PERSONS = make_indicator()
SHARE = make_indicator(unit_of_measure="pct.", direction="op")
CHANGE = make_indicator(unit_of_measure="pct.", may_be_negative=True)
NOTHING = Known()
AVERAGE = make_indicator(unit_of_measure="fuldtidspersoner")


def figure(value, **stated):
    amounts = {
        name: Decimal(stated.pop(name)) for name in ("numerator", "denominator") if name in stated
    }
    return Figure(Decimal(value), **amounts, **stated)


def refused(value, indicator=PERSONS, **stated):
    return [
        (one.field, one.words)
        for one in impossible(figure(value, **stated), indicator, today=TODAY)
    ]


def asked(value, indicator=PERSONS, known=NOTHING, **stated):
    return [one.words for one in improbable(figure(value, **stated), indicator, known)]


def levels(*values):
    return tuple(map(Decimal, values))


def test_fewer_than_no_persons_are_refused():
    assert refused(-5) == [("value", "Der kan ikke være færre end 0 personer.")]


def test_a_change_may_be_negative():
    assert refused("-4.3", CHANGE) == []
    assert refused(-3, make_indicator(change_of_id=7)) == []


def test_persons_are_counted_whole_and_averages_are_not():
    assert refused("1234.5") == [("value", "Der tælles hele personer. Skriv et helt tal.")]
    assert refused("1234.5", AVERAGE) == refused("12.5", SHARE) == []


@pytest.mark.parametrize("day", [date(14, 12, 31), date(1989, 12, 31), date(2101, 1, 1)])
def test_a_year_of_another_age_is_refused(day):
    words = [words for _, words in refused(5, date=day, state="prognose")]
    assert words == ["Året skal ligge mellem 1990 og 2100."]


def test_a_final_figure_lies_in_the_past_and_a_forecast_may_not():
    later = date(2031, 12, 31)
    assert [field for field, _ in refused(5, date=later)] == ["date"]
    assert refused(5, date=later, state="prognose") == []
    assert refused(5, date=TODAY) == []


def test_a_part_is_no_more_than_its_whole():
    assert refused(130, SHARE, numerator=13, denominator=10) == [
        ("numerator", "Tælleren er større end nævneren.")
    ]
    assert [field for field, _ in refused(130, SHARE, numerator=9, denominator=10)] == ["value"]


def test_a_percentage_beside_a_fraction_that_it_does_not_fit_is_asked_about():
    assert asked(50, SHARE, numerator=1, denominator=4) == ["1 af 4 er 25 pct., ikke 50 pct."]


@pytest.mark.parametrize(
    ("value", "numerator", "denominator"), [(38, 227, 602), ("37.7", 227, 602), (33, 1, 3)]
)
def test_rounding_explains_a_percentage(value, numerator, denominator):
    assert asked(value, SHARE, numerator=numerator, denominator=denominator) == []


def test_a_reservation_explains_a_percentage():
    assert asked(30, SHARE, numerator=1, denominator=3, qualifier="ca.") == []


@pytest.mark.parametrize(("value", "counted"), [(1, "1 person"), (4, "4 personer")])
def test_so_few_persons_that_they_are_known_are_asked_about(value, counted):
    assert asked(value) == [f"{counted}: så få kan genkendes, hvor tallet vises."]


@pytest.mark.parametrize("value", [0, 5])
def test_nobody_and_several_are_not(value):
    assert asked(value) == []


def test_few_are_asked_about_once_in_a_series_and_never_of_shares_or_courses():
    assert asked(3, known=Known(measured=levels(2, 40))) == []
    assert asked(3, SHARE) == asked(3, make_indicator(unit_of_measure="forløb")) == []


def test_far_more_than_the_target_is_asked_about_in_its_terms():
    known = Known(measured=levels(280), goals=levels(300))
    assert asked("1234", known=known) == ["1.234 personer er 411 pct. af målet på 300 personer."]


def test_far_more_than_ever_measured_is_asked_about():
    assert asked(2800, known=Known(measured=levels(250, 280))) == [
        "2.800 personer er 10 gange så meget som det højeste, der er kendt (280 personer)."
    ]


def test_a_figure_near_anything_that_is_known_is_not_asked_about():
    assert asked(840, known=Known(measured=levels(280), goals=levels(100))) == []
    assert asked(9, known=Known(measured=levels(1))) == []
    assert asked(100000) == []


def test_more_than_a_hundred_per_cent_is_asked_about():
    assert asked(22000, SHARE) == ["22.000 pct. er mere end det hele."]
    assert asked(125, CHANGE) == []


def test_a_target_is_held_to_its_unit():
    wanted = Wanted(Decimal(-5), baseline_value=Decimal("2.5"))
    assert {one.field for one in impossible_target(wanted, PERSONS)} == {"value", "baseline_value"}
    assert impossible_target(Wanted(Decimal(-10), measured_as="aendring"), PERSONS) == []
    assert [
        one.field for one in impossible_target(Wanted(None, deadline=date(14, 1, 1)), None)
    ] == ["deadline"]


def test_a_target_of_more_than_the_whole_is_asked_about():
    found = improbable_target(Wanted(Decimal(15000)), SHARE, Known())
    assert [one.words for one in found] == ["15.000 pct. er mere end det hele."]
    assert (
        improbable_target(Wanted(Decimal(200), measured_as="aendring-i-pct"), SHARE, Known()) == []
    )


def test_far_less_than_anything_that_is_known_is_asked_about():
    known = Known(measured=levels(250, 280), goals=levels(300))
    assert asked(28, known=known) == [
        "28 personer er mindre end en tredjedel af det laveste, der er kendt (250 personer)."
    ]
    assert asked(0, known=known) != []
    assert asked(90, known=known) == []


def test_low_figures_that_are_to_be_expected_are_not_asked_about():
    assert asked(5, known=Known(goals=levels(300))) == []
    assert asked(28, known=Known(measured=levels(280), goals=levels(30))) == []
    assert asked(1, AVERAGE, Known(measured=levels(9))) == []
    from_new_year = make_indicator(year_to_date=True)
    assert asked(28, from_new_year, known=Known(measured=levels(280))) == []


def test_a_target_far_below_what_is_measured_is_asked_about():
    found = improbable_target(Wanted(Decimal(30)), PERSONS, Known(measured=levels(280)))
    assert [one.field for one in found] == ["value"]
