"""Real worker processes for tests whose rows are committed."""

import os
import subprocess
import sys
from datetime import timedelta

from django.conf import settings
from django.utils import timezone

from core.jobs.models import LEASE, Job
from core.jobs.running import take_back_lost
from tests.database_address import database_address


def start_worker(kill_at: str = "", **environment: str) -> subprocess.Popen:
    return subprocess.Popen(
        [sys.executable, "-m", "tests.core.jobs.worker_process"],
        cwd=settings.BASE_DIR,
        env={
            **os.environ,
            "DJANGO_SETTINGS_MODULE": "beskplan.settings",
            "DATABASE_URL": database_address(),
            "KILL_AT": kill_at,
            **environment,
        },
    )


def work_off(kill_at: str = "", **environment: str) -> int:
    """The worker's exit code once it has found nothing more to do: -9 where it was killed."""
    return start_worker(kill_at, **environment).wait(timeout=60)


def lease_runs_out() -> None:
    """As if the dead worker's time had passed."""
    Job.objects.update(seen_at=timezone.now() - LEASE - timedelta(seconds=1))
    take_back_lost(at=timezone.now())
