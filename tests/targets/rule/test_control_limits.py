"""XmR limits against known numbers, and what they never do."""

from decimal import Decimal

from hypothesis import given
from hypothesis import strategies as st

from targets.rule.control_limits import FEWEST, limits

VALUES = st.lists(
    st.decimals(-10_000, 10_000, places=2, allow_nan=False), min_size=FEWEST, max_size=60
)


def decimals(*values):
    return [Decimal(value) for value in values]


# Ranges 2 2 3 1 3 2 2 1 3 2 1, sum 22, mean 2; mean value 120 / 12 = 10.
CALM = decimals(9, 11, 9, 12, 11, 8, 10, 12, 11, 8, 10, 9)


def test_limits_are_the_mean_and_2_66_mean_moving_ranges_to_both_sides():
    found = limits(CALM)
    assert (found.count, found.mean, found.mean_range) == (12, 10, 2)
    assert (found.lower, found.upper) == (Decimal("4.68"), Decimal("15.32"))
    assert found.outside == found.jumps == ()


def test_eleven_values_are_too_few():
    assert limits(CALM[:-1]) is None


def test_a_value_beyond_a_limit_and_the_jump_to_it_and_back_are_found_by_place():
    # Ranges 1 ×10, then 20 and 20 around the last but one: mean 50 / 12.
    values = decimals(10, 11, 10, 11, 10, 11, 10, 11, 10, 11, 10, 30, 10)
    found = limits(values)
    assert found.outside == (11,)
    assert found.jumps == (11, 12)


def test_a_value_on_the_limit_is_inside():
    level = limits(decimals(*[5] * 12))
    assert (level.lower, level.upper, level.outside) == (5, 5, ())


def test_counts_have_no_lower_limit_below_zero():
    found = limits(decimals(0, 4, 0, 4, 0, 4, 0, 4, 0, 4, 0, 4))
    assert found.lower is None
    assert found.outside == ()


def test_a_series_that_goes_below_zero_keeps_its_lower_limit():
    assert limits(decimals(-1, 4, 0, 4, 0, 4, 0, 4, 0, 4, 0, 4)).lower < 0


@given(VALUES)
def test_outside_means_beyond_a_limit_and_nothing_else(values):
    found = limits(values)
    for place, value in enumerate(values):
        beyond = value > found.upper or (found.lower is not None and value < found.lower)
        assert (place in found.outside) == beyond


@given(VALUES, st.integers(1, 1000))
def test_the_limits_move_with_the_series(values, shift):
    raised = [value + 20_000 for value in values]
    moved = [value + shift for value in raised]
    first, second = limits(raised), limits(moved)
    assert second.mean - first.mean == shift
    assert second.outside == first.outside
    assert second.jumps == first.jumps
