"""Form fields for figures and dates as Danes write them, strict where a guess would be wrong."""

import re
from calendar import monthrange
from datetime import date
from decimal import Decimal
from typing import Any, NamedTuple

from django import forms
from django.core.exceptions import ValidationError

from core.danish import MONTHS, format_date, format_number

NUMBER = re.compile(r"([+-]?)(\d+|\d{1,3}(?:\.\d{3})+)(?:,(\d+))?")
STARTS_WITH_NUMBER = re.compile(r"[+-]?[\d.,]*\d\s*([^\d\s.,].*)")
# Each with where day, month and year stand in it.
DATES = (
    (re.compile(r"(\d{1,2})([-./])(\d{1,2})\2(\d{4})"), (1, 3, 4)),
    (re.compile(r"(\d{4})-(\d{1,2})-(\d{1,2})"), (3, 2, 1)),
    (re.compile(rf"(\d{{1,2}})\.? ({'|'.join(MONTHS)}) (\d{{4}})"), (1, 2, 3)),
)
# Each with how many months it lasts, and with groups for its place in the year and the year.
PERIODS = (
    (re.compile(r"()(\d{4})"), 12),
    (re.compile(r"([1-4])\.? kvartal (\d{4})"), 3),
    (re.compile(rf"({'|'.join(MONTHS)}) (\d{{4}})"), 1),
)
SHORT_YEAR = re.compile(r"\d{1,2}([-./])\d{1,2}\1\d{2}")
SHARES = ("pct.", "procent", "%", "pct")  # a share may be written with any of them
YEARS = range(1900, 2101)
HOW_TO_WRITE_A_DATE = "Skriv datoen som dag-måned-år, fx 09-03-2026."


class DanishDecimalField(forms.DecimalField):
    """1.234,5 or 1234,5. A point that does not part thousands is refused: 1.23 could be meant as
    1,23 or be a slip for 1.230, and the wrong guess would become an official figure.

    With a `unit` the number may be followed by it: "66 forløb", and for shares "12 %" as well as
    "12 pct.". `whole` refuses decimals, `negative=False` what is below zero."""

    widget = forms.TextInput(attrs={"inputmode": "decimal", "autocomplete": "off"})
    default_error_messages = {
        "negative": "Der kan ikke være færre end 0 %(unit)s.",
        "parts": "Der tælles hele %(unit)s. Skriv et helt tal.",
        "point": "Punktum deler kun tusinder, som i 1.234. Skriv komma foran decimaler, som i 1,5.",
        "words": "Skriv kun tallet uden “%(words)s”. Enheden står ved feltet.",
        "invalid": "Skriv et tal, fx 1.234,5.",
    }

    def __init__(
        self, *, unit: str = "", whole: bool = False, negative: bool = True, **kwargs: Any
    ) -> None:
        self.unit, self.whole, self.negative = unit, whole, negative
        super().__init__(**kwargs)

    def to_python(self, value: object) -> Decimal | None:
        if value in self.empty_values:
            return None
        if isinstance(value, Decimal):
            return value
        text = " ".join(str(value).replace("−", "-").split())
        if not text:
            return None
        if found := NUMBER.fullmatch(self._without_unit(text)):
            sign, whole, decimals = found.groups(default="0")
            return Decimal(f"{sign}{whole.replace('.', '')}.{decimals}")
        raise self._explained(text)

    def validate(self, value: Decimal | None) -> None:
        super().validate(value)
        if value is None:
            return
        params = {"unit": self.unit}
        if value < 0 and not self.negative:
            raise ValidationError(self.error_messages["negative"], code="negative", params=params)
        if self.whole and value != value.to_integral_value():
            raise ValidationError(self.error_messages["parts"], code="parts", params=params)

    def read_back(self, value: Decimal) -> str:
        """ "Vi læser 1.234,5 personer." """
        return f"Vi læser {format_number(value)} {self.unit}".rstrip(" .") + "."

    def prepare_value(self, value: object) -> object:
        return format_number(value) if isinstance(value, (Decimal, int)) else value

    def _without_unit(self, text: str) -> str:
        written = SHARES if self.unit in SHARES else (self.unit,)
        for unit in filter(None, written):
            if text.lower().endswith(unit.lower()):
                return text[: -len(unit)].rstrip()
        return text

    def _explained(self, text: str) -> ValidationError:
        if found := STARTS_WITH_NUMBER.fullmatch(text):
            words = {"words": found[1].strip()}
            return ValidationError(self.error_messages["words"], code="words", params=words)
        code = "point" if re.fullmatch(r"[+-]?[\d.,]*\.[\d.,]*", text) else "invalid"
        return ValidationError(self.error_messages[code], code=code)


class DanishDateField(forms.DateField):
    """09-03-2026, 9.3.2026, 9/3/2026, 9. marts 2026 or 2026-03-09; the day before the month."""

    widget = forms.TextInput(attrs={"autocomplete": "off", "placeholder": "dd-mm-åååå"})
    default_error_messages = {
        "invalid": HOW_TO_WRITE_A_DATE,
        "short_year": "Skriv årstallet med fire cifre, fx 09-03-2026.",
        "no_such_day": "Den dato findes ikke. " + HOW_TO_WRITE_A_DATE,
    }

    def to_python(self, value: object) -> date | None:
        if value in self.empty_values:
            return None
        if isinstance(value, date):
            return value
        text = " ".join(str(value).lower().split())
        if not text:
            return None
        if SHORT_YEAR.fullmatch(text):
            raise self._error("short_year")
        for written, places in DATES:
            if found := written.fullmatch(text):
                return self._day(*found.group(*places))
        raise self._error("invalid")

    def prepare_value(self, value: object) -> object:
        return f"{value:%d-%m-%Y}" if isinstance(value, date) else value

    def _day(self, day: str, month: str, year: str) -> date:
        number = MONTHS.index(month) + 1 if month in MONTHS else int(month)
        try:
            found = date(int(year), number, int(day))
        except ValueError:
            raise self._error("no_such_day") from None
        if found.year not in YEARS:
            raise self._error("invalid")
        return found

    def _error(self, code: str) -> ValidationError:
        return ValidationError(self.error_messages[code], code=code)


class Period(NamedTuple):
    """First and last day; only the last where a single day is stated."""

    start: date | None
    end: date

    def contradicted_by(self, start: date | None) -> str:
        """A sentence where `start`, written in a field of its own, is another first day; else
        ""."""
        if self.start is None or start in (None, self.start):
            return ""
        return f"Perioden begynder {format_date(self.start)}. Ryd feltet."


class DanishPeriodField(DanishDateField):
    """A day, or "2011", "2. kvartal 2012", "marts 2013" for all of its days."""

    default_error_messages = {
        "invalid": (
            "Skriv en dag, fx 31-12-2011, eller hele perioden: 2011, 2. kvartal 2012, marts 2013."
        )
    }

    def to_python(self, value: object) -> Period | None:  # type: ignore[override]  # a period where its parent gives a day
        text = " ".join(str(value).lower().split()) if isinstance(value, str) else ""
        for written, months in PERIODS:
            if found := written.fullmatch(text):
                place, year = found.groups()
                number = MONTHS.index(place) if place in MONTHS else int(place or 1) - 1
                return self._months(int(year), number * months, months)
        day = super().to_python(value)
        return None if day is None else Period(None, day)

    def has_changed(self, initial: object, data: object) -> bool:
        try:
            period = self.to_python(data)
        except ValidationError:
            return True
        return (period.end if period else None) != (initial or None)

    def _months(self, year: int, first: int, count: int) -> Period:
        if year not in YEARS:
            raise self._error("invalid")
        last = first + count - 1
        return Period(date(year, first + 1, 1), date(year, last + 1, monthrange(year, last + 1)[1]))
