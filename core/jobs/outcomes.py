"""How a job may end other than by being done, and what a kind of job is."""

from collections.abc import Callable
from dataclasses import dataclass
from datetime import timedelta
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from core.jobs.running import RunningJob

FIRST_PAUSE, LONGEST_PAUSE = timedelta(minutes=1), timedelta(hours=4)


class TryAgain(Exception):
    """For now it cannot be done; the reason in Danish. It is tried again after a pause."""


class Refused(Exception):
    """It cannot be done; the reason in Danish."""


class Cancelled(Exception):
    """The owner has taken it back."""


class Lost(Exception):
    """This worker was taken for dead meanwhile, and the job is another's."""


class Stopping(Exception):
    """The worker is asked to stop; the job is another's to begin anew."""


@dataclass(frozen=True)
class Result:
    """A file that a job has made, below the folder of results (files.py)."""

    path: str
    name: str
    content_type: str


@dataclass(frozen=True)
class Kind:
    """What a kind of job does.

    An atomic one runs in one transaction with the mark that it is done: all it writes in the
    database is written once, however often it is begun. The others say themselves how they hold
    that.
    """

    run: Callable[["RunningJob"], Result | None]
    atomic: bool = False


def pause_after(attempts: int) -> timedelta:
    """Twice as long each time."""
    return min(FIRST_PAUSE * 2 ** (attempts - 1), LONGEST_PAUSE)
