"""Which figure decides a target: near its deadline, of the plan's time, of the same count."""

from dataclasses import replace
from datetime import date
from decimal import Decimal

import pytest
from hypothesis import given
from hypothesis import strategies as st

from targets.models import Verdict
from targets.rule.explanation import counted_words, rule_words, sentence
from targets.rule.status import (
    Missing,
    Rule,
    first_deciding_day,
    months_before,
    newest,
)
from targets.rule.trajectory import past_progress, progress
from tests.targets.rule.test_status import YEAR_END, goal, judged, reading, verdict

RULE = Rule(Decimal("0.1"), Decimal("0.5"), first_day=date(2014, 1, 1))
DEADLINE, TODAY = date(2014, 12, 31), date(2026, 11, 30)
APRIL_2013 = date(2013, 4, 30)
# Minister's goal 3 of 2014, which the plan itself holds a figure of April 2013 against.
LONG_TERM = goal(
    "7100",
    "",
    "ned",
    DEADLINE,
    baseline_value="8432",
    baseline_date=date(2012, 12, 31),
    earlier_figures=True,
)


def judged_2014(a_goal, *readings, on=TODAY, rule=RULE):
    return judged(a_goal, *readings, on=on, rule=rule)


def test_after_the_deadline_an_old_figure_decides_nothing_and_is_history():
    judgement = judged_2014(LONG_TERM, reading("7471", APRIL_2013))
    assert (judgement.verdict, judgement.missing) == (Verdict.NO_DATA, Missing.NEAR_READING)
    assert judgement.reading.value == 7471
    assert sentence(LONG_TERM, judgement, unit="personer") == (
        "Intet tal tæt på fristen 31. december 2014. Senest 7.471 mod 7.100 personer"
        " pr. 30. april 2013: data mangler"
    )


def test_where_an_old_figure_stood_on_the_path_is_said_as_history():
    judgement = judged_2014(LONG_TERM, reading("7471", APRIL_2013))
    assert progress(LONG_TERM, judgement, RULE.tolerance) is None
    assert past_progress(LONG_TERM, judgement, RULE.tolerance).status == "foran"


def test_before_the_deadline_the_newest_figure_counts_however_old():
    on = date(2014, 12, 30)
    assert judged_2014(LONG_TERM, reading("7471", APRIL_2013), on=on).verdict == Verdict.ONGOING
    assert judged_2014(LONG_TERM, reading("7100", APRIL_2013), on=on).verdict == Verdict.MET


@pytest.mark.parametrize(
    ("months", "day", "decides"),
    [
        (6, date(2014, 6, 30), True),
        (6, date(2014, 6, 29), False),
        (1, date(2014, 11, 30), True),
        (1, date(2014, 11, 29), False),
        (0, date(2014, 12, 31), True),
        (0, date(2014, 12, 30), False),
        (24, APRIL_2013, True),
    ],
)
def test_the_plan_says_how_near_is_near(months, day, decides):
    rule = replace(RULE, months=months)
    judgement = judged_2014(LONG_TERM, reading("7100", day), rule=rule)
    assert judgement.verdict == (Verdict.MET if decides else Verdict.NO_DATA)


def test_the_plans_own_follow_up_decides_however_far_from_the_deadline():
    rule = replace(RULE, months=1, followed_up_on=date(2014, 9, 1))
    assert verdict(LONG_TERM, reading("7000", date(2014, 9, 1)), on=TODAY, rule=rule) == Verdict.MET
    before = reading("7000", date(2014, 8, 31))
    assert verdict(LONG_TERM, before, on=TODAY, rule=rule) == Verdict.NO_DATA


def test_the_plans_own_follow_up_after_the_deadline_decides_too():
    rule = replace(RULE, followed_up_on=date(2015, 4, 23))
    late, later = reading("7000", date(2015, 4, 23)), reading("7000", date(2015, 4, 24))
    assert verdict(LONG_TERM, late, on=TODAY, rule=rule) == Verdict.MET
    assert verdict(LONG_TERM, later, on=TODAY, rule=rule) == Verdict.NO_DATA


def test_a_figure_from_before_the_plan_does_not_count_unless_the_plan_says_so():
    a_goal = goal("100", deadline=None)
    old = reading("120", date(2007, 12, 31))
    assert judged_2014(a_goal, old).missing == Missing.READING
    assert judged_2014(replace(a_goal, earlier_figures=True), old).verdict == Verdict.MET
    assert judged_2014(a_goal, reading("120", date(2014, 1, 1))).verdict == Verdict.MET


def test_the_targets_own_period_holds_for_older_figures_that_the_plan_allows():
    a_goal = goal("100", deadline=None, period_start=date(2013, 1, 1), earlier_figures=True)
    assert judged_2014(a_goal, reading("120", date(2012, 12, 31))).missing == Missing.READING
    assert judged_2014(a_goal, reading("120", APRIL_2013)).verdict == Verdict.MET


# What was counted


def test_a_figure_that_counts_something_else_is_shown_and_decides_nothing():
    """3.3 of 2007: 75 were referred, and 50 are to complete."""
    judgement = judged(goal("50", ""), reading("75", counted_as="visiteret"))
    assert (judgement.verdict, judgement.missing) == (Verdict.NO_DATA, Missing.SAME_COUNT)
    assert sentence(goal("50", ""), judgement, unit="forløb") == (
        "75 forløb pr. 31. december 2007, optalt som “visiteret”; målet (50 forløb) tæller noget"
        " andet, så tallet afgør det ikke: data mangler"
    )


def test_a_figure_of_the_same_count_goes_before_a_newer_one_of_another():
    completed = reading("40", date(2007, 11, 30))
    referred = reading("75", counted_as="visiteret")
    assert newest(goal(), [referred, completed], YEAR_END, RULE_2007) == completed


RULE_2007 = replace(RULE, first_day=date(2007, 1, 1))


# Months


@given(st.dates(date(1, 1, 1), date(9999, 12, 31)), st.integers(0, 120))
def test_months_before_are_whole_months_and_never_later(day, months):
    before = months_before(day, months)
    assert before <= day
    if before > date.min:
        assert (day.year - before.year) * 12 + day.month - before.month == months


def test_the_rule_in_words_says_from_when_a_figure_decides():
    assert first_deciding_day(LONG_TERM, RULE) == date(2014, 6, 30)
    assert "pr. 31. december 2014 efter et tal fra 30. juni 2014 eller senere." in rule_words(
        LONG_TERM, RULE, "personer"
    )


def test_a_change_without_a_baseline_is_not_said_to_be_partly_reachable():
    """4.2 of 2007: 100 courses more than in 2006, whose number is not known."""
    rising = goal("100", "", measured_as="aendring")
    assert rule_words(rising, RULE, "forløb") == (
        "Opfyldt ved en stigning på 100 forløb. Uden basisværdi kan ændringen ikke beregnes,"
        " og målet kan ikke vurderes."
    )


def test_what_is_not_counted_by_the_target_is_said_as_a_part_of_the_figure():
    assert counted_words("visiteret") == "optalt som “visiteret”"
    assert counted_words("5 udeblevet, 8 i gang") == "heraf “5 udeblevet, 8 i gang”"
