"""Renaming and joining units. The old name stays as a spelling, so that documents and people still
find the unit by it."""

from collections.abc import Iterator
from datetime import date

from django.core.exceptions import ValidationError
from django.db import transaction
from django.db.models import Field, Model, UniqueConstraint
from pghistory.models import Event

from initiatives.models import Responsibility, Unit, UnitSpelling


def keep_name(*, unit: Unit, name: str, on: date) -> None:
    """The unit was called `name` until the day; a spelling that belongs to another unit stays."""
    spelling, made = UnitSpelling.objects.get_or_create(
        spelling=name, defaults={"unit": unit, "until": on}
    )
    if not made and spelling.unit_id == unit.pk and spelling.until is None:
        spelling.until = on
        spelling.save(update_fields=["until"])


@transaction.atomic
def merge_units(*, unit: Unit, into: Unit, on: date) -> None:
    """Moves everything that points at `unit` to `into` and deletes it; what both have becomes one.
    The history names the user of the request. Locks both units. Raises ValidationError where `into`
    is the unit itself or below it."""
    list(Unit.objects.filter(pk__in=[unit.pk, into.pk]).order_by("pk").select_for_update())
    if into.pk in Unit.objects.ids_at_or_below([unit.pk]):
        raise ValidationError(f"{into} hører selv under {unit}. Flyt den først.")
    for field in pointing_at_unit():
        for row in field.model._default_manager.filter(**{field.name: unit}).order_by("pk"):
            _move(row, field, into)
    name = unit.name
    Unit.objects.get(pk=unit.pk).delete()
    keep_name(unit=into, name=name, on=on)


def pointing_at_unit() -> Iterator[Field]:
    """The fields of any app's rows that name a unit; the history's own rows stay as they were."""
    for relation in Unit._meta.get_fields(include_hidden=True):
        points_here = relation.one_to_many or relation.one_to_one
        if points_here and not issubclass(relation.related_model, Event):
            yield relation.field


def counted(unit: Unit) -> list[tuple[str, int]]:
    """How many rows of each kind name the unit: (plural, number), without those of none."""
    numbers = (
        (
            str(field.model._meta.verbose_name_plural),
            field.model._default_manager.filter(**{field.name: unit}).count(),
        )
        for field in pointing_at_unit()
    )
    return [(plural, number) for plural, number in numbers if number]


def _move(row: Model, field: Field, into: Unit) -> None:
    twin = _twin(row, field, into)
    if twin is None:
        setattr(row, field.name, into)
        row.save(update_fields=[field.name])
        return
    if isinstance(row, Responsibility) and row.role == Responsibility.Role.LEADS:
        twin.role = row.role  # to lead is more than to contribute
        twin.save(update_fields=["role"])
    row.delete()


def _twin(row: Model, field: Field, into: Unit) -> Model | None:
    """The row that says the same of `into`, where a constraint lets only one say it."""
    for constraint in row._meta.constraints:
        if isinstance(constraint, UniqueConstraint) and field.name in constraint.fields:
            same = {name: getattr(row, name) for name in constraint.fields}
            twin = type(row)._default_manager.filter(**same | {field.name: into}).first()
            if twin:
                return twin
    return None
