"""Judgements, goals and the rule in Danish words."""

from datetime import date
from decimal import Decimal

import pytest

from core.danish import format_date, format_money, format_number, format_percent
from targets.rule.explanation import goal_words, rule_words, sentence
from targets.rule.goals import Goal
from targets.rule.status import Reading, Rule, judge

RULE = Rule(tolerance=Decimal("0.1"), threshold=Decimal("0.5"))
YEAR_END = date(2007, 12, 31)


def goal(value, comparator="mindst", direction="op", deadline=YEAR_END, **rest):
    for name in ("value_to", "baseline_value"):
        if name in rest:
            rest[name] = Decimal(rest[name])
    value = None if value is None else Decimal(value)
    return Goal(value, comparator=comparator, direction=direction, deadline=deadline, **rest)


def said(a_goal, value, unit="", on=YEAR_END, **rest):
    readings = [] if value is None else [Reading(Decimal(value), None, YEAR_END)]
    if on < YEAR_END:
        readings = [Reading(Decimal(value), None, on)]
    return sentence(a_goal, judge(a_goal, readings, on=on, rule=RULE), unit=unit, **rest)


@pytest.mark.parametrize(
    ("a_goal", "value", "unit", "expected"),
    [
        pytest.param(
            goal("80"),
            "66",
            "mentorforløb",
            "66 af mindst 80 mentorforløb pr. 31. december 2007:"
            " 83 pct., delvist opfyldt efter reglen",
            id="3.4 of 2007",
        ),
        pytest.param(
            goal("80"),
            "12",
            "mentorforløb",
            "12 af mindst 80 mentorforløb pr. 31. december 2007:"
            " 15 pct., ikke opfyldt efter reglen",
            id="missed",
        ),
        pytest.param(
            goal("150", "hoejst", "ned"),
            "119",
            "personer",
            "119 mod højst 150 personer pr. 31. december 2007: opfyldt efter reglen",
            id="lower is better",
        ),
        pytest.param(
            goal("50"),
            "67",
            "pct.",
            "67 mod mindst 50 pct. pr. 31. december 2007:"
            " 17 procentpoint over målet, opfyldt efter reglen",
            id="a percentage is not a part of a percentage",
        ),
        pytest.param(
            goal("33", ""),
            "17",
            "pct.",
            "17 mod 33 pct. pr. 31. december 2007:"
            " 51,5 pct. af vejen, tærsklen er 50 pct., delvist opfyldt efter reglen",
            id="4.1 of 2007, just above the threshold",
        ),
        pytest.param(
            goal("200", ""),
            "96",
            "personer",
            "96 af 200 personer pr. 31. december 2007:"
            " 48 pct. af vejen, tærsklen er 50 pct., ikke opfyldt efter reglen",
            id="4.1 of 2007, just below the threshold",
        ),
        pytest.param(
            goal("33", ""),
            "0",
            "pct.",
            "0 mod 33 pct. pr. 31. december 2007:"
            " 33 procentpoint under målet, ikke opfyldt efter reglen",
            id="4.2 of 2007",
        ),
        pytest.param(
            goal("60", "mellem", value_to="70"),
            "65.5",
            "personer",
            "65,5 af mellem 60 og 70 personer pr. 31. december 2007:"
            " 109 pct., opfyldt efter reglen",
            id="range",
        ),
        pytest.param(
            goal("7100", "hoejst", "ned", baseline_value="8432"),
            "7766",
            "personer",
            "7.766 mod højst 7.100 personer pr. 31. december 2007:"
            " 50 pct. af vejen fra basis 8.432, tærsklen er 50 pct., delvist opfyldt efter reglen",
            id="from a baseline",
        ),
        pytest.param(
            goal("7100", "hoejst", "ned", baseline_value="8432"),
            "9000",
            "personer",
            "9.000 mod højst 7.100 personer pr. 31. december 2007:"
            " længere fra målet end ved basis, ikke opfyldt efter reglen",
            id="away from the goal",
        ),
        pytest.param(
            goal(
                "1000",
                "ca",
                measured_as="aendring",
                baseline_value="10000",
                baseline_date=date(2006, 12, 31),
            ),
            "11200",
            "personer",
            "11.200 personer pr. 31. december 2007, en stigning på 1.200 fra 10.000"
            " (31. december 2006) mod en stigning på ca. 1.000 personer:"
            " 120 pct. af vejen, opfyldt efter reglen",
            id="change",
        ),
        pytest.param(
            goal("-15.8", "mindst", "ned", measured_as="aendring-i-pct", baseline_value="8432"),
            "7100",
            "personer",
            "7.100 personer pr. 31. december 2007, et fald på 15,8 pct. fra 8.432 mod"
            " et fald på mindst 15,8 pct.: 100 pct. af vejen, delvist opfyldt efter reglen",
            id="a fall that only looks reached when rounded",
        ),
        pytest.param(
            goal("5", measured_as="aendring-i-pct", baseline_value="200"),
            "200",
            "job",
            "200 job pr. 31. december 2007, uændret fra 200 mod en stigning på mindst 5 pct.:"
            " 0 pct. af vejen, ikke opfyldt efter reglen",
            id="unchanged",
        ),
        pytest.param(
            goal("100", "op-til"),
            "60",
            "pladser",
            "60 af op til 100 pladser pr. 31. december 2007: inden for loftet, ingen vurdering",
            id="below the ceiling",
        ),
        pytest.param(
            goal("100", "op-til"),
            "120",
            "pladser",
            "120 af op til 100 pladser pr. 31. december 2007:"
            " over loftet, ikke opfyldt efter reglen",
            id="above the ceiling",
        ),
        pytest.param(
            goal("80", "", "neutral"),
            "66",
            "uger",
            "66 mod 80 uger pr. 31. december 2007: ingen ønsket retning, ingen vurdering",
            id="no direction",
        ),
        pytest.param(
            goal("80"),
            None,
            "forløb",
            "Ingen måling inden for målets periode: data mangler",
            id="no reading",
        ),
        pytest.param(
            goal("500", measured_as="aendring"),
            "10500",
            "personer",
            "Basisværdi mangler, så ændringen kan ikke beregnes: data mangler",
            id="no baseline",
        ),
        pytest.param(
            goal("5", measured_as="aendring-i-pct", baseline_value="0"),
            "3",
            "personer",
            "Basisværdien er 0, så en ændring i pct. kan ikke beregnes: data mangler",
            id="baseline of zero",
        ),
        pytest.param(goal(None, ""), None, "", "Intet kvantitativt mål", id="no value"),
        pytest.param(
            goal(None, ""),
            "1052",
            "personer",
            "Intet kvantitativt mål; senest målt 1.052 personer pr. 31. december 2007",
            id="no value but measured",
        ),
    ],
)
def test_sentence(a_goal, value, unit, expected):
    assert said(a_goal, value, unit) == expected


def test_before_the_deadline_the_sentence_names_it():
    assert said(goal("80"), "66", "forløb", on=date(2007, 6, 30)) == (
        "66 af mindst 80 forløb pr. 30. juni 2007: 83 pct., i gang, frist 31. december 2007"
    )


def test_without_deadline_the_sentence_says_so():
    assert said(goal("80", deadline=None), "66", "forløb").endswith("83 pct., i gang, uden frist")


def test_the_reading_keeps_its_qualifier_and_says_that_it_is_provisional():
    words = said(goal("80"), "66", "forløb", qualifier="godt", provisional="foreløbig")
    assert words.startswith("godt 66 (foreløbig) af mindst 80 forløb")


@pytest.mark.parametrize(
    ("a_goal", "expected"),
    [
        (goal("80"), "mindst 80 forløb"),
        (goal("80", ""), "80 forløb"),
        (goal("0.1", "mellem", value_to="0.2"), "mellem 0,1 og 0,2 forløb"),
        (goal("-25", "mindst", measured_as="aendring"), "et fald på mindst 25 forløb"),
        (
            goal("-20", "mellem", measured_as="aendring-i-pct", value_to="-10"),
            "et fald på mellem 10 og 20 pct.",
        ),
        (goal(None, ""), "intet kvantitativt mål"),
    ],
)
def test_goal_words(a_goal, expected):
    assert goal_words(a_goal, "forløb") == expected


@pytest.mark.parametrize(
    ("a_goal", "expected"),
    [
        (
            goal("80"),
            "Opfyldt ved mindst 80 forløb; vurderes endeligt pr. 31. december 2007"
            " efter et tal fra 30. juni 2007 eller senere."
            " Delvist opfyldt fra 50 pct. af vejen fra 0 til målet.",
        ),
        (
            goal("100", "ca", "ned", deadline=None),
            "Opfyldt ved ca. 100 forløb (til og med 10 pct. over regnes med);"
            " vurderes endeligt, når en runde lukkes (ingen frist)."
            " Uden basisværdi bliver målet ikke delvist opfyldt.",
        ),
        (
            goal("80", "", baseline_value="40"),
            "Opfyldt ved 80 forløb eller mere; vurderes endeligt pr. 31. december 2007"
            " efter et tal fra 30. juni 2007 eller senere."
            " Delvist opfyldt fra 50 pct. af vejen fra basis til målet.",
        ),
        (
            goal("-10", "", "ned", measured_as="aendring", baseline_value="40"),
            "Opfyldt ved et fald på 10 forløb eller mere; vurderes endeligt pr. 31. december 2007"
            " efter et tal fra 30. juni 2007 eller senere."
            " Delvist opfyldt fra 50 pct. af vejen fra basis til målet.",
        ),
        (goal("80", "op-til"), "Et loft: ikke opfyldt over 80 forløb, ellers ingen vurdering."),
        (
            goal("80", "", "neutral"),
            "Indikatoren har ingen ønsket retning, og målet ingen komparator: ingen vurdering.",
        ),
        (goal(None, ""), "Målet har ingen målværdi og vurderes ikke efter reglen."),
    ],
)
def test_rule_words(a_goal, expected):
    assert rule_words(a_goal, RULE, "forløb") == expected


@pytest.mark.parametrize(
    ("value", "expected"),
    [
        ("1234.5", "1.234,5"),
        ("66.000000", "66"),
        ("100", "100"),
        ("-0.00", "0"),
        ("-1234567.05", "−1.234.567,05"),
        ("1E+3", "1.000"),
    ],
)
def test_numbers_have_thousand_points_and_decimal_comma(value, expected):
    assert format_number(Decimal(value)) == expected


def test_numbers_with_fixed_places_are_rounded_half_up():
    assert format_number(Decimal("0.25"), 1) == "0,3"
    assert format_number(Decimal("-0.04"), 1) == "0,0"
    assert format_number(897, 1) == "897,0"


def test_dates_per_cent_and_money_are_danish():
    assert format_date(date(2026, 11, 22)) == "22. november 2026"
    assert format_percent(Decimal("15.8")) == "15,8 pct."
    assert format_money(Decimal("66.4")) == "66,4 mio. kr."
