"""What the trials under load and faults say about what they met. None of them runs here."""

import pytest

from bench.faults import __main__ as faults
from bench.faults.cases import CASES
from bench.load import __main__ as load
from bench.load.browser import FIRST, SECOND, Moment, Record, outcome
from bench.load.day import page_name


def stored(token, second=SECOND):
    return FIRST.format(token), second.format(token)


def test_what_is_confirmed_and_stored_once_is_neither_lost_nor_doubled():
    record = Record(confirmed=["1-2"])
    assert outcome(record, [stored("1-2")]) == ([], [], [])


def test_what_is_confirmed_and_not_stored_is_lost():
    assert outcome(Record(confirmed=["1-2"]), []).lost == ["1-2"]


def test_what_is_stored_twice_is_doubled_whether_it_was_confirmed_or_not():
    assert outcome(Record(), [stored("1-2"), stored("1-2")]).doubled == ["1-2"]


def test_what_is_stored_in_one_field_only_is_torn():
    assert outcome(Record(), [stored("1-2", "")]).torn == ["1-2"]


@pytest.mark.parametrize(
    ("path", "name"),
    [
        ("/", "/"),
        ("/mine/", "/mine/"),
        ("/maal/17/", "/maal/…/"),
        ("/soeg/?q=mentor", "/soeg/"),
        ("/initiativer/17/opdater/", "/initiativer/…/opdater/"),
    ],
)
def test_a_page_is_named_by_its_kind(path, name):
    assert page_name(path) == name


def record_of(*statuses, took=0.1):
    return Record([Moment(100 + at, "gem", status, took) for at, status in enumerate(statuses)])


def test_a_step_counts_errors_and_connections_that_were_cut_off():
    found = load.figures(100, 10, record_of(302, 503, 0, 200), outcome(Record(), []))
    assert (found["errors"], found["dropped"], found["refused"]) == (1, 1, 1)
    assert found["milliseconds"] == pytest.approx([100, 100, 100])


def test_a_goal_that_is_missed_is_said():
    slow = load.figures(100, 10, record_of(302, 302, took=2.0), outcome(Record(), []))
    assert load.missed([slow]) == ["100 brugere: p95 2000 ms, højst 1000"]
    cut = load.figures(200, 10, record_of(302, 0), outcome(Record(), []))
    assert load.missed([cut]) == ["200 brugere: 1 afbrudte forbindelser"]
    lost = load.figures(50, 10, record_of(302), outcome(Record(confirmed=["1"]), []))
    assert load.missed([lost]) == ["50 brugere: 1 tabt, 0 dobbelt, 0 halve, 0 fejl"]


def row(**met):
    calm = {"lost": 0, "doubled": 0, "torn": 0, "longest": 1.0, "lasted": 0.0, "health": {"200": 9}}
    return calm | met


@pytest.mark.parametrize(
    ("met", "said"),
    [
        ({}, []),
        ({"lost": 1}, ["1 lost"]),
        ({"longest": 12.0}, ["12.0 s"]),
        ({"lasted": 9.0}, ["/sundhed/ så intet"]),
        ({"lasted": 9.0, "health": {"200": 9, "503": 1}}, []),
        ({"lasted": 1.0}, []),
    ],
)
def test_what_a_fault_may_not_do_is_said(met, said):
    assert faults.missed(row(**met)) == said


def test_every_fault_has_a_name_of_its_own():
    assert len({case.name for case in CASES}) == len(CASES)
