"""Which figures of indicators that belong together agree."""

from datetime import date

import pytest

from targets.models import Measurement
from targets.rule.plausibility.relations import checks
from tests.cast import NEW_YEAR, YEAR_END, make_indicator

pytestmark = pytest.mark.django_db
LATER = date(2008, 12, 31)


def found(plan) -> list[tuple[bool, str, str, str]]:
    made = checks(Measurement.objects.for_plan(plan).as_printed())
    return [(check.fits, check.stated, check.computed, check.difference) for check in made]


def contradictions(plan) -> list[tuple[str, str]]:
    return [(stated, computed) for fits, stated, computed, _ in found(plan) if not fits]


@pytest.fixture
def jobless(persons):
    """Unemployed, a part of the persons."""
    part = make_indicator("ledige", "Ledige unge", "personer", "ned")
    part.part_of = persons
    part.save()
    return part


def test_a_part_that_is_larger_than_its_whole_is_a_finding(cast, state, persons, jobless):
    state(7259, None, indicator=persons)
    state(13900, None, indicator=jobless, qualifier="knap")
    assert found(cast.plan) == [
        (
            False,
            "7.259 personer",
            "en del af dem, Ledige unge (knap 13.900 personer), er større end helheden",
            "6.641",
        )
    ]


def test_a_part_whose_qualifier_reaches_its_whole_fits(cast, state, persons, jobless):
    state(100, None, indicator=persons)
    state(105, None, indicator=jobless, qualifier="ca.")
    assert contradictions(cast.plan) == []


def test_a_part_is_held_against_no_whole_of_another_area_or_an_earlier_time(
    cast, state, persons, jobless
):
    state(10, indicator=persons)
    state(50, indicator=jobless, area=cast.oestdanmark)
    state(50, LATER, indicator=jobless)
    assert found(cast.plan) == []


def test_parts_of_several_months_are_not_added(cast, state, persons, jobless):
    state(50, None, indicator=persons)
    for month in (10, 11, 12):
        state(40, date(2007, month, 1), indicator=jobless)
    assert [fits for fits, *_ in found(cast.plan)] == [True, True, True]


@pytest.mark.parametrize(
    ("total", "state_of_it", "fits"),
    [(1000, "endelig", True), (1001, "endelig", False), (1001, "prognose", True)],
)
def test_indicators_that_make_up_another_one_give_it(
    cast, state, persons, jobless, total, state_of_it, fits
):
    """A forecast is rounded, so that one person more or less is no contradiction."""
    employed = make_indicator("i-job", "Beskæftigede", "personer", "op")
    employed.part_of = persons
    employed.save()
    for value, indicator in ((total, persons), (900, employed), (100, jobless)):
        state(value, indicator=indicator, state=state_of_it)
    words = "900 beskæftigede + 100 ledige unge = 1.000"
    assert [agrees for agrees, _, computed, _ in found(cast.plan) if computed == words] == [fits]


def test_who_stayed_away_has_not_completed(cast, state, persons, jobless):
    persons.name = "Personer i gennemførte forløb"
    persons.save()
    state(50, indicator=persons)
    for name, value in (("udeblevet", 5), ("fortsat i projektet", 8), ("i arbejde", 37)):
        state(value, indicator=jobless, breakdown=name)
    assert contradictions(cast.plan) == [
        (
            "50 personer",
            "5 udeblevet og 8 fortsat i projektet er 13 af dem, der ikke har gennemført",
        )
    ]


def test_who_stayed_away_may_be_among_those_who_began(cast, state, persons, jobless):
    state(50, indicator=persons)
    state(5, indicator=jobless, breakdown="udeblevet")
    assert contradictions(cast.plan) == []


def split_of(state, indicator, total: int, *parts: tuple[str, int]):
    state(total, indicator=indicator)
    for name, value in parts:
        state(value, indicator=indicator, breakdown=name)


def test_the_same_split_of_two_figures_is_a_finding(cast, state, persons):
    other = make_indicator("udvidede", "Udvidede forløb", "forløb", "op")
    split_of(
        state, persons, 66, ("praktik", 21), ("løntilskudsjobs", 12), ("job", 20), ("andet", 13)
    )
    split_of(state, other, 54, ("praktik", 21), ("løntilskud", 12), ("job", 20))
    ((stated, computed),) = contradictions(cast.plan)
    assert stated == "54 forløb, heraf 21 praktik, 12 løntilskud, 20 job"
    assert computed == "de samme 3 tal er trykt for Personer i forløb (pkt. 1.1)"


@pytest.mark.parametrize("names", [("praktik", "løntilskud", "skole"), ("a", "b", "c")])
def test_two_parts_alike_may_be_a_coincidence(cast, state, persons, names):
    other = make_indicator("udvidede", "Udvidede forløb", "forløb", "op")
    split_of(state, persons, 66, ("praktik", 21), ("løntilskud", 12), ("job", 20))
    split_of(state, other, 54, *zip(names, (21, 12, 20), strict=True))
    assert contradictions(cast.plan) == []


def test_more_jobs_and_fewer_jobs_of_one_time_contradict_each_other(cast, state, persons):
    more = make_indicator("flere", "Flere job", "job", "op")
    more.opposite_of = persons
    more.save()
    state(3428, YEAR_END, indicator=persons, period_start=NEW_YEAR)
    state(3000, None, indicator=more)
    state(500, LATER, indicator=more)
    ((stated, computed),) = contradictions(cast.plan)
    assert stated == "3.000 job (flere job)"
    assert computed.startswith("3.428 personer, 2007, et andet sted")
