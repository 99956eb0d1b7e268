"""Whether the attached files on the disk and the rows that name them belong together."""

from collections.abc import Iterator
from datetime import datetime, timedelta
from typing import NamedTuple

from django.apps import apps
from django.conf import settings
from django.db import models
from pghistory.core import event_models

from beskplan.backup.manifest import attached_files
from core.models import Deletion

YOUNG = timedelta(days=1)  # a file is stored before the row that names it


class Comparison(NamedTuple):
    """Paths inside MEDIA_ROOT: of rows without a file, of files that no row has ever named or that
    the row has lost for good, and of those whose row was deleted and can still be restored."""

    missing: list[str]
    orphans: list[str]
    restorable: list[str]


def compare(*, at: datetime) -> Comparison:
    """Files of the last day are left out of the orphans: somebody may be attaching them."""
    rows = {name for field in _file_fields(apps.get_models()) for name in _names(field)}
    restorable = set(_restorable(at))
    stored = set(attached_files())
    without_row = stored - rows
    old = {name for name in without_row if _age(name, at) > YOUNG}
    return Comparison(
        missing=sorted(rows - stored),
        orphans=sorted(old - restorable),
        restorable=sorted(without_row & restorable),
    )


def delete_orphans(orphans: list[str]) -> None:
    for name in orphans:
        (settings.MEDIA_ROOT / name).unlink(missing_ok=True)


def _file_fields(all_models: list) -> Iterator[models.FileField]:
    """Of the tables that are in use; the history's own name files too, that are gone."""
    histories = set(event_models())
    for model in all_models:
        if model not in histories and not model._meta.proxy:
            yield from (f for f in model._meta.concrete_fields if isinstance(f, models.FileField))


def _names(field: models.FileField) -> Iterator[str]:
    used = field.model._base_manager.exclude(**{field.name: ""})
    return used.values_list(field.name, flat=True).iterator()


def _restorable(at: datetime) -> Iterator[str]:
    """Files of rows that were deleted under the administration within the last 30 days."""
    contexts = Deletion.objects.recent(at).filter(restored_at=None).values("context")
    for events in event_models():
        for field in events._meta.concrete_fields:
            if isinstance(field, models.FileField):
                gone = events.objects.filter(pgh_context__in=contexts, pgh_label="delete")
                yield from gone.exclude(**{field.name: ""}).values_list(field.name, flat=True)


def _age(name: str, at: datetime) -> timedelta:
    changed = (settings.MEDIA_ROOT / name).stat().st_mtime
    return at - datetime.fromtimestamp(changed, tz=at.tzinfo)
