"""What a figure may be: what is impossible is refused, what is improbable asked about once. Pure.

Follow-up, admin and import ask the same rule, each floor's for its own figures
(targets/rule/figures.py, budget/figures.py). Documents are loaded as they stand: what they
contradict themselves in is found by core/plausibility.py."""

from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from datetime import date
from decimal import Decimal

from core.danish import format_number, format_percent

FIRST_YEAR, LAST_YEAR = 1990, 2100
FIRST_DAY, LAST_DAY = date(FIRST_YEAR, 1, 1), date(LAST_YEAR, 12, 31)
OUTSIDE_YEARS = f"Året skal ligge mellem {FIRST_YEAR} og {LAST_YEAR}."
IS_IT_RIGHT = "Er det rigtigt?"
FAR = 3  # times the largest figure that is known
NEAR = 10  # of what is counted: small numbers triple without being odd


@dataclass(frozen=True)
class Remark:
    """What is wrong or odd about a figure; `field` is the model's name of it. Whole sentences."""

    field: str
    words: str


def outside_years(**years: date | int | None) -> Iterator[Remark]:
    """Years and days outside 1990–2100, by field."""
    for field, value in years.items():
        year = value.year if isinstance(value, date) else value
        if year is not None and not FIRST_YEAR <= year <= LAST_YEAR:
            yield Remark(field, OUTSIDE_YEARS)


def below_zero(words: str, **values: Decimal | None) -> Iterator[Remark]:
    """Negative values, by field; `words` say why there are none."""
    for field, value in values.items():
        if value is not None and value < 0:
            yield Remark(field, words)


def far_off(
    value: Decimal, known: Iterable[Decimal], unit: str, *, may_be_low: bool = False
) -> str:
    """A sentence where the value is more than FAR times all that is known, or all that is known
    more than FAR times the value; else "". `may_be_low`: only the first is odd."""
    known = tuple(known)
    return _far_above(value, known, unit) or ("" if may_be_low else _far_below(value, known, unit))


def _far_above(value: Decimal, known: tuple[Decimal, ...], unit: str) -> str:
    largest = max(known, default=Decimal(0))
    if largest <= 0 or value <= FAR * largest or value - largest < NEAR:
        return ""
    times = format_number(value / largest, 0)
    return (
        f"{format_number(value)} {unit} er {times} gange så meget som det højeste,"
        f" der er kendt ({format_number(largest)} {unit})."
    )


def _far_below(value: Decimal, known: tuple[Decimal, ...], unit: str) -> str:
    smallest = min(known, default=Decimal(0))
    if smallest <= 0 or value < 0 or value * FAR >= smallest or smallest - value < NEAR:
        return ""
    return (
        f"{format_number(value)} {unit} er mindre end en tredjedel af det laveste, der er kendt"
        f" ({format_number(smallest)} {unit})."
    )


def of_goal(value: Decimal, goal: Decimal, unit: str) -> str:
    """ "1.234,5 personer er 412 pct. af målet på 300 personer." """
    share = format_percent(value * 100 / goal, 0)
    return f"{format_number(value)} {unit} er {share} af målet på {format_number(goal)} {unit}."


def question(remarks: Iterable[Remark]) -> str:
    """The remarks as one question; "" where there are none."""
    words = " ".join(dict.fromkeys(one.words for one in remarks))
    return f"{words} {IS_IT_RIGHT}" if words else ""
