"""When there is a forecast, when there are limits, and which areas share a scale."""

from datetime import date, timedelta
from decimal import Decimal

import pytest

from targets.developments import developments_of
from targets.models import Area, Measurement
from targets.rule.development import MOST_COMPARED, MOST_OTHERS, MOST_POINTS, Development
from tests.cast import MIDSUMMER, YEAR_END, make_indicator, measure
from tests.queries import max_own_queries
from tests.targets import readings
from tests.targets.readings import COUNTRY, EAST, developed, make_target, monthly, reading

FALLING = [8400, 8300, 8250, 8100, 8000, 7900]
FORECAST = Measurement.State.FORECAST
SWINGING = [8000, 8100] * 7


def test_six_measurements_give_a_forecast_to_the_deadline_or_as_far_as_measured_back():
    found = developed(*monthly(FALLING), today=date(2025, 7, 1)).forecast
    assert found.count == 6
    # From 31 January to 30 June are 150 days, so 150 days on.
    assert found.end.day == date(2025, 11, 27)
    near = make_target(deadline=date(2025, 9, 30))
    assert developed(*monthly(FALLING), target=near, today=date(2025, 7, 1)).forecast.end.day == (
        date(2025, 9, 30)
    )


def test_five_are_too_few_and_forecasts_of_the_source_do_not_count():
    stated = reading(7000, date(2026, 6, 30), state=FORECAST)
    development = developed(*monthly(FALLING[:5]), stated)
    assert development.forecast is None
    assert development.why_no_forecast == "For få målinger til en fremskrivning (5 af mindst 6)"


def test_what_is_dated_after_today_is_not_measured_yet():
    assert len(developed(*monthly(FALLING), today=date(2025, 5, 31)).measured) == 5


@pytest.mark.parametrize(
    ("target", "today", "why"),
    [
        (make_target(deadline=None), date(2025, 7, 1), "målet har ingen frist"),
        (make_target(), date(2027, 1, 1), "fristen er passeret"),
        (make_target(deadline=date(2025, 6, 30)), date(2025, 6, 30), "fristen er passeret"),
        (
            make_target(readings.make_indicator(year_to_date=True)),
            date(2025, 7, 1),
            "år til dato-tal begynder forfra",
        ),
    ],
)
def test_it_says_why_nothing_is_carried_on(target, today, why):
    development = developed(*monthly(FALLING), target=target, today=today)
    assert development.forecast is None
    assert why in development.why_no_forecast


def test_periods_of_different_length_are_neither_carried_on_nor_limited():
    rows = monthly(SWINGING)
    rows[3].period_start = date(2025, 1, 1)
    development = developed(*rows)
    assert "forskellig længde" in development.why_no_forecast
    assert "forskellig længde" in development.why_no_limits
    assert development.limits is None


def test_a_forecast_of_people_does_not_fall_below_zero():
    development = developed(*monthly([500, 400, 300, 200, 100, 10]), today=date(2025, 7, 1))
    assert development.forecast.end.low == 0


@pytest.mark.parametrize(("unit", "most"), [("pct.", 100), ("personer", None)])
def test_a_share_ends_at_a_hundred(unit, most):
    target = make_target(readings.make_indicator(unit_of_measure=unit))
    rows = monthly([50, 60, 70, 80, 90, 99])
    high = developed(*rows, target=target, today=date(2025, 7, 1)).forecast.end.high
    assert high == most if most else high > 100


def test_twelve_measurements_have_limits_and_those_beyond_are_found():
    rows = monthly([*SWINGING[:11], 9999])
    development = developed(*rows)
    assert development.limits.count == 12
    assert [one.value for one in development.outside] == [9999]


def test_eleven_have_none():
    development = developed(*monthly(SWINGING[:11]))
    assert development.limits is None
    assert development.why_no_limits == "For få målinger til naturlige grænser (11 af mindst 12)"


def test_running_counts_have_no_limits():
    target = make_target(readings.make_indicator(year_to_date=True))
    assert "begynder forfra" in developed(*monthly(SWINGING), target=target).why_no_limits


def test_only_the_year_to_date_is_held_up_to_the_year_before():
    rows = [reading(40, date(2024, 4, 30)), reading(45, date(2025, 4, 30))]
    assert developed(*rows).year_before == {}
    target = make_target(readings.make_indicator(year_to_date=True))
    assert list(developed(*rows, target=target).year_before) == [date(2025, 4, 30)]


def test_an_area_of_another_size_stands_apart():
    development = developed(*monthly([7200]), *monthly([9000], EAST), *monthly([90000], COUNTRY))
    assert [one.area for one in development.compared] == ["Østdanmark"]
    assert [one.area for one in development.apart] == ["hele landet"]


def test_shares_share_a_scale_where_numbers_would_not():
    share = make_target(
        readings.make_indicator(unit_of_measure="pct."), value=20, baseline_value=26
    )
    rows = [*monthly([24, 25]), *monthly([50, 51], EAST), *monthly([90, 91], COUNTRY)]
    assert [one.area for one in developed(*rows, target=share).compared] == ["Østdanmark"]


def test_an_area_that_would_press_the_own_series_flat_stands_apart():
    development = developed(*monthly([8400]), *monthly([14000], EAST))
    assert [one.area for one in development.apart] == ["Østdanmark"]


def test_many_areas_are_not_all_drawn():
    areas = [Area(pk=10 + n, name=f"Område {n}") for n in range(8)]
    development = developed(*[one for area in areas for one in monthly([7000], area)])
    assert len(development.compared) == MOST_COMPARED
    assert len(development.left_over) == MOST_OTHERS - MOST_COMPARED
    assert development.has_more_areas


def test_the_drawn_time_holds_baseline_and_deadline_and_reaches_today_where_it_is_near():
    assert developed().span() == (date(2024, 12, 31), date(2026, 12, 31))
    open_ended = make_target(deadline=None, baseline_date=None)
    rows = monthly(FALLING)
    assert developed(*rows, target=open_ended, today=date(2025, 7, 20)).span()[1] == (
        date(2025, 7, 20)
    )
    assert developed(*rows, target=open_ended).span()[1] == date(2025, 6, 30)


def test_one_day_is_no_development():
    alone = make_target(deadline=None, baseline_date=None)
    assert developed(reading(1, date(2025, 1, 31)), target=alone).span() is None


def test_a_target_of_words_alone_has_no_development(cast):
    assert Development(cast.raadgivning_target, [], today=YEAR_END).span() is None


# ---- The one query


@pytest.fixture
def measured(cast):
    measure(cast.mentor_target, 30, MIDSUMMER)
    measure(cast.mentor_target, 66, YEAR_END)
    measure(cast.sygeforloeb_target, 160, MIDSUMMER)
    return cast


def test_the_series_of_many_targets_come_in_one_query(measured):
    targets = [measured.mentor_target, measured.sygeforloeb_target, measured.raadgivning_target]
    with max_own_queries(1):
        found = developments_of(targets, today=YEAR_END)
        assert [[one.value for one in each.own.rows] for each in found] == [[30, 66], [160], []]
        assert found[0].own.area == "København"


def test_only_the_newest_of_each_area_are_fetched(measured):
    Measurement.objects.bulk_create(
        Measurement(
            indicator=measured.mentorforloeb,
            area=measured.koebenhavn,
            value=1,
            date=date(2000, 1, 1) + timedelta(days=day),
        )
        for day in range(MOST_POINTS)
    )
    (found,) = developments_of([measured.mentor_target], today=YEAR_END)
    assert len(found.own.rows) == MOST_POINTS
    assert found.own.rows[-1].value == 66
    assert found.own.is_cut


def test_the_own_area_is_fetched_however_many_there_are_before_it(measured):
    for number in range(MOST_OTHERS + 3):
        area = Area.objects.create(slug=f"a{number}", name=f"Område {number}", position=0)
        Measurement.objects.create(
            indicator=measured.mentorforloeb, area=area, value=1, date=YEAR_END
        )
    Area.objects.filter(pk=measured.koebenhavn.pk).update(position=99)
    (found,) = developments_of([measured.mentor_target], today=YEAR_END)
    assert len(found.own.rows) == 2
    assert len(found.others) == MOST_OTHERS
    assert found.has_more_areas


def test_an_indicator_of_another_target_gives_nothing(measured):
    measured.mentor_target.indicator = make_indicator("ny", "Ny", "forløb", "op")
    (found,) = developments_of([measured.mentor_target], today=YEAR_END)
    assert not found.own
    assert found.own.largest == Decimal(0)
