"""Figures and dates as Danes write them, and what is refused."""

from datetime import date
from decimal import Decimal

import pytest
from django.core.exceptions import ValidationError
from hypothesis import given
from hypothesis import strategies as st

from core.danish import format_number
from core.forms.fields import DanishDateField, DanishDecimalField, DanishPeriodField


def number(text):
    return DanishDecimalField(required=False, max_digits=20, decimal_places=6).clean(text)


def day(text):
    return DanishDateField(required=False).clean(text)


@pytest.mark.parametrize(
    ("text", "value"),
    [
        ("1.234,5", "1234.5"),
        ("1234,5", "1234.5"),
        ("1.234", "1234"),
        ("12.345.678", "12345678"),
        ("0", "0"),
        ("100", "100"),
        ("0,06", "0.06"),
        (" 66 ", "66"),
        ("-3,5", "-3.5"),
        ("−3,5", "-3.5"),
        ("+2", "2"),
    ],
)
def test_danish_numbers_are_read(text, value):
    assert number(text) == Decimal(value)


@pytest.mark.parametrize("text", ["1.23", "1.234.5", "1234.567", "1,234.5", "12.34,5", "0.5"])
def test_a_point_that_parts_no_thousands_is_refused(text):
    with pytest.raises(ValidationError, match="Punktum deler kun tusinder"):
        number(text)


@pytest.mark.parametrize("text", ["12 pct.", "12 %", "66 forløb", "1.234,5 kr."])
def test_a_number_with_its_unit_is_refused_helpfully(text):
    with pytest.raises(ValidationError, match="Skriv kun tallet uden"):
        number(text)


@pytest.mark.parametrize(
    ("text", "unit"),
    [
        ("12 %", "pct."),
        ("12%", "pct."),
        ("12 pct.", "pct."),
        ("12 pct", "pct."),
        ("12 procent", "pct."),
        ("12 Forløb", "forløb"),
        ("12 %", "%"),
    ],
)
def test_a_number_may_be_followed_by_the_unit_of_its_field(text, unit):
    assert DanishDecimalField(unit=unit).clean(text) == 12


@pytest.mark.parametrize(("text", "unit"), [("12 %", "personer"), ("12 personer", "pct.")])
def test_another_unit_is_refused(text, unit):
    with pytest.raises(ValidationError, match="Skriv kun tallet uden"):
        DanishDecimalField(unit=unit).clean(text)


def test_what_is_counted_whole_has_no_decimals():
    with pytest.raises(ValidationError, match="Der tælles hele personer. Skriv et helt tal."):
        DanishDecimalField(unit="personer", whole=True).clean("1.234,5")
    assert DanishDecimalField(unit="personer", whole=True).clean("1.234,0") == 1234


def test_what_is_counted_is_not_below_zero():
    with pytest.raises(ValidationError, match="Der kan ikke være færre end 0 personer."):
        DanishDecimalField(unit="personer", negative=False).clean("-5")


@pytest.mark.parametrize(
    ("unit", "words"),
    [("personer", "Vi læser 1.234,5 personer."), ("pct.", "Vi læser 1.234,5 pct.")],
)
def test_a_field_says_what_it_reads(unit, words):
    assert DanishDecimalField(unit=unit).read_back(Decimal("1234.5")) == words


@pytest.mark.parametrize("text", ["abc", "ca. 12", "1,2,3", "NaN", "Infinity", "1e5x", ",5", "-"])
def test_what_is_no_number_is_refused(text):
    with pytest.raises(ValidationError):
        number(text)


@pytest.mark.parametrize("text", ["", "   ", None])
def test_nothing_is_missing_and_not_zero(text):
    assert number(text) is None
    assert day(text) is None


def test_zero_is_zero():
    assert DanishDecimalField().clean("0") == 0


def test_a_required_number_must_be_there():
    with pytest.raises(ValidationError):
        DanishDecimalField().clean("")


def test_more_decimals_than_are_kept_are_refused():
    with pytest.raises(ValidationError):
        number("0,1234567")


@given(st.decimals(min_value=-(10**13), max_value=10**13, places=6))
def test_every_number_we_show_can_be_typed_back(value):
    assert number(format_number(value)) == value


def test_a_number_is_shown_as_danes_write_it():
    assert DanishDecimalField().prepare_value(Decimal("1234.500000")) == "1.234,5"


def test_a_typed_number_is_shown_as_it_was_typed():
    assert DanishDecimalField().prepare_value("12 pct.") == "12 pct."


@pytest.mark.parametrize(
    "text",
    ["09-03-2026", "9-3-2026", "9.3.2026", "09.03.2026", "9/3/2026", "2026-03-09", "9. marts 2026"],
)
def test_danish_dates_are_read(text):
    assert day(text) == date(2026, 3, 9)


@pytest.mark.parametrize("text", ["31-02-2026", "29.2.2025", "03-13-2026", "2026-13-01"])
def test_a_day_that_does_not_exist_is_refused(text):
    with pytest.raises(ValidationError, match="Den dato findes ikke"):
        day(text)


def test_a_short_year_is_refused():
    with pytest.raises(ValidationError, match="fire cifre"):
        day("09-03-26")


@pytest.mark.parametrize("text", ["i går", "2026", "marts 2026", "9-3.2026", "09-03-0026"])
def test_what_is_no_date_is_refused(text):
    with pytest.raises(ValidationError, match="Skriv datoen som dag-måned-år"):
        day(text)


@given(st.dates(min_value=date(1900, 1, 1), max_value=date(2100, 12, 31)))
def test_every_date_we_show_can_be_typed_back(value):
    assert day(DanishDateField().prepare_value(value)) == value


@pytest.mark.parametrize(
    ("text", "start", "end"),
    [
        ("2011", date(2011, 1, 1), date(2011, 12, 31)),
        ("2. kvartal 2012", date(2012, 4, 1), date(2012, 6, 30)),
        ("4 kvartal 2012", date(2012, 10, 1), date(2012, 12, 31)),
        ("Februar 2012", date(2012, 2, 1), date(2012, 2, 29)),
        ("9-3-2026", None, date(2026, 3, 9)),
    ],
)
def test_a_period_is_read_as_its_first_and_last_day(text, start, end):
    assert DanishPeriodField().clean(text) == (start, end)


@pytest.mark.parametrize("text", ["5. kvartal 2012", "1011", "marts", "i går"])
def test_what_is_no_period_is_refused(text):
    with pytest.raises(ValidationError, match="eller hele perioden: 2011, 2. kvartal 2012"):
        DanishPeriodField().clean(text)


def test_a_period_is_changed_when_its_last_day_is():
    field = DanishPeriodField()
    assert not field.has_changed(date(2011, 12, 31), "31-12-2011")
    assert field.has_changed(date(2011, 12, 31), "2012")
    assert not field.has_changed(None, "")
