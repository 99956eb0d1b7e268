"""The rows of the lists of targets and of measurements, and the targets in a row of initiatives.

What a row shows of other tables comes as plain values, in one statement for the page in view.
"""

from collections import defaultdict
from datetime import date
from decimal import Decimal
from typing import NamedTuple

from django.db.models import Value
from django.db.models.functions import Coalesce

from initiatives.details import OWNERS, Details, fill
from targets.models import Measurement, Target
from targets.status import Goal

GOAL = ("comparator", "value", "value_to", "measured_as", "baseline_value")


class InShort(NamedTuple):
    """A target's goal and what is measured: `unit` is "", `measured` None where there is none."""

    comparator: str
    value: Decimal | None
    value_to: Decimal | None
    measured_as: str
    baseline_value: Decimal | None
    direction: str
    unit: str
    measured: Decimal | None
    qualifier: str

    @property
    def goal(self) -> Goal:
        return Goal(**{name: getattr(self, name) for name in (*GOAL, "direction")})


class TargetLinks(NamedTuple):
    """What a row of the list of targets shows of other tables."""

    plan_slug: str
    plan_title: str
    area_id: int | None
    area_code: str | None
    area_title: str | None
    initiative_id: int | None
    initiative_code: str | None
    initiative_title: str | None
    direction: str
    unit: str
    measured: Decimal | None
    qualifier: str
    measured_on: date | None
    state: str | None


class MeasurementLinks(NamedTuple):
    """What a row of the list of measurements shows of other tables."""

    indicator: str
    unit: str
    area: str
    source: str | None
    first_name: str | None
    last_name: str | None
    username: str | None


def _blank(path: str) -> Coalesce:
    return Coalesce(path, Value(""))


INDICATOR = (_blank("indicator__direction"), _blank("indicator__unit_of_measure"))
MEASURED = ("latest__value", _blank("latest__qualifier"))


# The own columns that the lists show.
OF_TARGET = (
    "title",
    "kind",
    "goal_number",
    *GOAL,
    "baseline_date",
    "baseline_derived",
    "deadline",
    "deadline_wording",
    "recurrence",
    "verdict",
)
OF_MEASUREMENT = (
    "indicator_id",
    "period_start",
    "date",
    "breakdown",
    "value",
    "numerator",
    "denominator",
    "qualifier",
    "state",
    "counts",
    "note",
    "source_place",
    "source_note",
    "entered_at",
)


def _of_targets():
    return (
        Target.objects.filter(pk__any=OWNERS)
        .order_by()
        .values_list(
            "pk",
            *OF_TARGET,
            "plan__slug",
            "plan__title",
            "focus_area_id",
            "focus_area__code",
            "focus_area__title",
            "initiative_id",
            "initiative__code",
            "initiative__title",
            *INDICATOR,
            *MEASURED,
            "latest__date",
            "latest__state",
        )
    )


def _of_measurements():
    people = ("entered_by__first_name", "entered_by__last_name", "entered_by__username")
    return (
        Measurement.objects.filter(pk__any=OWNERS)
        .order_by()
        .values_list(
            "pk",
            *OF_MEASUREMENT,
            "indicator__name",
            "indicator__unit_of_measure",
            "area__name",
            "source__title",
            *people,
        )
    )


OF_TARGETS = Details(_of_targets, kept=True)
OF_MEASUREMENTS = Details(_of_measurements, kept=True)


def targets_in_short(initiative_ids: list[int]) -> dict[int, list[InShort]]:
    """The targets of each initiative; an empty list for those without."""
    targets = Target.objects.filter(initiative__in=initiative_ids).order_by("number", "pk")
    found = defaultdict(list)
    for owner, *values in targets.values_list("initiative_id", *GOAL, *INDICATOR, *MEASURED):
        found[owner].append(InShort(*values))
    return found


def target_rows(keys: list[int]) -> list[Target]:
    """Each with its own columns, `links` and `short`."""
    rows, found = [Target(pk=key) for key in keys], OF_TARGETS.of(keys)
    for row in rows:
        values = found[row.pk][0]
        fill(row, OF_TARGET, values[: len(OF_TARGET)])
        row.links = links = TargetLinks(*values[len(OF_TARGET) :])
        goal = (getattr(row, name) for name in GOAL)
        row.short = InShort(*goal, links.direction, links.unit, links.measured, links.qualifier)
    return rows


def measurement_rows(keys: list[int]) -> list[Measurement]:
    """Each with its own columns and `links`."""
    rows, found = [Measurement(pk=key) for key in keys], OF_MEASUREMENTS.of(keys)
    for row in rows:
        values = found[row.pk][0]
        fill(row, OF_MEASUREMENT, values[: len(OF_MEASUREMENT)])
        row.links = MeasurementLinks(*values[len(OF_MEASUREMENT) :])
    return rows
