"""Entering, changing and deleting measurements. Each is one transaction that also stores the
verdicts that follow; the database keeps the history of old values."""

from collections.abc import Iterable
from dataclasses import dataclass
from datetime import date, datetime
from decimal import Decimal

from django.contrib.auth.models import User
from django.core.exceptions import ValidationError
from django.db import transaction
from django.utils import timezone

from core.danish import format_date, format_number
from core.history.object_events import RelatedRows
from initiatives.models import Plan
from targets.assessment import lock_initiatives, reassess
from targets.models import Area, Indicator, Measurement, Target
from targets.rule.figures import impossible
from targets.rule_inputs import figure_of

STATED = ("value", "numerator", "denominator", "qualifier", "state", "note")


@dataclass(frozen=True)
class NewMeasurement:
    """A value that a user states, in the indicator's unit; `date` is the period's last day.

    `field` is the form field that an error about it belongs to. `over` is what the user saw
    stated of the same period, in the words of `stated`: a value that came there since is not
    written over. None for a writer who saw nothing, such as an import.
    """

    indicator: Indicator
    area: Area
    value: Decimal
    date: date
    period_start: date | None = None
    breakdown: str = ""
    qualifier: str = ""
    state: str = Measurement.State.FINAL
    numerator: Decimal | None = None
    denominator: Decimal | None = None
    note: str = ""
    field: str = "value"
    over: str | None = None


def enter_measurement(
    *, new: NewMeasurement, by: User, at: datetime, plan: Plan | None = None
) -> Measurement:
    """Stores one value, or corrects the value that a user has entered for the same period. Raises
    ValidationError (on `new.field`) where a document states another value for the period."""
    return enter_measurements(new=[new], by=by, at=at, plan=plan)[0]


def enter_measurements(
    *, new: Iterable[NewMeasurement], by: User, at: datetime, plan: Plan | None = None
) -> list[Measurement]:
    """Stores the values and the verdicts that follow from them. Raises one ValidationError that
    names every wrong value, and then stores none of them."""
    new = list(new)
    with transaction.atomic():
        lock_for_measuring([one.indicator.pk for one in new])
        measurements = write(new, by=by, at=at, plan=plan)
        reassess(on=timezone.localdate(at), indicators={one.indicator.pk for one in new})
    return measurements


def change_measurement(
    *, measurement: Measurement, by: User, at: datetime, **fields
) -> Measurement:
    """Sets the fields of a measurement, also of one that a document states, and stores the verdicts
    that follow. Raises ValidationError in Danish."""
    with transaction.atomic():
        before = measurement.indicator_id
        for name, value in fields.items():
            setattr(measurement, name, value)
        indicator_ids = {before, measurement.indicator_id}
        lock_for_measuring(indicator_ids)
        _save(measurement, by, at)
        reassess(on=timezone.localdate(at), indicators=indicator_ids)
    return measurement


def delete_measurement(*, measurement: Measurement, at: datetime) -> None:
    """Deletes the measurement and stores the verdicts that follow. The history names the user of
    the request."""
    with transaction.atomic():
        lock_for_measuring([measurement.indicator_id])
        measurement.delete()
        reassess(on=timezone.localdate(at), indicators=[measurement.indicator_id])


def lock_for_measuring(indicator_ids: Iterable[int], initiative_ids: Iterable[int] = ()) -> None:
    """Locks the initiatives whose status may follow, and then the indicators, until the transaction
    ends. Two writers of one series so wait for each other and never deadlock."""
    affected = Target.objects.filter(indicator__in=indicator_ids, initiative__isnull=False)
    lock_initiatives({*initiative_ids, *affected.values_list("initiative", flat=True)})
    indicators = Indicator.objects.filter(pk__in=indicator_ids).order_by("pk")
    list(indicators.select_for_update(no_key=True).values_list("pk", flat=True))


def write(
    new: Iterable[NewMeasurement], *, by: User, at: datetime, plan: Plan | None = None
) -> list[Measurement]:
    """Stores the values and leaves the verdicts as they are. The caller has the locks of
    `lock_for_measuring`, and reassesses the targets."""
    measurements, errors = [], {}
    for one in new:
        try:
            measurements.append(_write_one(one, by, at, plan))
        except ValidationError as error:
            errors.setdefault(one.field, []).extend(error.messages)
    if errors:
        raise ValidationError(errors)
    return measurements


def _write_one(new: NewMeasurement, by: User, at: datetime, plan: Plan | None) -> Measurement:
    period = {
        "indicator": new.indicator,
        "area": new.area,
        "breakdown": new.breakdown,
        "period_start": new.period_start,
        "date": new.date,
    }
    in_force = Measurement.objects.current().select_related("source").filter(**period).first()
    if in_force and in_force.source_id:
        return _confirmed(in_force, new)
    if in_force and all(getattr(in_force, name) == getattr(new, name) for name in STATED):
        return in_force
    if in_force and _came_meanwhile(in_force, new):
        raise ValidationError(
            f"{in_force.entered_by_name or 'En anden'} har indtastet et andet tal for"
            f" {format_date(in_force.date)}, efter at du åbnede siden. Vælg, hvilket der gælder."
        )
    measurement = in_force or Measurement(**period, plan=plan)
    for name in STATED:
        setattr(measurement, name, getattr(new, name))
    return _save(measurement, by, at)


def stated(one: "Measurement | NewMeasurement", unit: str) -> str:
    """The measurement in words, "ca. 72 forløb (foreløbig): uden løntilskud". Two measurements that
    state the same have the same words."""
    words = f"{one.qualifier} {format_number(one.value)} {unit}".strip()
    state = Measurement.State(one.state)
    words += "" if state == Measurement.State.FINAL else f" ({state.label})"
    return words + (f": {one.note}" if one.note else "")


def period_of(one: "Measurement | NewMeasurement") -> str:
    """The period as a key, "2007-01-01/2007-12-31"; an end that is not known is blank."""
    return f"{one.period_start or ''}/{one.date or ''}"


def _came_meanwhile(in_force: Measurement, new: NewMeasurement) -> bool:
    """Whether the stored value is neither the one that the user saw nor the one that the user
    states."""
    unit = new.indicator.unit_of_measure
    return new.over is not None and stated(in_force, unit) not in (new.over, stated(new, unit))


def _confirmed(in_force: Measurement, new: NewMeasurement) -> Measurement:
    """The document's measurement where `new` has the same value; otherwise raises
    ValidationError."""
    if in_force.value == new.value:
        return in_force
    raise ValidationError(
        f"Der gælder allerede {format_number(in_force.value)} for {format_date(in_force.date)}"
        f" fra {in_force.source_reference}."
    )


def _save(measurement: Measurement, by: User, at: datetime) -> Measurement:
    """Raises ValidationError for what a measurement cannot be (targets/rule/figures.py); what is
    only improbable is the form's to ask about."""
    measurement.entered_by, measurement.entered_at = by, at
    remarks = impossible(
        figure_of(measurement), measurement.indicator, today=timezone.localdate(at)
    )
    if remarks:
        raise ValidationError({one.field: one.words for one in remarks})
    measurement.full_clean()
    measurement.save()
    return measurement


def related_measurements(indicators: Iterable[Indicator]) -> RelatedRows:
    """Those of the indicators, for the history of an object whose status they decide."""
    return RelatedRows(Measurement, "indicator_id", {one.pk: one.name for one in indicators})
