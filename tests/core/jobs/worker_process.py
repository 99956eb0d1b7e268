"""A real worker process on the test's database: does what is due and ends. `KILL_AT` names the step
at which it kills itself, as the machine would."""

import os
import signal
from threading import Event

import django

django.setup()

from django.contrib.auth.models import Group  # noqa: E402 - needs the line above
from django.utils import timezone  # noqa: E402

from beskplan.jobs.kinds import KINDS  # noqa: E402
from core.jobs import running  # noqa: E402
from core.jobs.models import Queue  # noqa: E402
from core.jobs.outcomes import Kind, TryAgain  # noqa: E402
from followup.notifications import mailing  # noqa: E402


def killed_at(step: str) -> None:
    if os.environ.get("KILL_AT") == step:
        os.kill(os.getpid(), signal.SIGKILL)


def around(module, name: str) -> None:
    """Make a function of the product die before or after its work, where the test wants it."""
    work = getattr(module, name)

    def dying(*args, **kwargs):
        killed_at(f"before {name}")
        done = work(*args, **kwargs)
        killed_at(f"after {name}")
        return done

    setattr(module, name, dying)


def write_group(job) -> None:
    Group.objects.create(name=f"{job.job.arguments['name']} {job.job.attempts}")
    killed_at("written")


def away(job) -> None:
    raise TryAgain("Serveren svarer ikke.")


for module, name in (
    (mailing, "_open_connection"),
    (mailing, "_mark_as_sending"),
    (mailing, "_hand_over"),
    (mailing.EmailMessage, "send"),
):
    around(module, name)

kinds = {**KINDS, "group": Kind(write_group, atomic=True), "away": Kind(away)}
for queue in Queue:
    while job := running.take_up(queue=queue, worker=str(os.getpid()), at=timezone.now()):
        killed_at("taken up")
        running.do(job, kinds, Event())
        killed_at("done")
