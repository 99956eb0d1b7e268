"""The files that jobs make: in a folder of their own, written whole or not at all, deleted after a
while together with the job."""

import os
from collections.abc import Iterator
from contextlib import contextmanager
from datetime import datetime, timedelta
from pathlib import Path
from typing import BinaryIO

from django.conf import settings

from core.jobs.models import UNFINISHED, Job

FOLDER = "koersler"
ORPHANED = timedelta(days=1)  # a file that no row names, of an attempt that was killed


def folder() -> Path:
    return Path(settings.MEDIA_ROOT) / FOLDER


@contextmanager
def result_file(job: Job) -> Iterator[tuple[str, BinaryIO]]:
    """The name below the folder and the open file, which has that name once all is written. Each
    attempt has a file of its own."""
    name = f"{job.pk}-{job.attempts}"
    folder().mkdir(mode=0o700, parents=True, exist_ok=True)
    part = folder() / f"{name}.del"
    try:
        with open(os.open(part, os.O_RDWR | os.O_CREAT | os.O_TRUNC, 0o600), "w+b") as file:
            yield name, file
            file.flush()
            os.fsync(file.fileno())
        part.replace(folder() / name)
    finally:
        part.unlink(missing_ok=True)


def result_path(job: Job) -> Path:
    return folder() / job.result_path


def remove_old(*, at: datetime) -> int:
    """Deletes the jobs that ended longer ago than the setting says, and their files; how many jobs.
    The rows go first: a file without its row goes with the next run, never the other way round."""
    old = list(
        Job.objects.exclude(state__in=UNFINISHED)
        .filter(finished_at__lt=at - timedelta(hours=settings.FILE_HOURS))
        .values_list("pk", "result_path")
    )
    Job.objects.filter(pk__in=[pk for pk, _ in old]).delete()
    for _, name in old:
        if name:
            (folder() / name).unlink(missing_ok=True)
    _remove_orphans(at)
    return len(old)


def _remove_orphans(at: datetime) -> None:
    if not folder().is_dir():
        return
    named = set(Job.objects.exclude(result_path="").values_list("result_path", flat=True))
    for path in folder().iterdir():
        age = at.timestamp() - path.stat().st_mtime
        if path.name not in named and age > ORPHANED.total_seconds():
            path.unlink(missing_ok=True)
