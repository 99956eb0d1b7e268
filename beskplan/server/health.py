"""For a watchdog. The first address says whether one can work, the second whether one can read, the
third whether mails go out and files are made: apart, since pages work without."""

import shutil

from django.conf import settings
from django.contrib.auth.decorators import login_not_required
from django.contrib.sessions.models import Session
from django.db import Error, connection
from django.http import HttpRequest, HttpResponse
from django.utils import timezone
from django.views.decorators.cache import never_cache

from core.jobs.state import QueueHealth, health_of

# A row that no log-in can have, since their keys are longer: written anew each time, and by none
# but the watchdog.
ROW = "sundhed"
LEAST_FREE = 100 * 1024**2  # bytes, for the files that are attached


@login_not_required
@never_cache
def health(request: HttpRequest) -> HttpResponse:
    """200 when a row can be stored and there is room for files, else 503."""
    try:
        empty = Session.objects.encode({})
        Session(session_key=ROW, session_data=empty, expire_date=timezone.now()).save()
    except Error:
        return _fails("Databasen kan ikke ændres.")
    if _free_space() < LEAST_FREE:
        return _fails("Der er ikke plads til flere filer.")
    return _works()


@login_not_required
@never_cache
def reading(request: HttpRequest) -> HttpResponse:
    """200 when the database answers a query, else 503."""
    try:
        with connection.cursor() as cursor:
            cursor.execute("SELECT 1")
    except Error:
        return _fails("Databasen svarer ikke.")
    return _works()


@login_not_required
@never_cache
def jobs(request: HttpRequest) -> HttpResponse:
    """A line for each queue; 503 when one has no worker or its oldest job waits too long."""
    try:
        queues = health_of(timezone.now())
    except Error:
        return _fails("Databasen svarer ikke.")
    lines = "\n".join(_words(queue) for queue in queues)
    well = all(queue.has_worker and not queue.is_late for queue in queues)
    return _works(lines) if well else _fails(lines)


def _words(queue: QueueHealth) -> str:
    oldest = f"ældste siden {queue.oldest.isoformat()}" if queue.oldest else "ingen venter"
    seen = f"proces set {queue.seen_at.isoformat()}" if queue.seen_at else "ingen proces"
    return f"{queue.queue.label}: {oldest}; {seen}"


def _free_space() -> int:
    folder = settings.MEDIA_ROOT
    while not folder.exists():  # before the first file
        folder = folder.parent
    return shutil.disk_usage(folder).free


def _works(words: str = "OK") -> HttpResponse:
    return HttpResponse(f"{words}\n", content_type="text/plain; charset=utf-8")


def _fails(words: str) -> HttpResponse:
    if not connection.in_atomic_block:
        connection.close()  # the next one may reach the server that has taken over
    return HttpResponse(f"{words}\n", status=503, content_type="text/plain; charset=utf-8")
