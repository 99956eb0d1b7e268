"""Danish on every server alike: how names sort, words fold for search, and figures are written."""

from datetime import date
from decimal import ROUND_HALF_UP, Decimal

from django.db.models import CharField, F, Func, TextField, Value
from django.db.models.functions import Lower, Replace


class DanishOrder(Func):
    """Sort key: a–z, æ, ø, å, with "aa" read as "å" (Aarhus after ølby).

    Immutable, so it can stand in an index; PostgreSQL's own Danish collations need ICU, which the
    embedded server is built without.
    """

    template = "(translate(replace(lower(%(expressions)s), 'aa', 'å'), 'æøå', '{|}') COLLATE \"C\")"
    output_field = CharField()
    arity = 1


FOLDS = (("å", "aa"), ("æ", "ae"), ("ø", "oe"))


def fold(text: str) -> str:
    """Lower case with æ, ø, å spelled ae, oe, aa, as people type them on a foreign keyboard."""
    text = text.lower()
    for letter, spelled in FOLDS:
        text = text.replace(letter, spelled)
    return text


def folded(*fields: str) -> Func:
    """The SQL expression of `fold` over the fields, joined by spaces; immutable."""
    joined = F(fields[0])
    for name in fields[1:]:
        joined = _Join(joined, Value(" "), F(name), output_field=TextField())
    expression = Lower(joined, output_field=TextField())
    for letter, spelled in FOLDS:
        expression = Replace(expression, Value(letter), Value(spelled), output_field=TextField())
    return expression


class Folded(Func):
    """The SQL expression of `fold` over one field, written as `folded` compiles it so that the same
    index serves: a search asks for it a dozen times, and this is one node for Django to copy."""

    template = "replace(replace(replace(lower(%(expressions)s), 'å', 'aa'), 'æ', 'ae'), 'ø', 'oe')"
    output_field = TextField()
    arity = 1


class _Join(Func):
    """`||` on columns that are never null; Django's Concat wraps them in a function that is not
    immutable, which a generated column refuses."""

    template = "(%(expressions)s)"
    arg_joiner = " || "


MONTHS = (
    "januar",
    "februar",
    "marts",
    "april",
    "maj",
    "juni",
    "juli",
    "august",
    "september",
    "oktober",
    "november",
    "december",
)


def decimals_of(value: Decimal) -> int:
    """How many decimals the figure has without its last zeros: 2 of 1,250 and 0 of 1200."""
    exponent = value.normalize().as_tuple().exponent
    return max(0, -exponent) if isinstance(exponent, int) else 0  # NaN and infinity have none


def format_number(value: Decimal | int, places: int | None = None) -> str:
    """Thousand points, decimal comma and a minus sign, "−1.234,5"; no trailing zeros.

    With `places` the number is rounded half up and shows exactly so many decimals.
    """
    if places is None and type(value) is int:
        return f"{value:,}".replace(",", ".").replace("-", "−")
    number = Decimal(value)
    if places is not None:
        number = number.quantize(Decimal(1).scaleb(-places), rounding=ROUND_HALF_UP)
    text = f"{number if number else abs(number):,f}"
    if places is None and "." in text:
        text = text.rstrip("0").rstrip(".")
    text = text.replace(",", " ").replace(".", ",").replace(" ", ".")  # translate is slow
    return text.replace("-", "−")


def signed(value: Decimal, places: int | None = None) -> str:
    """A change with its sign: "+62,0", "−11,1", and 0 as "0,0"."""
    text = format_number(abs(value), places)
    if not any(digit in text for digit in "123456789"):
        return text
    return f"{'+' if value > 0 else '−'}{text}"


def format_date(day: date) -> str:
    """A date as written in a letter, "31. december 2007"."""
    return f"{day.day}. {MONTHS[day.month - 1]} {day.year}"


SINGULAR = {
    "boligområder": "boligområde",
    "borgere": "borger",
    "dage": "dag",
    "fuldtidspersoner": "fuldtidsperson",
    "gange": "gang",
    "helårspersoner": "helårsperson",
    "medarbejdere": "medarbejder",
    "måneder": "måned",
    "personer": "person",
    "pladser": "plads",
    "timer": "time",
    "uger": "uge",
    "virksomheder": "virksomhed",
}


def unit_after(number: Decimal | int, unit: str) -> str:
    """The unit as it is said after the number: 1 uge, 2 uger."""
    return SINGULAR.get(unit, unit) if number == 1 else unit


def format_percent(percent: Decimal | int, places: int | None = None) -> str:
    """A number of per cent, "83 pct." (not a share: 83 is 83 pct.)."""
    return f"{format_number(percent, places)} pct."


def format_money(million: Decimal | int, places: int | None = 1) -> str:
    """An amount in millions of kroner, as the documents state them: "21,4 mio. kr."."""
    return f"{format_number(million, places)} mio. kr."
