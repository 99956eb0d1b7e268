"""The straight line and its interval against known numbers."""

import math
from datetime import date, timedelta
from decimal import Decimal

import pytest
from hypothesis import assume, given
from hypothesis import strategies as st

from targets.rule.forecasts import FEWEST, MOST, QUANTILES, Bounds, forecast

START = date(2025, 1, 1)


def points(*values, apart=10):
    return [(START + timedelta(days=apart * n), Decimal(v)) for n, v in enumerate(values)]


def carried(values, days, **fields):
    series = points(*values)
    return forecast(series, until=series[-1][0] + timedelta(days=days), **fields)


VALUES = st.lists(st.integers(0, 1000), min_size=FEWEST, max_size=40)


def test_a_straight_series_goes_on_straight_and_is_certain():
    end = carried([1, 2, 3, 4, 5, 6], 30).end
    assert (end.value, end.low, end.high) == (9, 9, 9)


def test_line_and_interval_are_those_computed_by_hand():
    # t = 0, 10 … 50, mean 25, Σ(t−t̄)² = 1750; y = 2 1 4 3 6 5, mean 3.5; Σ(t−t̄)(y−ȳ) = 145.
    # Slope 145/1750; at t = 60: ŷ = 3.5 + 35·145/1750 = 6.4. Residual squares 17.5 − 145²/1750
    # = 5.485714, s² = 1.371429; s²·(1 + 1/6 + 35²/1750) = 2.56, of which the root is 1.6.
    end = carried([2, 1, 4, 3, 6, 5], 10).end
    assert round(end.value, 6) == Decimal("6.4")
    assert round(end.high - end.value, 6) == Decimal("1.533") * Decimal("1.6")
    assert end.value - end.low == end.high - end.value


def test_five_points_are_too_few():
    with pytest.raises(ValueError, match="too few"):
        carried([1, 2, 3, 4, 5], 10)


def test_there_must_be_a_day_to_carry_on_to():
    with pytest.raises(ValueError, match="nothing to carry on to"):
        carried([1, 2, 3, 4, 5, 6], 0)


def test_only_the_newest_points_count():
    old = [900] * 10
    new = list(range(MOST))
    found = carried(old + new, 10)
    assert found.count == MOST
    assert found.end.value == MOST


def test_it_begins_at_the_last_measured_day_and_ends_at_the_asked_one():
    found = carried([1, 2, 1, 2, 1, 2], 100)
    assert found.steps[0].day == START + timedelta(days=50)
    assert found.end.day == START + timedelta(days=150)


def test_a_count_does_not_fall_below_zero_nor_a_share_rise_above_a_hundred():
    falling = carried([50, 41, 29, 22, 9, 1], 40, bounds=Bounds(low=Decimal(0)))
    assert falling.end.value == falling.end.low == 0
    rising = carried([50, 61, 69, 82, 89, 99], 40, bounds=Bounds(high=Decimal(100)))
    assert rising.end.high == 100


@given(VALUES, st.integers(1, 1000))
def test_the_interval_widens_and_holds_the_line(values, days):
    assume(len(set(values)) > 1)
    steps = carried(values, days).steps
    widths = [step.high - step.low for step in steps]
    assert all(step.low <= step.value <= step.high for step in steps)
    assert all(later >= earlier for earlier, later in zip(widths, widths[1:], strict=False))


@given(VALUES, st.integers(1, 500))
def test_a_series_upside_down_has_its_forecast_upside_down(values, days):
    end, turned = carried(values, days).end, carried([-value for value in values], days).end
    assert math.isclose(end.value, -turned.value, abs_tol=1e-20)
    assert math.isclose(end.low, -turned.high, abs_tol=1e-20)


def density(t, freedom):
    scale = math.gamma((freedom + 1) / 2) / (math.sqrt(freedom * math.pi) * math.gamma(freedom / 2))
    return scale * (1 + t * t / freedom) ** (-(freedom + 1) / 2)


@pytest.mark.parametrize("freedom", QUANTILES)
def test_each_quantile_leaves_ten_per_cent_above(freedom):
    steps, quantile = 2000, float(QUANTILES[freedom])
    width = quantile / steps
    area = sum(density((step + 0.5) * width, freedom) for step in range(steps)) * width
    assert 0.5 + area == pytest.approx(0.9, abs=2e-4)


def test_there_is_a_quantile_for_every_number_of_points():
    assert set(QUANTILES) == set(range(FEWEST - 2, MOST - 1))
