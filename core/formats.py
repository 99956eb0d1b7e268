"""Numbers, dates and lists as Danish text in templates and files. An absent value stays blank."""

from collections.abc import Callable, Iterable
from datetime import date
from decimal import Decimal
from functools import wraps
from typing import Concatenate, ParamSpec, TypeVar

from core.danish import format_date, format_money, format_number, format_percent

Value = TypeVar("Value")
Rest = ParamSpec("Rest")


def blank_when_absent(
    show: Callable[Concatenate[Value, Rest], str],
) -> Callable[Concatenate[Value | None, Rest], str]:
    @wraps(show)
    def shown(value: Value | None, *args: Rest.args, **kwargs: Rest.kwargs) -> str:
        return "" if value is None or value == "" else show(value, *args, **kwargs)

    return shown


@blank_when_absent
def number(value: Decimal | int, places: int | None = None) -> str:
    """1234.50 → "1.234,5"; `number:2` shows exactly two decimals."""
    return format_number(value, places)


@blank_when_absent
def percent(value: Decimal | int, places: int | None = None) -> str:
    """83 → "83 pct."."""
    return format_percent(value, places)


@blank_when_absent
def million(value: Decimal | int, places: int | None = 1) -> str:
    """An amount in millions: 66.4 → "66,4 mio. kr."."""
    return format_money(value, places)


@blank_when_absent
def date_long(day: date) -> str:
    """22. november 2026"""
    return format_date(day)


@blank_when_absent
def date_short(day: date) -> str:
    """22.11.2026"""
    return f"{day:%d.%m.%Y}"


def sentence_list(words: Iterable[object] | None) -> str:
    """["a", "b", "c"] → "a, b og c"."""
    texts = [str(word) for word in words or ()]
    if len(texts) < 2:
        return "".join(texts)
    return f"{', '.join(texts[:-1])} og {texts[-1]}"


def joined(parts: Iterable[str | None], between: str = "; ") -> str:
    """Those of the parts that say something, with the sign between them."""
    return between.join(part for part in parts if part)


def yes_no(value: bool) -> str:
    return "ja" if value else "nej"
