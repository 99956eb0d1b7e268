"""The one writer of the security log: a row for the page, and a line of JSON for whoever gathers
logs, both of the same event."""

import json
import logging
from datetime import UTC
from functools import partial

from django.contrib.auth.models import AnonymousUser, User
from django.db import DatabaseError, transaction
from django.http import HttpRequest
from django.utils import timezone

from beskplan.security_log.events import REFUSALS, SecurityEvent
from beskplan.server.addresses import client_address

logger = logging.getLogger("beskplan.security")
NUL = "\x00"


def record(
    request: HttpRequest,
    action: SecurityEvent.Action,
    *,
    about: str = "",
    details: str = "",
    user: User | AnonymousUser | None = None,
    username: str = "",
) -> None:
    """That the user of the request, or the one who is named, did this now, or was refused.

    The row belongs to the transaction that is open, and the line is written when it is committed.
    Where the database stores no row the line is written all the same and says so: what a user asked
    for does not depend on the log.
    """
    person = user or getattr(request, "user", AnonymousUser())
    result = SecurityEvent.Result
    event = SecurityEvent(
        at=timezone.now(),
        action=action,
        result=result.REFUSED if action in REFUSALS else result.DONE,
        user_pk=person.pk,
        username=_cut(username or person.get_username(), "username"),
        address=client_address(request),
        about=_cut(about, "about"),
        details=_cut(details, "details"),
    )
    try:
        with transaction.atomic():
            event.save(force_insert=True)
    except DatabaseError:
        logger.error(_line(event, stored=False))
    else:
        transaction.on_commit(partial(logger.info, _line(event, stored=True)))


def _cut(text: str, column: str) -> str:
    """What fits the column, in characters that the database holds."""
    return text.replace(NUL, "")[: SecurityEvent._meta.get_field(column).max_length]


def _line(event: SecurityEvent, *, stored: bool) -> str:
    said = {
        "time": event.at.astimezone(UTC).isoformat(timespec="milliseconds"),
        "action": str(event.action),
        "result": str(event.result),
        "user_pk": event.user_pk,
        "username": event.username,
        "address": event.address,
        "object": event.about,
        "details": event.details,
        "stored": stored,
    }
    return json.dumps(said, ensure_ascii=False)
