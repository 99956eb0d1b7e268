"""How the queues are doing: for the administrators' page and for whatever watches."""

from dataclasses import dataclass
from datetime import datetime, timedelta

from core.jobs.models import LEASE, Job, JobState, JobWorker, Queue

LATE = timedelta(minutes=5)  # a mail that nobody took up for so long


@dataclass(frozen=True)
class QueueHealth:
    """Of one queue: since when its oldest due job waits, how many wait, when a worker was last
    heard of; None where there is none."""

    queue: Queue
    oldest: datetime | None
    waiting: int
    seen_at: datetime | None
    at: datetime

    @property
    def has_worker(self) -> bool:
        return self.seen_at is not None and self.seen_at > self.at - LEASE

    @property
    def is_late(self) -> bool:
        return self.oldest is not None and self.oldest < self.at - LATE


def health_of(at: datetime) -> list[QueueHealth]:
    """Of every queue; two queries."""
    workers = dict(JobWorker.objects.order_by("seen_at").values_list("queue", "seen_at"))
    due: dict[str, list[datetime]] = {queue: [] for queue in Queue}
    waiting = Job.objects.filter(state=JobState.WAITING, not_before__lte=at)
    for queue, since in waiting.values_list("queue", "not_before"):
        due[queue].append(since)
    return [
        QueueHealth(queue, min(due[queue], default=None), len(due[queue]), workers.get(queue), at)
        for queue in Queue
    ]
