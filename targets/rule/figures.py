"""What measurements and targets may be. Pure: what is known is passed in, and so is the day.

`impossible…` is refused wherever a person or an import states the figure; `improbable…` is asked
about, and stands when the person says that it is right. Documents are loaded as they stand.
"""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass
from datetime import date
from decimal import ROUND_HALF_UP, Decimal
from typing import TYPE_CHECKING

from core.danish import format_number, format_percent
from core.figures import Remark, below_zero, far_off, of_goal, outside_years
from core.plausibility import rounding

if TYPE_CHECKING:  # they are built on this module
    from targets.models import Indicator

FINAL, FORECAST, LEVEL = "endelig", "prognose", "niveau"
WHOLE = Decimal(100)  # pct.
HEADS = ("personer", "borgere", "deltagere")  # units that count people by the head
MOST_FEW = 4


@dataclass(frozen=True)
class Figure:
    """A measurement as it is stated; what is not stated is None."""

    value: Decimal | None
    period_start: date | None = None
    date: date | None = None
    numerator: Decimal | None = None
    denominator: Decimal | None = None
    state: str = FINAL
    qualifier: str = ""


@dataclass(frozen=True)
class Known:
    """What a new figure is held against, in the indicator's unit: what was measured before, and
    the levels that are to be reached."""

    measured: tuple[Decimal, ...] = ()
    goals: tuple[Decimal, ...] = ()


@dataclass(frozen=True)
class Wanted:
    """A target as it is stated."""

    value: Decimal | None
    value_to: Decimal | None = None
    baseline_value: Decimal | None = None
    measured_as: str = LEVEL
    period_start: date | None = None
    deadline: date | None = None
    baseline_date: date | None = None


def impossible(figure: Figure, indicator: Indicator, *, today: date) -> list[Remark]:
    """Why the measurement cannot be right, by field."""
    return [
        *outside_years(date=figure.date, period_start=figure.period_start),
        *_in_future(figure, today),
        *not_of_unit(indicator, value=figure.value),
        *below_zero(
            "Tæller og nævner kan ikke være negative.",
            numerator=None if indicator.allows_negative else figure.numerator,
            denominator=figure.denominator,
        ),
        *_more_than_whole(figure, indicator),
    ]


def improbable(figure: Figure, indicator: Indicator, known: Known) -> list[Remark]:
    """What is odd about the measurement, by field."""
    if figure.value is None:
        return []
    unit, everything = indicator.unit_of_measure, (*known.measured, *known.goals)
    # The first figure of a goal is low, and so is what is counted anew from New Year.
    may_be_low = not known.measured or indicator.accumulates
    words = far_off(figure.value, everything, unit, may_be_low=may_be_low)
    goal = max(known.goals, default=Decimal(0))
    if words and figure.value > goal > 0:
        words = of_goal(figure.value, goal, unit)
    if not words and _above_whole(figure.value, indicator):
        words = f"{format_number(figure.value)} {unit} er mere end det hele."
    return [
        *([Remark("value", words)] if words else []),
        *_misfit(figure, indicator),
        *_few_persons(figure.value, unit, known),
    ]


def impossible_target(wanted: Wanted, indicator: Indicator | None) -> list[Remark]:
    """Why the target cannot be right, by field."""
    found = list(
        outside_years(
            period_start=wanted.period_start,
            deadline=wanted.deadline,
            baseline_date=wanted.baseline_date,
        )
    )
    if indicator is None:
        return found
    levels = {"baseline_value": wanted.baseline_value}
    if wanted.measured_as == LEVEL:
        levels |= {"value": wanted.value, "value_to": wanted.value_to}
    return found + list(not_of_unit(indicator, **levels))


def improbable_target(wanted: Wanted, indicator: Indicator | None, known: Known) -> list[Remark]:
    """What is odd about the target's levels, by field."""
    if indicator is None or wanted.measured_as != LEVEL:
        return []
    unit, found = indicator.unit_of_measure, []
    for field, level in (("value", wanted.value), ("value_to", wanted.value_to)):
        if level is None:
            continue
        words = far_off(level, known.measured, unit)
        if not words and _above_whole(level, indicator):
            words = f"{format_number(level)} {unit} er mere end det hele."
        if words:
            found.append(Remark(field, words))
    return found


def not_of_unit(indicator: Indicator, **values: Decimal | None) -> Iterator[Remark]:
    """Values that the indicator's unit has not: below zero, or parts of what is counted whole."""
    unit = indicator.unit_of_measure
    if not indicator.allows_negative:
        yield from below_zero(f"Der kan ikke være færre end 0 {unit}.", **values)
    for field, value in values.items():
        if value is not None and indicator.counts_whole and value != value.to_integral_value():
            yield Remark(field, f"Der tælles hele {unit}. Skriv et helt tal.")


def _in_future(figure: Figure, today: date) -> Iterator[Remark]:
    if figure.date and figure.date > today and figure.state != FORECAST:
        yield Remark(
            "date", "Datoen ligger i fremtiden. Vælg datatypen prognose, hvis det er meningen."
        )


def _more_than_whole(figure: Figure, indicator: Indicator) -> Iterator[Remark]:
    """A share of a whole that is stated as well cannot be more than it."""
    numerator, denominator = figure.numerator, figure.denominator
    is_part = indicator.is_share and not indicator.allows_negative
    if numerator is None or not denominator or not is_part:
        return
    if numerator > denominator:
        yield Remark("numerator", "Tælleren er større end nævneren.")
    elif figure.value is not None and figure.value > WHOLE:
        yield Remark("value", "En del af nævneren kan ikke være mere end 100 pct.")


def _above_whole(value: Decimal, indicator: Indicator) -> bool:
    return indicator.is_share and not indicator.allows_negative and value > WHOLE


def _few_persons(value: Decimal, unit: str, known: Known) -> Iterator[Remark]:
    """So few that a reader may know them; asked once in a series, not at each of its figures."""
    is_new = not any(0 < other <= MOST_FEW for other in known.measured)
    if unit in HEADS and 0 < value <= MOST_FEW and is_new:
        counted = "1 person" if value == 1 else f"{format_number(value)} {unit}"
        yield Remark("value", f"{counted}: så få kan genkendes, hvor tallet vises.")


def _misfit(figure: Figure, indicator: Indicator) -> Iterator[Remark]:
    """A percentage that rounding does not explain from its own fraction."""
    if not indicator.is_share or figure.value is None or figure.qualifier:
        return
    if figure.numerator is None or not figure.denominator:
        return
    share = figure.numerator * 100 / figure.denominator
    if abs(share - figure.value) > rounding(figure.value):
        fraction = f"{format_number(figure.numerator)} af {format_number(figure.denominator)}"
        shown = format_number(share.quantize(Decimal("0.1"), ROUND_HALF_UP))
        yield Remark("value", f"{fraction} er {shown} pct., ikke {format_percent(figure.value)}")
