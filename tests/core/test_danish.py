"""Figures as Danish text."""

from decimal import Decimal

import pytest

from core.danish import format_number


@pytest.mark.parametrize(
    ("value", "text"), [(Decimal("-2.4"), "−2,4"), (-1234, "−1.234"), (Decimal("-0.0"), "0")]
)
def test_a_figure_below_zero_has_a_minus_sign_everywhere(value, text):
    assert format_number(value) == text
