"""Taking up one job, doing it and writing down how it ended.

Each of taking up and ending is a commit of its own. What says that a job is still this worker's is
the number of the attempt: whoever was taken for dead and comes back ends nothing, and an atomic
job's writes are undone.
"""

import logging
from collections.abc import Mapping
from contextlib import nullcontext
from datetime import datetime
from threading import Event, Thread

from django.db import DatabaseError, connection, transaction
from django.utils import timezone

from core.jobs.models import BEAT, Job, JobQuerySet, JobState, JobWorker
from core.jobs.outcomes import (
    Cancelled,
    Kind,
    Lost,
    Refused,
    Result,
    Stopping,
    TryAgain,
    pause_after,
)

log = logging.getLogger(__name__)
INTERRUPTED = "Arbejdet blev afbrudt {} gange. Kontakt en systemadministrator."
UNEXPECTED = "Der skete en uventet fejl. Prøv igen, eller kontakt en systemadministrator."


class RunningJob:
    """A job in this process. A thread with a connection of its own says every BEAT that the worker
    lives and how far it is, and hears whether the owner has taken the job back."""

    def __init__(self, job: Job, stopping: Event) -> None:
        self.job, self.stopping = job, stopping
        self.cancelled, self.lost = Event(), Event()
        self._progress: dict[str, object] = {}
        self._ended = Event()
        self._thread = Thread(target=self._beat_until_ended, daemon=True)

    def __enter__(self) -> "RunningJob":
        self._thread.start()
        return self

    def __exit__(self, *exception: object) -> None:
        self._ended.set()
        self._thread.join()

    def step(self, progress: str, percent: int | None = None) -> None:
        """Says how far the job is. Raises where it is no longer to be done, so it belongs between
        two things that may stand alone."""
        self._progress = {"progress": progress[:200], "percent": percent}
        for event, reason in (
            (self.lost, Lost),
            (self.cancelled, Cancelled),
            (self.stopping, Stopping),
        ):
            if event.is_set():
                raise reason

    def own(self) -> JobQuerySet:
        """The row, for as long as it is this attempt's."""
        return Job.objects.filter(
            pk=self.job.pk, state=JobState.RUNNING, attempts=self.job.attempts
        )

    def _beat_until_ended(self) -> None:
        try:
            while not self._ended.wait(BEAT.total_seconds()):
                self._beat()
        finally:
            connection.close()

    def _beat(self) -> None:
        at = timezone.now()
        try:
            JobWorker.objects.filter(pk=self.job.worker).update(seen_at=at)
            if not self.own().update(seen_at=at, **self._progress):
                self.lost.set()
            elif self.own().filter(cancel_requested=True).exists():
                self.cancelled.set()
        except DatabaseError:
            connection.close()  # away for a moment; the next beat asks anew


def take_up(*, queue: str, worker: str, at: datetime) -> Job | None:
    """The job that has waited longest, now this worker's; None where none is due."""
    with transaction.atomic():
        job = Job.objects.due(queue, at).select_for_update(skip_locked=True).first()
        if job is None:
            return None
        job.state, job.worker, job.error = JobState.RUNNING, worker, ""
        job.attempts += 1
        job.started_at = job.seen_at = at
        job.progress, job.percent = "", None
        job.save()
    return job


def take_back_lost(*, at: datetime) -> None:
    """Jobs of dead workers wait again, or have failed where that has happened too often."""
    with transaction.atomic():
        for job in Job.objects.lost(at).select_for_update(skip_locked=True):
            if job.cancel_requested:
                job.state, job.finished_at = JobState.CANCELLED, at
            elif job.attempts >= job.most_attempts:
                job.state, job.finished_at = JobState.FAILED, at
                job.error = INTERRUPTED.format(job.attempts)
            else:
                job.state, job.not_before = JobState.WAITING, at
            job.save(update_fields=["state", "finished_at", "error", "not_before"])


def do(job: Job, kinds: Mapping[str, Kind], stopping: Event) -> None:
    """Does a job that was taken up, and writes down how it ended."""
    with RunningJob(job, stopping) as running:
        try:
            _do(running, kinds[job.kind])
        except (Lost, DatabaseError):
            # The row is another's, or cannot be reached: then the lease runs out.
            log.warning("Job %s is given up by %s", job.pk, job.worker, exc_info=True)
            connection.close()
        except TryAgain as reason:
            _try_again(running, str(reason))
        except Refused as reason:
            _end(running, JobState.FAILED, error=str(reason))
        except Cancelled:
            _end(running, JobState.CANCELLED)
        except Stopping:
            running.own().update(state=JobState.WAITING, attempts=job.attempts - 1)
        except Exception:
            log.exception("Job %s (%s) failed", job.pk, job.kind)
            _end(running, JobState.FAILED, error=UNEXPECTED)


def _do(running: RunningJob, kind: Kind) -> None:
    with transaction.atomic() if kind.atomic else nullcontext():
        result = kind.run(running) or Result("", "", "")
        ended = _end(
            running,
            JobState.DONE,
            result_path=result.path,
            result_name=result.name,
            result_type=result.content_type,
        )
        if not ended:
            raise Lost


def _try_again(running: RunningJob, reason: str) -> None:
    job = running.job
    if job.attempts >= job.most_attempts:
        _end(running, JobState.FAILED, error=reason)
        return
    later = timezone.now() + pause_after(job.attempts)
    running.own().update(state=JobState.WAITING, not_before=later, error=reason)


def _end(running: RunningJob, state: JobState, **about: str) -> bool:
    """False where the job is another's by now."""
    return bool(running.own().update(state=state, finished_at=timezone.now(), **about))
