"""The rows of the lists of targets and of measurements, and the targets in a row of initiatives.

What a row shows of other tables comes as plain values, in one statement for the page in view.
"""

from datetime import date
from decimal import Decimal
from typing import NamedTuple

from django.db.models import Value
from django.db.models.functions import Coalesce

from initiatives.details import OWNERS, Details
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


def _in_short():
    targets = Target.objects.filter(initiative__any=OWNERS).order_by("number", "pk")
    return targets.values_list("initiative_id", *GOAL, *INDICATOR, *MEASURED)


def _of_targets():
    return (
        Target.objects.filter(pk__any=OWNERS)
        .order_by()
        .values_list(
            "pk",
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
            "indicator__name",
            "indicator__unit_of_measure",
            "area__name",
            "source__title",
            *people,
        )
    )


IN_SHORT = Details(_in_short, InShort)
OF_TARGETS = Details(_of_targets, TargetLinks)
OF_MEASUREMENTS = Details(_of_measurements, MeasurementLinks)


def add_target_links(rows: list[Target]) -> None:
    """Gives each row `links` and `short`."""
    links = OF_TARGETS.of(row.pk for row in rows)
    for row in rows:
        row.links = links[row.pk][0]
        row.short = InShort(
            *(getattr(row, name) for name in GOAL),
            row.links.direction,
            row.links.unit,
            row.links.measured,
            row.links.qualifier,
        )


def add_measurement_links(rows: list[Measurement]) -> None:
    """Gives each row `links`."""
    links = OF_MEASUREMENTS.of(row.pk for row in rows)
    for row in rows:
        row.links = links[row.pk][0]
