"""A save survives what a second try can mend, and many that wait stop nobody who reads."""

import logging
import time
from collections.abc import Callable
from threading import BoundedSemaphore

from django.conf import settings
from django.db import OperationalError, connection
from django.http import HttpRequest, HttpResponse

from beskplan.server.attempt import Attempt
from beskplan.server.failure_page import failure_page
from beskplan.server.faults import BUSY

logger = logging.getLogger("django.request")

READING = ("GET", "HEAD", "OPTIONS", "TRACE")
PATIENCE = 4.0  # seconds that a save waits for a database that is starting again
PAUSE = 0.25
PLACE_PATIENCE = 1.0  # seconds that a save waits for a place


class SavePlaces:
    """How many requests of a process may save at once: one thread is always left for readers.

    The first that finds no place waits a second; while that is how it stands, the next ones are
    refused at once, so that they do not take the last thread one after the other.
    """

    def __init__(self, number: int) -> None:
        self._free = BoundedSemaphore(number)
        self._stuck = False

    def take(self) -> bool:
        taken = self._free.acquire(timeout=0 if self._stuck else PLACE_PATIENCE)
        self._stuck = not taken
        return taken

    def leave(self) -> None:
        self._free.release()


places = SavePlaces(max(settings.THREADS - 1, 1))


class SurvivingSaves:
    """Tries a request's view once more where the database failed in a way that a second try may
    mend, and nothing of the first can have been stored."""

    def __init__(self, get_response: Callable[[HttpRequest], HttpResponse]) -> None:
        self.get_response = get_response

    def __call__(self, request: HttpRequest) -> HttpResponse:
        if request.method in READING:
            return self._attempt(request)
        if not places.take():
            return failure_page(request, BUSY)
        try:
            wait_for_database()
            return self._attempt(request)
        finally:
            places.leave()

    def _attempt(self, request: HttpRequest) -> HttpResponse:
        request.attempt = Attempt()
        with connection.execute_wrapper(request.attempt):
            return self.get_response(request)

    def process_exception(self, request: HttpRequest, error: Exception) -> HttpResponse | None:
        """Django asks here when the view, or writing its page, has failed."""
        if connection.in_atomic_block or not request.attempt.may_repeat(error):
            return None
        logger.warning("Forsøges igen: %s %s (%s)", request.method, request.path, error)
        connection.close()
        wait_for_database()
        for name in request.FILES:
            for file in request.FILES.getlist(name):
                file.seek(0)
        view, arguments, named = request.resolver_match
        return view(request, *arguments, **named)


def wait_for_database() -> None:
    """Raises OperationalError where it does not answer in time."""
    until = time.monotonic() + PATIENCE
    while True:
        try:
            with connection.cursor():
                return
        except OperationalError:
            if connection.in_atomic_block or time.monotonic() > until:
                raise
            time.sleep(PAUSE)
