"""How long a session lives: a working day at most, and a while without a page."""

from datetime import datetime

from django.conf import settings
from django.contrib.auth import SESSION_KEY
from django.contrib.auth.models import User
from django.contrib.sessions.backends.base import SessionBase
from django.contrib.sessions.models import Session
from django.http import HttpRequest, HttpResponse
from django.utils import timezone

SEEN = "seen"  # in the session: when its user last asked for a page, in seconds since 1970
# Noted this many times within the limit, so that pages that are only read seldom write.
NOTES = 12


def begin(session: SessionBase, now: datetime) -> None:
    """From the log-in on it ends at a fixed time, whatever is stored in it later."""
    session.set_expiry(now + settings.SESSION_LONGEST)
    session[SEEN] = now.timestamp()


def idle_limit(get_response):
    """Ends the session of someone who has been away too long."""

    def middleware(request: HttpRequest) -> HttpResponse:
        if SEEN in request.session:
            _end_or_note(request.session, timezone.now())
        return get_response(request)

    return middleware


def _end_or_note(session: SessionBase, now: datetime) -> None:
    limit = settings.SESSION_IDLE.total_seconds()
    away = now.timestamp() - session[SEEN]
    if away > limit:
        session.flush()
    elif away > limit / NOTES:
        session[SEEN] = now.timestamp()


def end_sessions(user: User) -> None:
    """Everywhere the user is logged in. A session names its user inside its signed content alone,
    so all are read."""
    mine = [
        session.pk
        for session in Session.objects.iterator()
        if session.get_decoded().get(SESSION_KEY) == str(user.pk)
    ]
    Session.objects.filter(pk__in=mine).delete()
