"""The published rule, point by point (README, Status)."""

from datetime import date
from decimal import Decimal
from itertools import count

import pytest
from hypothesis import assume, given
from hypothesis import strategies as st

from initiatives.models import CalculatedStatus, Deviation, Status
from targets.models import Verdict
from targets.rule.goals import Goal
from targets.rule.initiative_status import deviation, initiative_status
from targets.rule.status import Missing, Reading, Rule, judge, rounded_percent

RULE = Rule(tolerance=Decimal("0.1"), threshold=Decimal("0.5"))
NEW_YEAR, MIDSUMMER, YEAR_END = date(2007, 1, 1), date(2007, 6, 30), date(2007, 12, 31)
KEYS = count(1)


def goal(value="80", comparator="mindst", direction="op", deadline=YEAR_END, **rest):
    for name in ("value_to", "baseline_value"):
        if name in rest:
            rest[name] = Decimal(rest[name])
    value = None if value is None else Decimal(value)
    return Goal(value, comparator=comparator, direction=direction, deadline=deadline, **rest)


def reading(value, day=YEAR_END, start=None, **rest):
    return Reading(Decimal(value), start, day, key=next(KEYS), **rest)


def judged(a_goal, *values, on=YEAR_END, closing=False, rule=RULE):
    readings = [value if isinstance(value, Reading) else reading(value) for value in values]
    return judge(a_goal, readings, on=on, rule=rule, closing=closing)


def verdict(a_goal, *values, **rest):
    return judged(a_goal, *values, **rest).verdict


# Point 1: what is compared


def test_a_goal_without_value_is_not_quantitative():
    assert verdict(goal(value=None, comparator=""), "66") == Verdict.NO_VALUE


def test_without_readings_data_are_missing():
    assert judged(goal()).missing == Missing.READING
    assert verdict(goal()) == Verdict.NO_DATA


@pytest.mark.parametrize(
    "unusable",
    [
        pytest.param(reading("90", counts=False), id="contradicting statement"),
        pytest.param(reading("90", forecast=True), id="forecast"),
        pytest.param(reading("90", day=None), id="undated"),
        pytest.param(reading("90", day=date(2008, 1, 1)), id="after the deadline"),
        pytest.param(reading("90", day=date(2006, 12, 31)), id="before the period"),
        pytest.param(reading("90", start=date(2006, 7, 1)), id="begun before the period"),
    ],
)
def test_a_reading_that_does_not_qualify_is_left_out(unusable):
    a_goal = goal(period_start=NEW_YEAR)
    assert verdict(a_goal, unusable, on=date(2009, 1, 1)) == Verdict.NO_DATA


def test_a_reading_on_the_baseline_date_is_the_baseline_not_progress():
    a_goal = goal(baseline_value="40", baseline_date=MIDSUMMER)
    assert verdict(a_goal, reading("90", MIDSUMMER)) == Verdict.NO_DATA


def test_a_reading_after_the_cutoff_is_not_known_yet():
    assert verdict(goal(), reading("90"), on=date(2007, 12, 30)) == Verdict.NO_DATA


def test_readings_on_the_first_and_the_last_day_of_the_period_qualify():
    a_goal = goal(period_start=NEW_YEAR)
    assert verdict(a_goal, reading("90", NEW_YEAR), on=MIDSUMMER) == Verdict.MET
    assert verdict(a_goal, reading("90", YEAR_END, NEW_YEAR)) == Verdict.MET


def test_the_newest_reading_is_compared_whatever_the_order():
    older, newer = reading("90", MIDSUMMER), reading("66")
    assert judged(goal(), older, newer).reading == newer
    assert judged(goal(), newer, older).reading == newer


def test_of_readings_with_one_end_the_whole_period_is_compared():
    december, year = reading("6", start=date(2007, 12, 1)), reading("66", start=NEW_YEAR)
    assert judged(goal(), december, year, reading("1")).reading == year


# Point 2: met


@pytest.mark.parametrize(
    ("comparator", "direction", "met", "not_met"),
    [
        ("mindst", "op", ["80", "80.000001"], ["79.999999"]),
        ("mindst", "ned", ["80"], ["79"]),
        ("hoejst", "ned", ["80", "12"], ["80.000001"]),
        ("hoejst", "op", ["80"], ["81"]),
        ("praecis", "op", ["80"], ["79", "81"]),
        ("", "op", ["80", "90"], ["79"]),
        ("", "ned", ["80", "70"], ["81"]),
        ("ca", "op", ["72", "500"], ["71.9"]),
        ("ca", "ned", ["88", "0"], ["88.1"]),
        ("ca", "neutral", ["72", "88"], ["71.9", "88.1"]),
    ],
)
def test_comparator_decides_what_is_met(comparator, direction, met, not_met):
    a_goal = goal(comparator=comparator, direction=direction)
    assert {verdict(a_goal, value) for value in met} == {Verdict.MET}
    assert Verdict.MET not in {verdict(a_goal, value) for value in not_met}


@pytest.mark.parametrize(
    ("direction", "met", "not_met"),
    [
        ("op", ["60", "70", "71"], ["59"]),
        ("ned", ["60", "70", "59"], ["71"]),
        ("neutral", ["60", "65", "70"], ["59", "71"]),
    ],
)
def test_between_is_met_inside_or_beyond_on_the_good_side(direction, met, not_met):
    a_goal = goal("60", "mellem", direction, value_to="70")
    assert {verdict(a_goal, value) for value in met} == {Verdict.MET}
    assert Verdict.MET not in {verdict(a_goal, value) for value in not_met}


def test_between_counts_progress_to_the_nearer_end():
    down = goal("60", "mellem", "ned", value_to="70", baseline_value="90")
    assert (judged(down, "80").required, judged(down, "80").share) == (70, Decimal("0.5"))


def test_no_comparator_and_no_direction_gives_no_verdict():
    assert verdict(goal(comparator="", direction="neutral"), "66") == Verdict.NONE


def test_up_to_is_a_ceiling_that_only_excess_breaks():
    ceiling = goal(comparator="op-til")
    assert verdict(ceiling, "12") == Verdict.NONE
    assert verdict(ceiling, "80") == Verdict.NONE
    assert verdict(ceiling, "81") == Verdict.MISSED


def test_an_exceeded_ceiling_does_not_wait_for_the_deadline():
    ceiling = goal(comparator="op-til")
    assert verdict(ceiling, reading("81", MIDSUMMER), on=MIDSUMMER) == Verdict.MISSED


def test_a_met_goal_does_not_wait_for_the_deadline():
    assert verdict(goal(), reading("80", MIDSUMMER), on=MIDSUMMER) == Verdict.MET


# Point 3: not met


def test_before_the_deadline_a_goal_not_met_is_ongoing():
    early = reading("66", MIDSUMMER)
    assert verdict(goal(), early, on=date(2007, 12, 30)) == Verdict.ONGOING
    assert verdict(goal(), early, on=YEAR_END) == Verdict.PARTLY


def test_without_deadline_only_a_closing_round_judges():
    someday = goal(deadline=None)
    assert verdict(someday, "66") == Verdict.ONGOING
    assert verdict(someday, "66", closing=True) == Verdict.PARTLY


def test_a_closing_round_does_not_move_a_later_deadline():
    later = goal(deadline=date(2010, 12, 31))
    assert verdict(later, "66", closing=True) == Verdict.ONGOING


def test_mentors_of_2007_reached_83_per_cent():
    judgement = judged(goal(), "66")
    assert judgement.verdict == Verdict.PARTLY
    assert judgement.share == Decimal("0.825")
    assert rounded_percent(judgement.share) == 83


def test_the_threshold_itself_is_partly():
    assert verdict(goal(), "40") == Verdict.PARTLY
    assert verdict(goal(), "39.999999") == Verdict.MISSED


def test_progress_is_counted_from_the_baseline():
    halved = goal("100", "hoejst", "ned", baseline_value="200")
    assert verdict(halved, "150") == Verdict.PARTLY
    assert verdict(halved, "151") == Verdict.MISSED
    assert judged(halved, "230").share == Decimal("-0.3")


def test_a_downward_goal_without_baseline_is_never_partly():
    assert verdict(goal("150", "hoejst", "ned"), "151") == Verdict.MISSED


def test_a_neutral_goal_without_baseline_is_never_partly():
    assert verdict(goal("100", "ca", "neutral"), "89") == Verdict.MISSED


def test_falling_back_from_a_baseline_that_was_good_enough_is_not_progress():
    judgement = judged(goal(baseline_value="90"), "70")
    assert (judgement.verdict, judgement.share) == (Verdict.MISSED, None)


# Changes


@pytest.mark.parametrize(
    ("measured_as", "value", "required"),
    [("aendring", "500", 10500), ("aendring-i-pct", "5", 10500), ("aendring-i-pct", "100", 20000)],
)
def test_a_change_is_reached_at_baseline_plus_change(measured_as, value, required):
    rise = goal(value, baseline_value="10000", measured_as=measured_as)
    assert judged(rise, "1").required == required
    assert verdict(rise, required) == Verdict.MET
    assert verdict(rise, required - 1) != Verdict.MET


def test_a_change_without_baseline_cannot_be_compared():
    judgement = judged(goal("500", measured_as="aendring"), "10500")
    assert (judgement.verdict, judgement.missing) == (Verdict.NO_DATA, Missing.BASELINE)


def test_a_percentage_change_from_zero_cannot_be_compared():
    judgement = judged(goal("5", measured_as="aendring-i-pct", baseline_value="0"), "7")
    assert (judgement.verdict, judgement.missing) == (Verdict.NO_DATA, Missing.ZERO_BASELINE)


@pytest.mark.parametrize("direction", ["ned", "neutral"])
def test_a_fall_of_at_least_so_much_is_met_below(direction):
    fall = goal("-25", "mindst", direction, measured_as="aendring-i-pct", baseline_value="200")
    assert verdict(fall, "150") == verdict(fall, "120") == Verdict.MET
    assert verdict(fall, "160") == Verdict.PARTLY
    assert verdict(fall, "180") == Verdict.MISSED


def test_a_fall_of_at_most_so_much_is_met_above():
    fall = goal("-25", "hoejst", "op", measured_as="aendring", baseline_value="200")
    assert verdict(fall, "175") == Verdict.MET
    assert verdict(fall, "174") == Verdict.MISSED


def test_about_a_change_is_tolerant_by_a_share_of_the_change():
    about = goal("1000", "ca", "op", measured_as="aendring", baseline_value="10000")
    assert verdict(about, "10900") == Verdict.MET
    assert verdict(about, "10899") == Verdict.PARTLY


def test_a_fall_of_up_to_so_much_is_missed_below():
    fall = goal("-25", "op-til", "neutral", measured_as="aendring", baseline_value="200")
    assert verdict(fall, "175") == Verdict.NONE
    assert verdict(fall, "174") == Verdict.MISSED


# Point 4: the initiative


@pytest.mark.parametrize(
    ("verdicts", "expected"),
    [
        ("", "NONE"),
        ("NO_VALUE NONE", "NONE"),
        ("NO_DATA NO_VALUE", "NO_DATA"),
        ("NO_DATA ONGOING", "ONGOING"),
        ("MET MET NO_VALUE NONE", "MET"),
        ("MET NO_DATA", "AT_LEAST_PARTLY"),
        ("MET ONGOING NO_DATA NONE", "AT_LEAST_PARTLY"),
        ("MISSED MISSED", "MISSED"),
        ("MISSED NO_DATA", "AT_MOST_PARTLY"),
        ("MISSED ONGOING NO_VALUE", "AT_MOST_PARTLY"),
        ("MET MISSED NO_DATA", "PARTLY"),
        ("PARTLY NO_DATA", "PARTLY"),
        ("MET MISSED", "PARTLY"),
        ("PARTLY", "PARTLY"),
        ("PARTLY MISSED", "PARTLY"),
        ("PARTLY MET ONGOING", "PARTLY"),
    ],
)
def test_initiative_status(verdicts, expected):
    names = verdicts.split()
    assert initiative_status(Verdict[name] for name in names) == CalculatedStatus[expected]


def test_verdicts_may_be_stored_text():
    assert initiative_status(["opfyldt", "ikke-opfyldt"]) == CalculatedStatus.PARTLY


@pytest.mark.parametrize(
    ("decided", "calculated", "expected"),
    [
        (Status.MET, CalculatedStatus.PARTLY, Deviation.BETTER),
        (Status.PARTLY, CalculatedStatus.MISSED, Deviation.BETTER),
        (Status.PARTLY, CalculatedStatus.MET, Deviation.WORSE),
        (Status.MET, CalculatedStatus.MET, ""),
        (Status.MET, CalculatedStatus.AT_MOST_PARTLY, Deviation.BETTER),
        (Status.PARTLY, CalculatedStatus.AT_MOST_PARTLY, ""),
        (Status.MISSED, CalculatedStatus.AT_MOST_PARTLY, ""),
        (Status.MISSED, CalculatedStatus.AT_LEAST_PARTLY, Deviation.WORSE),
        (Status.PARTLY, CalculatedStatus.AT_LEAST_PARTLY, ""),
        (Status.MET, CalculatedStatus.AT_LEAST_PARTLY, ""),
        (Status.LAPSED, CalculatedStatus.MISSED, ""),
        (Status.MET, CalculatedStatus.NO_DATA, ""),
        (Status.MISSED, CalculatedStatus.ONGOING, ""),
        ("", CalculatedStatus.MET, ""),
    ],
)
def test_deviation_is_held_against_the_calculated_status_or_its_bounds(
    decided, calculated, expected
):
    assert deviation(decided, calculated) == expected


# Whatever the numbers

NUMBERS = st.decimals(min_value=-(10**9), max_value=10**9, places=6)
ONE_SIDED = st.sampled_from(
    [("mindst", "op"), ("hoejst", "ned"), ("", "op"), ("", "ned"), ("ca", "op"), ("ca", "ned")]
)
RANKS = {Verdict.MISSED: 0, Verdict.PARTLY: 1, Verdict.ONGOING: 1, Verdict.MET: 2}
DAYS = st.dates(date(2006, 1, 1), date(2009, 12, 31))


@given(NUMBERS, ONE_SIDED, NUMBERS, NUMBERS, st.none() | NUMBERS, DAYS)
def test_a_better_value_never_gives_a_worse_verdict(value, kind, one, other, baseline, on):
    comparator, direction = kind
    a_goal = Goal(
        value, None, comparator, direction, baseline_value=baseline, deadline=date(2008, 12, 31)
    )
    worse, better = sorted([one, other], reverse=direction == "ned")
    day = date(2006, 1, 1)
    rule = Rule(RULE.tolerance, RULE.threshold, months=36)
    ranks = [RANKS[verdict(a_goal, reading(v, day), on=on, rule=rule)] for v in (worse, better)]
    assert ranks[0] <= ranks[1]


@given(
    st.lists(st.tuples(NUMBERS, DAYS), max_size=5),
    st.lists(st.tuples(NUMBERS, DAYS), min_size=1, max_size=3),
    DAYS,
)
def test_forecasts_never_change_the_judgement(stated, forecasts, on):
    readings = [reading(value, day) for value, day in stated]
    expected = [reading(value, day, forecast=True) for value, day in forecasts]
    assert judged(goal(), *readings, on=on) == judged(goal(), *readings, *expected, on=on)


@given(NUMBERS, NUMBERS, NUMBERS)
def test_a_neutral_range_is_met_exactly_inside(one, other, measured):
    low, high = sorted([one, other])
    a_goal = goal(low, "mellem", "neutral", value_to=high)
    assert (verdict(a_goal, measured) == Verdict.MET) == (low <= measured <= high)


@given(NUMBERS, NUMBERS)
def test_a_goal_that_was_missed_is_never_said_to_be_fully_reached(value, measured):
    judgement = judged(goal(value), measured)
    assume(judgement.share is not None)
    assert (judgement.share >= 1) == (judgement.verdict == Verdict.MET)
