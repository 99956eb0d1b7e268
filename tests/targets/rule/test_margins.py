"""A calculated status that hangs on few points is said with those points."""

from targets.models import Verdict
from targets.rule.margins import JudgedTarget, margin_words
from tests.targets.rule.test_status import goal, judged

SHARE = JudgedTarget("33 pct.", judged(goal("33", ""), "17"))  # 4.1 of 2007: 51,5 pct. of the way
PEOPLE = JudgedTarget("200 personer", judged(goal("200", ""), "96"))  # 48 pct.
WITHOUT_DATA = JudgedTarget("100 pct.", judged(goal("100", "")))
MISSED = JudgedTarget("80 forløb", judged(goal("80"), "12"))
POINTS = "17 mod 33 pct. er 51,5 pct. af vejen, og tærsklen er 50 pct."


def test_the_points_are_said_where_the_status_would_be_another_without_them():
    assert [one.judgement.verdict for one in (SHARE, PEOPLE)] == [Verdict.PARTLY, Verdict.MISSED]
    assert margin_words([WITHOUT_DATA, PEOPLE, SHARE]) == POINTS


def test_points_that_decide_nothing_are_not_said():
    """One that is missed and one that is partly met: partly, whatever the third turns out."""
    firm = JudgedTarget("100 job", judged(goal("100"), "80"))
    assert margin_words([MISSED, firm, PEOPLE]) == ""


def test_points_just_below_the_threshold_are_said_too():
    assert margin_words([PEOPLE]) == (
        "96 mod 200 personer er 48 pct. af vejen, og tærsklen er 50 pct."
    )


def test_a_status_far_from_the_threshold_hangs_on_nothing():
    assert margin_words([MISSED]) == ""
    assert margin_words([]) == ""
