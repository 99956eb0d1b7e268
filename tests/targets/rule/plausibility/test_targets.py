"""Whether a target's own figures agree with each other and with what is measured."""

from datetime import date
from decimal import Decimal

import pytest

from targets.models import Measurement, Target
from targets.rule.plausibility.targets import checks
from tests.cast import YEAR_END, make_indicator, make_target

pytestmark = pytest.mark.django_db


def found(plan) -> list[tuple[bool, str, str]]:
    targets = Target.objects.for_plan(plan).for_checking()
    made = checks(targets, Measurement.objects.for_plan(plan).as_printed())
    return [(check.fits, check.stated, check.computed) for check in made]


def shared(cast, value, share, of, comparator="mindst", **fields):
    return make_target(
        cast.mentor,
        cast.langvarige,
        cast.koebenhavn,
        comparator,
        value,
        share=Decimal(share),
        share_of=Decimal(of),
        **fields,
    )


@pytest.mark.parametrize(
    ("value", "share", "of", "qualifiers", "fits"),
    [
        (300, 12, 2500, {}, True),
        (400, 12, 2500, {}, False),
        (260, 37, 700, {"share_of_qualifier": "ca."}, True),
        (100, 5, 1800, {"share_qualifier": "ca."}, False),
        (99, 5, 1800, {"share_qualifier": "ca."}, True),
        (500, 23, 1696, {"share_qualifier": "omkring", "share_of_qualifier": "ca."}, False),
    ],
)
def test_a_value_is_the_stated_share_of_the_stated_number(cast, value, share, of, qualifiers, fits):
    shared(cast, value, share, of, **qualifiers)
    assert [agrees for agrees, *_ in found(cast.plan)] == [fits]


def test_a_share_that_does_not_fit_is_said_with_both_figures(cast):
    shared(cast, 100, 5, 1800, share_qualifier="ca.")
    (check,) = checks(Target.objects.for_plan(cast.plan).for_checking(), [])
    assert check.sentence == "100 af 1.800 er 5,6 pct.; kilden siger ca. 5 pct."


def test_a_share_without_the_number_it_is_of_is_not_checked(cast):
    make_target(cast.mentor, cast.langvarige, cast.koebenhavn, "", 600, share=Decimal(30))
    assert found(cast.plan) == []


def test_a_target_for_a_part_is_not_larger_than_the_one_for_the_whole(cast):
    part = make_indicator("del", "Gennemfører", "personer", "op")
    part.part_of = cast.langvarige
    part.save()
    make_target(cast.mentor, cast.langvarige, cast.koebenhavn, "", 75)
    target = make_target(cast.mentor, part, cast.koebenhavn, "mindst", 60)
    assert [fits for fits, *_ in found(cast.plan)] == [True]
    Target.objects.filter(pk=target.pk).update(value=80)
    assert [fits for fits, *_ in found(cast.plan)] == [False]


def counted(state, cast, value, start: date, end: date | None, indicator=None):
    indicator = indicator or cast.mentorforloeb
    state(value, end, indicator=indicator, period_start=start)


def test_a_count_that_goes_on_past_the_target_s_year_cannot_show_it(cast, state):
    counted(state, cast, 133, date(2007, 11, 1), None)
    assert found(cast.plan) == [
        (
            False,
            "mindst 80 forløb",
            "133 forløb er talt fra 1. november 2007 til en dag, kilden ikke oplyser, altså ud over"
            " målets tid",
        )
    ]


@pytest.mark.parametrize(("later", "rest", "fits"), [(112, 21, False), (43, 90, True)])
def test_what_came_after_the_target_s_year_is_taken_from_the_count(cast, state, later, rest, fits):
    talks = make_indicator("samtaler", "Samtaler", "samtaler", "neutral")
    talks.part_of = cast.mentorforloeb
    talks.save()
    counted(state, cast, 133, date(2007, 11, 1), None)
    counted(state, cast, later, date(2008, 1, 1), date(2008, 12, 31), talks)
    ((agrees, _, computed),) = found(cast.plan)
    assert agrees is fits
    assert computed.endswith(f"uden {later} samtaler i 2008 er der {rest} tilbage")


def test_a_count_within_the_target_s_year_is_not_mentioned(cast, state):
    counted(state, cast, 66, date(2007, 1, 1), YEAR_END)
    assert found(cast.plan) == []


@pytest.mark.parametrize(("baseline", "fits"), [(8432, False), (7800, True), (7600, True)])
def test_a_baseline_lies_between_the_levels_around_it(cast, state, baseline, fits):
    """A fall of 4 per cent to 7.471 begins at 7.782."""
    fall = make_indicator("fald", "Ændring", "pct.", "ned")
    fall.change_of = cast.langvarige
    fall.save()
    april = {"period_start": date(2013, 4, 1)}
    state(7471, date(2013, 4, 30), indicator=cast.langvarige, **april)
    state(-4, date(2013, 4, 30), indicator=fall, period_start=date(2012, 4, 1))
    make_target(
        cast.sygeforloeb,
        cast.langvarige,
        cast.koebenhavn,
        "",
        7100,
        baseline_value=Decimal(baseline),
        baseline_date=date(2012, 12, 31),
        baseline_derived=True,
        deadline=date(2014, 12, 31),
    )
    ((agrees, stated, computed),) = found(cast.plan)
    assert agrees is fits
    assert stated.endswith("personer pr. 31. december 2012 (beregnet af målet)")
    path = "et fald på 4 pct. til 7.471 personer i april 2013"
    assert computed == f"{path} giver 7.782 ved periodens begyndelse"
