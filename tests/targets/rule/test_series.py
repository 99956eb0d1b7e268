"""Series of one area: which measurements, how long their periods, and the year before."""

from datetime import date
from decimal import Decimal

import pytest

from targets.models import Measurement
from targets.rule.series import have_one_length, points_of, series_by_area, years_before
from tests.targets.readings import COPENHAGEN, EAST, month_end, monthly, reading

YEAR_END = date(2025, 12, 31)


def own(*rows, most=180):
    return series_by_area(points_of(rows), most=most)[COPENHAGEN.pk]


def test_each_area_has_its_own_series_oldest_first():
    found = series_by_area(points_of([*reversed(monthly([1, 2])), *monthly([3], EAST)]), most=9)
    assert [one.value for one in found[COPENHAGEN.pk].rows] == [1, 2]
    assert found[EAST.pk].area == "Østdanmark"


@pytest.mark.parametrize("fields", [{"counts": False}, {"breakdown": "kvinder"}])
def test_what_does_not_count_or_is_a_part_is_left_out(fields):
    assert len(own(reading(1, YEAR_END), reading(2, month_end(0), **fields)).rows) == 1


def test_what_has_no_date_is_left_out():
    assert points_of([reading(1, None)]) == []


def test_of_several_periods_with_one_end_the_longest_stands():
    quarter = reading(30, YEAR_END, period_start=date(2025, 10, 1))
    year = reading(120, YEAR_END, period_start=date(2025, 1, 1))
    assert [one.value for one in own(year, quarter, reading(1, YEAR_END)).rows] == [120]


def test_of_a_very_long_series_the_newest_stand_and_it_says_so():
    cut = own(*monthly(range(10)), most=4)
    assert [one.value for one in cut.rows] == [6, 7, 8, 9]
    assert cut.is_cut
    assert not own(*monthly(range(4)), most=4).is_cut


def test_a_forecast_of_the_source_is_not_measured():
    stated = reading(5, YEAR_END, state=Measurement.State.FORECAST)
    series = own(reading(4, month_end(0)), stated)
    assert [one.value for one in series.measured] == [4]
    assert [one.value for one in series.forecasts] == [5]


@pytest.mark.parametrize(
    ("first", "second", "alike"),
    [
        ((date(2025, 1, 1), date(2025, 1, 31)), (date(2025, 2, 1), date(2025, 2, 28)), True),
        ((date(2025, 1, 1), date(2025, 3, 31)), (date(2025, 7, 1), date(2025, 9, 30)), True),
        ((None, date(2025, 1, 31)), (None, date(2025, 9, 30)), True),
        ((date(2025, 1, 1), date(2025, 1, 31)), (date(2025, 1, 1), date(2025, 2, 28)), False),
        ((None, date(2025, 1, 31)), (date(2025, 2, 1), date(2025, 2, 28)), False),
        ((date(2025, 1, 1), date(2025, 1, 7)), (None, date(2025, 1, 14)), False),
    ],
)
def test_months_are_alike_and_a_month_and_a_quarter_are_not(first, second, alike):
    rows = [reading(1, day, period_start=start) for start, day in (first, second)]
    assert have_one_length(rows) == alike


def test_the_year_before_is_the_same_day_a_year_earlier():
    rows = [reading(40, date(2024, 4, 30)), reading(45, date(2025, 4, 30)), reading(1, YEAR_END)]
    (day, found), *none = years_before(rows).items()
    assert (day, found.change, found.percent, none) == (date(2025, 4, 30), 5, Decimal("12.5"), [])


@pytest.mark.parametrize(
    ("day", "before"),
    [
        (date(2025, 2, 28), date(2024, 2, 29)),
        (date(2024, 2, 29), date(2023, 2, 28)),
        (date(2026, 2, 28), date(2025, 2, 28)),
    ],
)
def test_the_end_of_february_is_compared_with_the_end_of_february(day, before):
    assert day in years_before([reading(1, before), reading(2, day)])


def test_a_year_before_of_another_length_is_no_comparison():
    before = reading(1, date(2024, 4, 30), period_start=date(2024, 4, 1))
    assert years_before([before, reading(2, date(2025, 4, 30))]) == {}


def test_from_zero_there_is_no_percentage():
    found = years_before([reading(0, date(2024, 4, 30)), reading(5, date(2025, 4, 30))])
    assert found[date(2025, 4, 30)].percent is None
