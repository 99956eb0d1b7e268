"""The loop of one worker process, and the process that starts them and starts them again."""

import logging
import os
import signal
import socket
import time
from collections.abc import Mapping
from datetime import timedelta
from threading import Event

from django.db import DatabaseError, connections
from django.utils import timezone

from core.jobs.models import BEAT, Job, JobWorker
from core.jobs.outcomes import Kind
from core.jobs.running import do, take_back_lost, take_up

log = logging.getLogger(__name__)
LOOK_EVERY = 1.0  # seconds between two looks for a job
FORGOTTEN = timedelta(days=1)
PATIENCE = 20  # seconds that a worker has for its next step when it is to stop


def work(queue: str, kinds: Mapping[str, Kind], stopping: Event, parent: int) -> None:
    """Does the queue's jobs one after the other until asked to stop, or until the parent is gone.
    A database that is away is waited for."""
    name = f"{socket.gethostname()[:60]}:{os.getpid()}"
    while not stopping.is_set() and os.getppid() == parent:
        try:
            job = _next_job(queue, name)
        except DatabaseError:
            log.exception("The database does not answer")
            connections.close_all()
            job = None
        if job:
            do(job, kinds, stopping)
        else:
            stopping.wait(LOOK_EVERY)
    JobWorker.objects.filter(pk=name).delete()


def _next_job(queue: str, name: str) -> Job | None:
    at = timezone.now()
    still_here = JobWorker.objects.filter(pk=name)
    if not still_here.filter(seen_at__gt=at - BEAT).exists():
        new = {"queue": queue, "started_at": at, "seen_at": at}
        JobWorker.objects.update_or_create(
            name=name, defaults={"queue": queue, "seen_at": at}, create_defaults=new
        )
        JobWorker.objects.filter(seen_at__lt=at - FORGOTTEN).delete()
        take_back_lost(at=at)
    return take_up(queue=queue, worker=name, at=at)


def run_workers(numbers: Mapping[str, int], kinds: Mapping[str, Kind], parent: int) -> None:
    """Starts so many processes for each queue and again whichever dies, until SIGTERM or SIGINT, or
    until `parent` (0: none) is not the parent any more."""
    stopping = Event()
    for number in (signal.SIGTERM, signal.SIGINT):
        signal.signal(number, lambda *_: stopping.set())
    places = [(queue, i) for queue, number in numbers.items() for i in range(number)]
    running: dict[int, tuple[str, int]] = {}
    while not stopping.is_set() and parent in (0, os.getppid()):
        for place in set(places) - set(running.values()):
            running[_start(place[0], kinds)] = place
        stopping.wait(LOOK_EVERY)
        _remove_ended(running)
    _stop(running)


def _start(queue: str, kinds: Mapping[str, Kind]) -> int:
    """Forks a worker: Django is loaded once. It leaves nothing of the parent's to be cleaned up."""
    connections.close_all()
    parent, pid = os.getpid(), os.fork()
    if pid:
        return pid
    code, stopping = 1, Event()
    try:
        signal.signal(signal.SIGTERM, lambda *_: stopping.set())
        signal.signal(signal.SIGINT, signal.SIG_IGN)  # Ctrl-C: the parent says when to stop
        work(queue, kinds, stopping, parent)
        code = 0
    except BaseException:
        log.exception("A worker ended")
    finally:
        os._exit(code)


def _remove_ended(running: dict[int, tuple[str, int]]) -> None:
    while running:
        pid, _ = os.waitpid(-1, os.WNOHANG)
        if not pid:
            return
        running.pop(pid, None)


def _stop(running: dict[int, tuple[str, int]]) -> None:
    for pid in running:
        os.kill(pid, signal.SIGTERM)
    end = time.monotonic() + PATIENCE
    while running and time.monotonic() < end:
        _remove_ended(running)
        time.sleep(0.05)
    for pid in running:
        os.kill(pid, signal.SIGKILL)
