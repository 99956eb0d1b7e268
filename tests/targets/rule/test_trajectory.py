"""The straight path from baseline to deadline, and where a reading stands on it."""

from datetime import date
from decimal import Decimal

import pytest

from targets.models import Verdict
from targets.rule.goals import Goal
from targets.rule.status import Judgement, Reading
from targets.rule.trajectory import (
    progress,
    progress_words,
    track_rule_words,
    trajectory_of,
    trajectory_words,
    why_none,
)

D = Decimal
TENTH = D("0.1")


def goal(**fields):
    """Long-term unemployed: from 8,432 at the end of 2012 to 7,100 at the end of 2014."""
    given = {
        "value": D(7100),
        "direction": "ned",
        "baseline_value": D(8432),
        "baseline_date": date(2012, 12, 31),
        "deadline": date(2014, 12, 31),
    }
    return Goal(**given | fields)


def judged(value, day=date(2013, 4, 30)):
    return Judgement(Verdict.ONGOING, Reading(D(value), None, day))


@pytest.mark.parametrize("lacking", ["value", "baseline_value", "baseline_date", "deadline"])
def test_without_both_ends_there_is_no_path(lacking):
    assert trajectory_of(goal(**{lacking: None})) is None


def test_a_target_that_the_baseline_already_meets_has_no_path():
    assert trajectory_of(goal(value=D(8432))) is None


@pytest.mark.parametrize(
    ("comparator", "direction", "value", "baseline"),
    [("mindst", "op", 80, 100), ("hoejst", "ned", 150, 120), ("", "ned", 150, 120)],
)
def test_a_baseline_better_than_the_target_is_no_start_of_a_path(
    comparator, direction, value, baseline
):
    better = goal(
        comparator=comparator, direction=direction, value=D(value), baseline_value=D(baseline)
    )
    assert trajectory_of(better) is None
    assert "Basis er allerede så god som målet" in why_none(better, judged(90))


@pytest.mark.parametrize(("baseline", "end"), [(50, 60), (90, 70), (65, None)])
def test_a_range_without_a_wanted_direction_is_reached_at_its_nearer_end(baseline, end):
    ranged = goal(
        comparator="mellem",
        direction="neutral",
        value=D(60),
        value_to=D(70),
        baseline_value=D(baseline),
    )
    path = trajectory_of(ranged)
    assert (path.last if path else None) == end


def test_a_number_counted_through_the_year_stands_on_the_path_at_the_end_of_a_year_only():
    counted = goal(direction="op", value=D(900), baseline_value=D(800), accumulates=True)
    assert progress(counted, judged(300, date(2013, 4, 30)), TENTH) is None
    assert "først holdes op mod vejen ved årets udgang" in why_none(counted, judged(300))
    whole_year = judged(850, date(2013, 12, 31))
    assert progress(counted, whole_year, TENTH).status == "på sporet"
    assert why_none(counted, whole_year) == ""


@pytest.mark.parametrize(
    ("fields", "words"),
    [
        ({"value": None}, "Målet har intet måltal, så"),
        ({"comparator": "op-til"}, "Målet er et loft"),
        ({"baseline_value": None}, "Kilden oplyser ikke en basisværdi, så"),
        ({"baseline_date": None, "deadline": None}, "ikke en dato for basis eller en frist, så"),
        ({"deadline": date(2012, 12, 31)}, "Basis og frist er samme dag"),
    ],
)
def test_it_says_why_there_is_no_path(fields, words):
    assert words in why_none(goal(**fields), judged(7500))


def test_it_says_that_a_measurement_is_missing():
    assert "Ingen måling mellem basis og frist" in why_none(goal(), Judgement(Verdict.NO_DATA))


def test_a_ceiling_is_no_level_to_reach():
    assert trajectory_of(goal(comparator="op-til", value=D(9000))) is None


def test_the_path_is_straight():
    path = trajectory_of(goal())
    assert path.expected(date(2012, 12, 31)) == 8432
    assert path.expected(date(2013, 12, 31)) == 7766
    assert path.expected(date(2014, 12, 31)) == 7100


def test_the_path_stays_at_the_target_after_the_deadline():
    assert trajectory_of(goal()).expected(date(2020, 1, 1)) == 7100


def test_the_path_of_a_change_ends_at_the_changed_level():
    falling = goal(value=D(-25), measured_as="aendring-i-pct", baseline_value=D(200))
    assert trajectory_of(falling).last == 150


def test_without_a_reading_there_is_no_progress():
    assert progress(goal(), Judgement(Verdict.NO_DATA), TENTH) is None


@pytest.mark.parametrize(
    ("value", "trajectory_status"),
    [(7471, "foran"), (8200, "på sporet"), (8300, "på sporet"), (8400, "bagud")],
)
def test_lower_is_ahead_where_the_path_falls(value, trajectory_status):
    assert progress(goal(), judged(value), TENTH).status == trajectory_status


def test_higher_is_ahead_where_the_path_rises():
    rising = goal(value=D(31), direction="op", baseline_value=D("27.3"))
    assert progress(rising, judged(30), TENTH).status == "foran"


def test_progress_is_said_with_its_numbers():
    assert progress_words(progress(goal(), judged(7471), TENTH), "personer") == (
        "7.471 målt mod 8.213 på den lige vej fra basis til mål pr. 30. april 2013:"
        " 742 personer foran"
    )


def test_progress_of_a_share_is_in_percentage_points():
    rising = goal(value=D(31), direction="op", baseline_value=D("27.3"))
    words = progress_words(progress(rising, judged(27), TENTH), "pct.")
    assert words.endswith(
        "27 målt mod 27,9 på den lige vej fra basis til mål pr. 30. april 2013:"
        " 0,9 procentpoint bagud"
    )


@pytest.mark.parametrize(
    ("value", "words"),
    [(7471, "foran med 742 personer"), (8200, "på sporet"), (8400, "bagud med 187 personer")],
)
def test_the_trajectory_status_is_said_in_short(value, words):
    assert trajectory_words(progress(goal(), judged(value), TENTH), "personer") == words


def test_the_tolerance_is_said():
    assert track_rule_words(TENTH).startswith("På sporet betyder højst 10 pct. af hele vejen")
