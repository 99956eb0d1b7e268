"""Log-ins, as Django and django-axes tell of them by their signals. Rules are never signals; these
say that something happened."""

from axes.signals import user_locked_out
from django.contrib.auth import signals
from django.contrib.auth.models import User
from django.http import HttpRequest

from beskplan.security_log.events import SecurityEvent
from beskplan.security_log.recording import record

Action = SecurityEvent.Action


def logged_in(*, request: HttpRequest, user: User, **kwargs: object) -> None:
    record(request, Action.LOGIN, user=user, about=request.path)


def logged_out(*, request: HttpRequest, user: User | None, **kwargs: object) -> None:
    if user:
        record(request, Action.LOGOUT, user=user, about=request.path)


def failed(*, credentials: dict, request: HttpRequest | None = None, **kwargs: object) -> None:
    """Of a name that is locked already `locked` tells."""
    if request is not None and not getattr(request, "axes_locked_out", False):
        username = str(credentials.get("username") or "")
        record(request, Action.FAILED_LOGIN, username=username, about=request.path)


def locked(*, request: HttpRequest, username: str | None, **kwargs: object) -> None:
    record(request, Action.LOCKED, username=username or "", about=request.path)


def connect() -> None:
    signals.user_logged_in.connect(logged_in)
    signals.user_logged_out.connect(logged_out)
    signals.user_login_failed.connect(failed)
    user_locked_out.connect(locked)
