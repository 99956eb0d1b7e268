"""What was deleted on purpose: enough to find it again. The rows themselves are in the history,
from which core/history/restoring.py takes them."""

from datetime import datetime, timedelta
from typing import Self

from django.conf import settings
from django.db import models

from core.history.triggers import tracked
from core.jobs.models import Job, JobWorker

__all__ = ["Deletion", "DeletionQuerySet", "Job", "JobWorker"]

RESTORABLE = timedelta(days=30)


class DeletionQuerySet(models.QuerySet):
    def recent(self, at: datetime) -> Self:
        """Those that can still be restored, or were."""
        return self.filter(deleted_at__gt=at - RESTORABLE)


@tracked()
class Deletion(models.Model):
    """That somebody deleted something, with all that hung on it: what was deleted in one save."""

    # The history's mark on all rows of the save.
    context = models.UUIDField("gemning", unique=True, editable=False)
    what = models.TextField("slettet")
    contents = models.TextField("rummede", blank=True)
    deleted_at = models.DateTimeField("hvornår")
    deleted_by = models.ForeignKey(
        settings.AUTH_USER_MODEL,
        models.SET_NULL,
        verbose_name="slettet af",
        related_name="+",
        null=True,
    )
    restored_at = models.DateTimeField("gendannet", null=True)
    restored_by = models.ForeignKey(
        settings.AUTH_USER_MODEL,
        models.SET_NULL,
        verbose_name="gendannet af",
        related_name="+",
        null=True,
    )

    objects = DeletionQuerySet.as_manager()

    class Meta:
        verbose_name = "sletning"
        verbose_name_plural = "slettet for nylig"
        ordering = ["-deleted_at", "-pk"]

    def __str__(self) -> str:
        return self.what
