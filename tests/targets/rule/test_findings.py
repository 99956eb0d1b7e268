"""What is said of a development, in words."""

from datetime import date
from decimal import Decimal

import pytest

from initiatives.models import Plan
from targets.presentation import TargetPresentation
from targets.rule.findings import findings
from tests.targets import readings
from tests.targets.readings import developed, make_target, monthly, reading

FALLING = [8400, 8300, 8250, 8100, 8000, 7900]
JULY = date(2025, 7, 1)
PLAN = Plan(year_from=2024, tolerance=Decimal("0.1"), threshold=Decimal("0.5"))


def said(*rows, target=None, today=JULY):
    """By title what is said, lead, text and rule."""
    target = target or make_target()
    target.plan = PLAN
    target.latest = rows[-1] if rows else None
    found = findings(
        developed(*rows, target=target, today=today), TargetPresentation(target, on=today)
    )
    return {one.title: " ".join(filter(None, (one.lead, one.text, one.rule))) for one in found}


def year_to_date(**fields):
    given = {"year_to_date": True, "unit_of_measure": "pct.", "direction": "op"}
    return make_target(readings.make_indicator(**given | fields), value=50)


def compared(before, now, **fields):
    rows = [reading(before, date(2024, 4, 30)), reading(now, date(2025, 4, 30))]
    return said(*rows, target=year_to_date(**fields))["Samme periode året før"]


def test_the_distance_to_the_path_comes_first_with_its_numbers():
    words = said(*monthly([8200]))
    assert next(iter(words)) == "Afstand til vejen mod målet"
    assert words["Afstand til vejen mod målet"].startswith("Foran 8.200 målt mod 8.375")


def test_without_a_path_it_says_why():
    words = said(*monthly([8200]), target=make_target(value=None, comparator=""))
    assert words["Afstand til vejen mod målet"].startswith("Målet har intet måltal")


def test_a_forecast_gives_value_interval_goal_method_and_number_of_points():
    words = said(*monthly(FALLING))["Fremskrivning"]
    for part in (
        "personer pr. 27. november 2025",
        "med 80 pct. sandsynlighed mellem",
        "Målet er højst 7.100 personer.",
        "Fristen er 31. december 2026; der fremskrives ikke længere, end der er målt tilbage.",
        "den rette linje gennem de 6 nyeste målinger",
        "sætter ingen status",
    ):
        assert part in words


def test_too_few_for_a_forecast_are_counted():
    words = said(*monthly(FALLING[:3]))["Fremskrivning"]
    assert words == "For få målinger til en fremskrivning (3 af mindst 6)."


def test_limits_are_said_with_the_number_of_points_and_what_lies_outside():
    words = said(*monthly([8000, 8100] * 6 + [9999]), today=date(2026, 3, 1))["Naturlige udsving"]
    assert words.startswith("De 13 målinger svinger naturligt mellem ")
    assert "1 ligger uden for og er mærket i diagrammet: 9.999 (31.01.2026)" in words
    assert "gennemsnit ± 2,66 × det gennemsnitlige spring" in words


def test_a_longer_series_says_how_many_limits_take_and_a_short_one_nothing():
    words = said(*monthly(FALLING))["Naturlige udsving"]
    assert words == "For få målinger til naturlige grænser (6 af mindst 12)."
    assert "Naturlige udsving" not in said(*monthly(FALLING[:5]))


def test_calm_limits_say_that_nothing_lies_outside():
    words = said(*monthly([8000, 8100] * 6), today=date(2026, 3, 1))["Naturlige udsving"]
    assert "Ingen ligger uden for." in words


def test_shares_of_the_year_to_date_differ_by_procentpoint():
    assert compared(42, 45).startswith(
        "45 pct. pr. 30. april 2025 mod 42 pct. i samme periode året før: 3 procentpoint højere,"
        " altså bedre."
    )


@pytest.mark.parametrize(
    ("before", "now", "words"),
    [
        (250, 300, "50 forløb højere (20,0 pct.), altså bedre."),
        (300, 250, "50 forløb lavere (16,7 pct.), altså dårligere."),
        (0, 50, "50 forløb højere, altså bedre."),
        (50, 50, "uændret."),
    ],
)
def test_counts_differ_in_number_and_per_cent_but_never_from_zero(before, now, words):
    assert words in compared(before, now, unit_of_measure="forløb")


def test_without_a_year_before_it_says_so():
    words = said(reading(45, date(2025, 4, 30)), target=year_to_date())["Samme periode året før"]
    assert words.startswith("Ingen måling for samme periode året før.")


def test_only_the_year_to_date_speaks_of_the_year_before():
    assert "Samme periode året før" not in said(*monthly([8200]))


def test_shares_are_carried_on_with_a_decimal():
    share = readings.make_indicator(unit_of_measure="pct.")
    target = make_target(share, value=20, baseline_value=60)
    words = said(*monthly([60, 55, 54, 50, 49, 45]), target=target)["Fremskrivning"]
    assert "31,5 pct. pr. 27. november 2025" in words


def test_a_target_of_words_alone_says_nothing():
    target = make_target(value=None, comparator="", baseline_value=None)
    target.indicator = None
    assert said(target=target) == {}
