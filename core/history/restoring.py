"""Puts back what was deleted, from the history: a delete leaves the whole row as an event."""

from collections.abc import Iterator
from datetime import datetime
from typing import NamedTuple
from uuid import UUID

from django.contrib.auth.models import User
from django.core.exceptions import ValidationError
from django.db import IntegrityError, connection, models, transaction
from django.db.models import OuterRef, Subquery
from pghistory.core import event_models

from core.models import RESTORABLE, Deletion

GONE = "Det blev slettet for mere end 30 dage siden og kan ikke længere gendannes."
ALREADY = "Det er allerede gendannet."
CLASHES = (
    "“{}” kan ikke gendannes, for det hører til noget, der selv er slettet, eller dets plads er "
    "taget af noget nyt. Gendan først det, det hører til, eller fjern det nye."
)


class Reference(NamedTuple):
    """A column that was emptied because the row it named was deleted."""

    model: type[models.Model]
    column: str
    pks: list[int]
    value: int


def record_deletion(
    *, model: type[models.Model], pk: int, what: str, contents: str, by: User, at: datetime
) -> Deletion | None:
    """Remembers that this save deleted `what`, the row `pk` among it. None where the save has no
    mark in the history (a command): it cannot be found again."""
    events = model.pgh_event_model.objects.filter(pgh_obj=pk, pgh_label="delete")
    context = events.order_by("-pgh_id").values_list("pgh_context", flat=True).first()
    if context is None:
        return None
    values = {"what": what, "contents": contents, "deleted_by": by, "deleted_at": at}
    return Deletion.objects.create(context=context, **values)


@transaction.atomic
def restore(*, deletion: Deletion, by: User, at: datetime) -> dict[type[models.Model], list]:
    """Inserts every row that the save deleted, with its own key, and fills the columns that it
    emptied; by model the rows. All or nothing: raises ValidationError where a row's place is taken
    or what it belongs to is gone. Verdicts are as they were: assessing them anew is the caller's.

    Locks the deletion.
    """
    deletion = Deletion.objects.select_for_update().get(pk=deletion.pk)
    if deletion.restored_at:
        raise ValidationError(ALREADY)
    if deletion.deleted_at <= at - RESTORABLE:
        raise ValidationError(GONE)
    rows = deleted_rows(deletion.context)
    references = list(_emptied(deletion.context, rows))  # before the rows have events anew
    try:
        with transaction.atomic():
            for model, found in rows.items():
                model.objects.bulk_create(found)
            for one in references:
                empty = one.model.objects.filter(pk__in=one.pks, **{one.column: None})
                empty.update(**{one.column: one.value})
            connection.check_constraints()  # those that wait for the end of the transaction
    except IntegrityError as error:
        raise ValidationError(CLASHES.format(deletion)) from error
    deletion.restored_at, deletion.restored_by = at, by
    deletion.save(update_fields=["restored_at", "restored_by"])
    return rows


def deleted_rows(context: UUID) -> dict[type[models.Model], list]:
    """By model the rows that were deleted in a save, as they were."""
    found = {}
    for events in event_models():
        deleted = events.objects.filter(pgh_context=context, pgh_label="delete").order_by("pgh_id")
        rows = [_row(event) for event in deleted]
        if rows:
            found[events.pgh_tracked_model] = rows
    return found


def _row(event: models.Model) -> models.Model:
    model = event.pgh_tracked_model
    stored = [field for field in model._meta.concrete_fields if not field.generated]
    return model(**{field.attname: getattr(event, field.attname) for field in stored})


def _emptied(context: UUID, rows: dict[type[models.Model], list]) -> Iterator[Reference]:
    for events in event_models():
        for field in events.pgh_tracked_model._meta.concrete_fields:
            is_emptied = field.many_to_one and field.remote_field.on_delete is models.SET_NULL
            if is_emptied and field.related_model in rows:
                keys = {row.pk for row in rows[field.related_model]}
                yield from _emptied_column(events, field, context, keys)


def _emptied_column(
    events: type[models.Model], field: models.ForeignKey, context: UUID, keys: set
) -> Iterator[Reference]:
    earlier = events.objects.filter(pgh_obj=OuterRef("pgh_obj"), pgh_id__lt=OuterRef("pgh_id"))
    before = Subquery(earlier.order_by("-pgh_id").values(field.attname)[:1])
    emptied = events.objects.filter(
        pgh_context=context, pgh_label="update", **{f"{field.name}__isnull": True}
    )
    by_value: dict[int, list[int]] = {}
    for pk, value in emptied.annotate(before=before).values_list("pgh_obj", "before"):
        if value in keys:
            by_value.setdefault(value, []).append(pk)
    for value, pks in by_value.items():
        yield Reference(events.pgh_tracked_model, field.attname, pks, value)
