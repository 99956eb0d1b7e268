"""Numbers, dates and lists as Danish text in templates. An absent value stays blank."""

from functools import wraps

from core.danish import format_date, format_money, format_number, format_percent


def blank_when_absent(show):
    @wraps(show)
    def shown(value, *arguments):
        return "" if value is None or value == "" else show(value, *arguments)

    return shown


@blank_when_absent
def number(value, places=None):
    """1234.50 → "1.234,5"; `number:2` shows exactly two decimals."""
    return format_number(value, places)


@blank_when_absent
def percent(value, places=None):
    """83 → "83 pct."."""
    return format_percent(value, places)


@blank_when_absent
def million(value, places=1):
    """An amount in millions: 66.4 → "66,4 mio. kr."."""
    return format_money(value, places)


@blank_when_absent
def date_long(day):
    """22. november 2026"""
    return format_date(day)


@blank_when_absent
def date_short(day):
    """22.11.2026"""
    return f"{day:%d.%m.%Y}"


def sentence_list(words):
    """["a", "b", "c"] → "a, b og c"."""
    words = [str(word) for word in words or ()]
    if len(words) < 2:
        return "".join(words)
    return f"{', '.join(words[:-1])} og {words[-1]}"
