"""What of the statistics' stated figures agrees, and how a contradiction is said."""

from datetime import date
from decimal import Decimal

import pytest

from targets.models import Indicator, Measurement
from targets.rule.plausibility.measurements import checks
from targets.rule.plausibility.ranges import difference_words, stated_range
from tests.cast import YEAR_END, make_indicator

pytestmark = pytest.mark.django_db
BEFORE, AFTER = date(2006, 12, 31), YEAR_END


def found(plan) -> list[tuple[bool, str, str, str]]:
    made = checks(Measurement.objects.for_plan(plan).as_printed())
    return [(check.fits, check.stated, check.computed, check.difference) for check in made]


def test_a_percentage_that_is_not_its_fraction_is_a_finding(cast, state):
    state(32, numerator=227, denominator=602)
    assert found(cast.plan) == [(False, "32 pct.", "227 af 602 er 37,7 pct.", "6 procentpoint")]


def test_a_percentage_rounded_from_its_fraction_fits(cast, state):
    state(33.3, numerator=1, denominator=3)
    assert [fits for fits, *_ in found(cast.plan)] == [True]


def test_a_fraction_beside_anything_but_a_percentage_is_no_share(cast, state, persons):
    state(23, indicator=persons, numerator=23, denominator=120)
    assert found(cast.plan) == []


@pytest.mark.parametrize(
    ("qualifier", "value", "low", "high"),
    [
        ("", "20", "19.5", "20.5"),
        ("", "20.5", "20.45", "20.55"),
        ("over", "20", "19.5", "22"),
        ("knap", "20", "18", "20.5"),
        ("ca.", "20", "18", "22"),
        ("knap", "-20", "-20.5", "-18"),
    ],
)
def test_a_stated_figure_stands_for_a_range(cast, state, qualifier, value, low, high):
    row = state(value, qualifier=qualifier)
    assert stated_range(row) == (Decimal(low), Decimal(high))


def test_whole_persons_are_exact_and_averages_are_rounded(cast, state, persons):
    fulltime = make_indicator("fuldtid", "På ydelse", "fuldtidspersoner", "ned")
    assert stated_range(state(54, indicator=persons)) == (54, 54)
    assert stated_range(state(54, indicator=fulltime)) == (Decimal("53.5"), Decimal("54.5"))


def test_a_contradicting_statement_is_a_finding_with_both_places(cast, state, persons):
    state(15096, indicator=persons)
    state(15097, indicator=persons, counts=False, source_place="kap. 3.3")
    assert found(cast.plan) == [
        (
            False,
            "15.096 personer",
            "15.097 personer et andet sted (Bilag 1, Opfølgning 2007, kap. 3.3)",
            "1",
        )
    ]


def test_parts_that_nearly_give_their_total_are_a_finding(cast, state, persons):
    state(54, indicator=persons)
    for name, value in (("praktik", 21), ("løntilskud", 12), ("job", 20)):
        state(value, indicator=persons, breakdown=name)
    assert found(cast.plan) == [(False, "54 personer", "21 + 12 + 20 = 53", "1")]


def test_parts_that_give_their_total_fit(cast, state, persons):
    state(50, indicator=persons)
    state(21, indicator=persons, breakdown="kvinder")
    state(29, indicator=persons, breakdown="mænd")
    assert found(cast.plan) == [(True, "50 personer", "21 + 29 = 50", "")]


def test_breakdowns_far_from_the_total_are_not_taken_for_its_parts(cast, state, persons):
    state(2556, indicator=persons)
    state(892, indicator=persons, breakdown="nyledige")
    state(804, indicator=persons, breakdown="dimittender")
    assert found(cast.plan) == []


def test_shares_that_do_not_give_their_whole_are_a_finding(cast, state):
    state(67)
    state(48, breakdown="match 2")
    state(16, breakdown="match 3")
    assert found(cast.plan) == [(False, "67 pct.", "48 + 16 = 64", "3 procentpoint")]


def test_rows_with_heraf_are_parts_of_the_row_above(cast, state, persons):
    state(100, indicator=persons, breakdown="Kontanthjælp")
    state(60, indicator=persons, breakdown="heraf match 1")
    state(38, indicator=persons, breakdown="heraf match 2")
    state(7, indicator=persons, breakdown="Revalidering")
    assert found(cast.plan) == [(False, "100 personer", "60 + 38 = 98", "2")]


def test_rows_with_heraf_are_not_added_to_the_total(cast, state, persons):
    state(107, indicator=persons)
    state(100, indicator=persons, breakdown="Kontanthjælp")
    state(60, indicator=persons, breakdown="heraf match 1")
    state(40, indicator=persons, breakdown="heraf match 2")
    state(7, indicator=persons, breakdown="Revalidering")
    assert sorted(words for _, _, words, _ in found(cast.plan)) == [
        "100 + 7 = 107",
        "60 + 40 = 100",
    ]


def test_a_breakdown_of_a_breakdown_belongs_to_it(cast, state, persons):
    state(22, indicator=persons, breakdown="udeblevet")
    state(15, indicator=persons, breakdown="udeblevet, syg")
    state(7, indicator=persons, breakdown="udeblevet, rejst")
    assert found(cast.plan) == [(True, "22 personer", "15 + 7 = 22", "")]


def test_a_row_that_names_its_terms_is_held_against_them(cast, state, persons):
    state(11538, indicator=persons, breakdown="heraf match 2: Indsatsklar")
    state(4476, indicator=persons, breakdown="heraf match 3: Passiv")
    state(16194, indicator=persons, breakdown="Aktivitetsparate (match 2 + match 3)")
    assert found(cast.plan) == [(False, "16.194 personer", "11.538 + 4.476 = 16.014", "180")]


def test_figures_of_other_areas_and_periods_are_no_parts(cast, state, persons):
    state(50, indicator=persons)
    state(21, indicator=persons, breakdown="kvinder", area=cast.oestdanmark)
    state(29, indicator=persons, breakdown="mænd", day=BEFORE)
    assert found(cast.plan) == []


def test_ranks_and_durations_are_not_added(cast, state):
    weeks = make_indicator("varighed", "Varighed", "uger", "ned")
    state(12, indicator=weeks)
    for name in ("a", "b"):
        state(6, indicator=weeks, breakdown=name)
    assert found(cast.plan) == []


def change_of(indicator, unit="pct.") -> Indicator:
    change = make_indicator(f"{indicator.slug}-aendring", "Ændring", unit, "neutral")
    change.change_of = indicator
    change.save()
    return change


def test_a_change_that_its_levels_do_not_give_is_a_finding(cast, state, persons):
    state(7333, BEFORE, indicator=persons)
    state(5392, AFTER, indicator=persons)
    state(-0.54, AFTER, indicator=change_of(persons), period_start=BEFORE)
    assert found(cast.plan) == [
        (False, "−0,54 pct.", "fra 7.333 til 5.392 er −26,469 pct.", "25,93 procentpoint")
    ]


def test_a_change_rounded_from_its_levels_fits(cast, state, persons):
    state(16782, BEFORE, indicator=persons)
    state(16346, AFTER, indicator=persons)
    state(-2.6, AFTER, indicator=change_of(persons), period_start=BEFORE)
    assert [fits for fits, *_ in found(cast.plan)] == [True]


def test_an_absolute_change_is_the_difference_of_its_levels(cast, state, persons):
    state(638, BEFORE, indicator=persons)
    state(853, AFTER, indicator=persons)
    state(216, AFTER, indicator=change_of(persons, "personer"), period_start=BEFORE)
    assert found(cast.plan) == [(False, "216 personer", "fra 638 til 853 er 215 personer", "1")]


def test_a_change_without_both_levels_is_not_checked(cast, state, persons):
    state(853, AFTER, indicator=persons)
    state(10, AFTER, indicator=change_of(persons), period_start=BEFORE)
    assert found(cast.plan) == []


def test_a_change_in_procentpoint_of_a_count_is_the_change_of_its_share(cast, state, persons):
    for day, mine, others in ((BEFORE, 100, 900), (AFTER, 150, 850)):
        state(mine, day, indicator=persons, breakdown="Industri")
        state(others, day, indicator=persons, breakdown="Service")
    shift = {"indicator": change_of(persons, "procentpoint"), "period_start": BEFORE}
    state(5, breakdown="Industri", **shift)
    state(-2, breakdown="Service", **shift)
    assert found(cast.plan) == [
        (True, "5 procentpoint", "andelen går fra 10 pct. til 15 pct.: 5 procentpoint", ""),
        (
            False,
            "−2 procentpoint",
            "andelen går fra 90 pct. til 85 pct.: −5 procentpoint",
            "3 procentpoint",
        ),
    ]


def test_the_share_is_of_the_stated_total_where_there_is_one(cast, state, persons):
    for day, mine, total in ((BEFORE, 100, 1000), (AFTER, 200, 1000)):
        state(mine, day, indicator=persons, breakdown="Industri")
        state(total, day, indicator=persons)
    shift = {"indicator": change_of(persons, "procentpoint"), "period_start": BEFORE}
    state(10, breakdown="Industri", **shift)
    assert [fits for fits, *_ in found(cast.plan)] == [True]


def test_what_is_said_without_a_date_is_held_against_what_is_said_of_a_day(cast, state, persons):
    state(7471, indicator=persons, source_place="kap. 3.2")
    state(7735, None, indicator=persons)
    assert found(cast.plan) == [
        (
            False,
            "7.735 personer",
            "7.471 personer, 31.12.2007, et andet sted (Bilag 1, Opfølgning 2007, kap. 3.2)",
            "264",
        )
    ]


def test_what_is_said_without_a_date_fits_when_one_of_the_days_has_it(cast, state, persons):
    state(7471, BEFORE, indicator=persons)
    state(7735, indicator=persons)
    state(7735, None, indicator=persons)
    assert [fits for fits, *_ in found(cast.plan)] == [True]


def test_a_sum_is_held_against_the_terms_of_its_own_chapter(cast, state, persons):
    chapter = {"indicator": persons, "source_place": "kap. 3.3"}
    state(11538, indicator=persons, breakdown="match 2: Indsatsklar")
    state(4476, indicator=persons, breakdown="match 3: Passiv")
    state(16194, breakdown="Aktivitetsparate (match 2 + match 3)", **chapter)
    state(11575, breakdown="match 2: Indsatsklar", counts=False, **chapter)
    state(4484, breakdown="match 3: Passiv", counts=False, **chapter)
    sums = [(stated, words) for _, stated, words, _ in found(cast.plan) if " + " in words]
    assert sums == [("16.194 personer", "11.575 + 4.484 = 16.059")]


@pytest.mark.parametrize(
    ("value", "stated", "unit", "words"),
    [
        ("37.708", "32", "pct.", "6 procentpoint"),
        ("5.556", "5", "pct.", "0,6 procentpoint"),
        ("-26.469", "-0.54", "pct.", "25,93 procentpoint"),
        ("247", "252", "personer", "5"),
        ("33.3333", "33.3", "pct.", "0,03 procentpoint"),
        ("12", "12", "pct.", ""),
    ],
)
def test_a_difference_has_as_many_decimals_as_the_stated_figure(value, stated, unit, words):
    assert difference_words(Decimal(value), Decimal(stated), unit) == words


def test_figures_that_people_entered_are_not_the_source_s(cast, state):
    state(32, source=None)
    assert found(cast.plan) == []


def test_a_percentage_that_people_entered_is_held_against_its_own_fraction(cast, state):
    state(50, numerator=1, denominator=4, source=None)
    (check,) = checks(Measurement.objects.for_plan(cast.plan).as_printed())
    assert not check.fits
    assert check.sentence.startswith("Der er indtastet 50 pct.; 1 af 4 er 25 pct.")
