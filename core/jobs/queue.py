"""Asking for a job, and taking that back."""

from collections.abc import Mapping
from datetime import datetime
from typing import Any
from uuid import UUID

from django.contrib.auth.models import User
from django.db import transaction

from core.jobs.models import Job, JobState


def add_job(
    *,
    queue: str,
    kind: str,
    title: str,
    at: datetime,
    owner: User | None = None,
    arguments: Mapping[str, Any] | None = None,
    key: str = "",
    most_attempts: int = 3,
) -> Job:
    """Stores a job in the caller's transaction: no worker sees it before that commits.

    With a key, an unfinished job of the same owner, kind and key is the one that is returned.
    """
    about = {
        "queue": queue,
        "title": title[:300],
        "arguments": dict(arguments or {}),
        "created_at": at,
        "not_before": at,
        "most_attempts": most_attempts,
    }
    if not key:
        return Job.objects.create(kind=kind, owner=owner, **about)
    found, _ = Job.objects.unfinished().get_or_create(
        owner=owner, kind=kind, key=key, defaults=about
    )
    return found


def cancel(*, job_id: UUID, at: datetime) -> bool:
    """Ends a job that waits; one that runs is asked to stop, and does so at its next step. False
    where it has ended already."""
    with transaction.atomic():
        job = Job.objects.select_for_update().get(pk=job_id)
        if not job.is_unfinished:
            return False
        job.cancel_requested = True
        if job.state == JobState.WAITING:
            job.state, job.finished_at = JobState.CANCELLED, at
        job.save(update_fields=["cancel_requested", "state", "finished_at"])
    return True
