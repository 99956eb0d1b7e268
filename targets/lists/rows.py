"""The rows of the lists of targets and of measurements, and an initiative's targets in short.

What a row shows, of other tables too, comes as plain values in one query for the rows of a page.
"""

from collections import defaultdict
from collections.abc import Iterable
from datetime import date, datetime
from decimal import Decimal
from functools import lru_cache
from pathlib import Path
from typing import NamedTuple

import aiosql
from django.db import connection
from django.db.models import Value
from django.db.models.functions import Coalesce

from core.people import display_name, name_paths
from targets.models import Measurement, Target
from targets.presentation import Levels, distance_words, levels_of, value_words
from targets.rule.explanation import goal_words
from targets.rule.goals import Goal

sql = aiosql.from_path(Path(__file__).with_suffix(".sql"), "psycopg2")
KINDS, STATES = dict(Target.Kind.choices), dict(Measurement.State.choices)
GOAL = ("comparator", "value", "value_to", "measured_as", "baseline_value")
INDICATOR = (
    Coalesce("indicator__direction", Value("neutral")),
    Coalesce("indicator__unit_of_measure", Value("")),
)
MEASURED = (
    "latest__value",
    Coalesce("latest__qualifier", Value("")),
    Coalesce("latest__counted_as", Value("")),
)


class InShort(NamedTuple):
    """A target's goal and what is measured: `unit` is "", `measured` None where there is none.
    `counted_as` says what was counted where it is not what the target counts."""

    comparator: str
    value: Decimal | None
    value_to: Decimal | None
    measured_as: str
    baseline_value: Decimal | None
    direction: str
    unit: str
    measured: Decimal | None
    qualifier: str
    counted_as: str = ""

    @property
    def comparable(self) -> Decimal | None:
        """What is measured, where it counts the same as the target."""
        return None if self.counted_as else self.measured

    @property
    def goal(self) -> Goal:
        return Goal(**{name: getattr(self, name) for name in (*GOAL, "direction")})

    @property
    def goal_words(self) -> str:
        return _goal_words(self)

    @property
    def measured_words(self) -> str:
        if self.measured is None:
            return ""
        return value_words(self.qualifier, self.measured, self.unit, self.counted_as)

    @property
    def distance(self) -> str:
        return distance_words(self.goal, self.comparable, self.unit)

    @property
    def levels(self) -> Levels | None:
        return _levels(self)


# A list says it of a hundred targets, and the same page is opened again and again.
@lru_cache(maxsize=4096)
def _goal_words(short: InShort) -> str:
    return goal_words(short.goal, short.unit)


@lru_cache(maxsize=4096)
def _levels(short: InShort) -> Levels | None:
    return levels_of(short.goal, short.comparable)


def targets_in_short(initiative_ids: Iterable[int]) -> dict[int, list[InShort]]:
    """The targets of each initiative; an empty list for those without."""
    found = defaultdict(list)
    for owner, *values in sql.in_short(connection, initiatives=list(initiative_ids)):
        found[owner].append(InShort(*values))
    return found


class TargetRow(NamedTuple):
    pk: int
    title: str
    kind: str
    goal_number: int | None
    baseline_date: date | None
    baseline_derived: bool
    deadline: date | None
    deadline_wording: str
    recurrence: str
    verdict: str
    plan_slug: str
    plan_title: str
    area_id: int | None
    area_code: str | None
    area_title: str | None
    initiative_id: int | None
    initiative_code: str | None
    initiative_title: str | None
    measured_on: date | None
    measured_state: str | None
    short: InShort

    @property
    def kind_words(self) -> str:
        return KINDS[self.kind]

    @property
    def is_yearly(self) -> bool:
        return self.recurrence == Target.Recurrence.YEARLY

    @property
    def state_words(self) -> str:
        """What kind of figure the newest measurement is, "" where it is a final one."""
        state = self.measured_state
        return "" if state is None or state == Measurement.State.FINAL else STATES[state]


def target_rows(keys: list[int]) -> list[TargetRow]:
    """The rows of these targets, in any order."""
    rows = (
        Target.objects.filter(pk__in=keys)
        .order_by()
        .values_list(
            *("pk", "title", "kind", "goal_number", "baseline_date", "baseline_derived"),
            *("deadline", "deadline_wording", "recurrence", "verdict"),
            *("plan__slug", "plan__title"),
            *("focus_area_id", "focus_area__code", "focus_area__title"),
            *("initiative_id", "initiative__code", "initiative__title"),
            *("latest__date", "latest__state"),
            *(*GOAL, *INDICATOR, *MEASURED),
        )
    )
    own = len(TargetRow._fields) - 1
    return [TargetRow._make((*values[:own], InShort._make(values[own:]))) for values in rows]


class MeasurementRow(NamedTuple):
    pk: int
    indicator_id: int
    period_start: date | None
    date: date | None
    area_ground: str  # of initiatives.models.Ground
    date_ground: str
    breakdown: str
    value: Decimal
    numerator: Decimal | None
    denominator: Decimal | None
    qualifier: str
    counted_as: str
    state: str
    counts: bool
    note: str
    source_place: str
    source_note: str
    entered_at: datetime | None
    indicator: str
    unit: str
    area: str
    source: str | None
    first_name: str | None
    last_name: str | None
    username: str | None

    @property
    def state_words(self) -> str:
        return STATES[self.state]

    @property
    def entered_by(self) -> str:
        """The name of who entered it, "" where nobody did."""
        return display_name(self)


def measurement_rows(keys: list[int]) -> list[MeasurementRow]:
    """The rows of these measurements, in any order."""
    rows = (
        Measurement.objects.filter(pk__in=keys)
        .order_by()
        .values_list(
            *("pk", "indicator_id", "period_start", "date", "area_ground", "date_ground"),
            "breakdown",
            *("value", "numerator", "denominator", "qualifier", "counted_as", "state", "counts"),
            *("note", "source_place", "source_note", "entered_at"),
            *("indicator__name", "indicator__unit_of_measure", "area__name", "source__title"),
            *name_paths("entered_by"),
        )
    )
    return [MeasurementRow(*values) for values in rows]
