"""People who left years ago become nameless: in their account, in history and in closed rounds.

What they wrote stays, under a pseudonym. The application cannot rewrite the history, so that this
is done by the owner of the tables (`manage.py forget_leavers`).
"""

import json
from collections.abc import Iterator
from datetime import datetime
from typing import NamedTuple

from axes.models import AccessAttempt, AccessFailureLog, AccessLog
from django.contrib.admin.models import LogEntry
from django.contrib.auth.models import User
from django.contrib.contenttypes.models import ContentType
from django.db import connection, transaction

from beskplan.accounts.sessions import end_sessions
from beskplan.security_log.events import SecurityEvent
from core.history.append_only import OWNER_REWRITES
from core.people import display_name
from followup.models import Notice, RoundSnapshot
from initiatives.models import TrackedUser

NAMES_IN_SNAPSHOTS = ("written_by", "approved_by", "closed_by", "decided_by")
CONTEXTS = """
    UPDATE pghistory_context SET metadata = metadata || jsonb_build_object('user_name', %(name)s)
    WHERE metadata ->> 'user' = %(key)s
"""
# One value after a key, as PostgreSQL writes JSON.
SNAPSHOTS = """
    UPDATE {table} SET content = replace(content::text, %(before)s, %(after)s)::jsonb
    WHERE strpos(content::text, %(before)s) > 0
"""


class Leaver(NamedTuple):
    user: User
    left: datetime


def leavers(*, before: datetime) -> Iterator[Leaver]:
    """Closed accounts that still have a name and were closed before then: by the history, or, where
    it does not know, by the last log-in."""
    for user in User.objects.filter(is_active=False).order_by("pk"):
        left = left_at(user)
        if left < before and user.username != pseudonym(user):
            yield Leaver(user, left)


def left_at(user: User) -> datetime:
    events = TrackedUser.pgh_event_model.objects.filter(pgh_obj=user.pk)
    active = events.filter(is_active=True).order_by("-pgh_id").values_list("pgh_id", flat=True)
    closed = events.filter(is_active=False, pgh_id__gt=active.first() or 0).order_by("pgh_id")
    known = closed.values_list("pgh_created_at", flat=True).first()
    return known or user.last_login or user.date_joined


def pseudonym(user: User) -> str:
    return f"tidligere-{user.pk}"


@transaction.atomic
def forget(user: User) -> None:
    """Takes name, address, roles, units, messages and log-ins away, and the name out of what is
    stored of the person's deeds. Only the owner of the tables may. A name that somebody else has as
    well stays in the snapshots of closed rounds, which know no more than the name."""
    username, name = user.get_username(), display_name(user)
    user.username, user.email = pseudonym(user), ""
    user.first_name, user.last_name = "Tidligere", f"medarbejder {user.pk}"
    user.set_unusable_password()
    user.groups.clear()
    user.memberships.all().delete()
    user.save()
    end_sessions(user)
    for model in (AccessAttempt, AccessFailureLog, AccessLog):
        model.objects.filter(username=username).delete()
    Notice.objects.filter(recipient=user).delete()
    with connection.cursor() as cursor:
        cursor.execute(OWNER_REWRITES)
        if not _has_namesake(name):
            _rewrite_snapshots(cursor, name, display_name(user))
        _rewrite_history(cursor, user)
    logged = SecurityEvent.objects
    logged.filter(user_pk=user.pk).update(username=user.username)
    logged.filter(username=username).update(username=user.username)
    logged.filter(about=username).update(about=user.username)


def _rewrite_history(cursor, user: User) -> None:
    cursor.execute(CONTEXTS, {"name": display_name(user), "key": str(user.pk)})
    TrackedUser.pgh_event_model.objects.filter(pgh_obj=user.pk).update(
        username=user.username, first_name=user.first_name, last_name=user.last_name, email=""
    )
    Notice.pgh_event_model.objects.filter(recipient=user.pk).delete()
    people = ContentType.objects.get_for_model(User)
    logged = LogEntry.objects.filter(content_type=people, object_id=str(user.pk))
    logged.update(object_repr=user.username)


def _has_namesake(name: str) -> bool:
    return any(display_name(other) == name for other in User.objects.all())


def _rewrite_snapshots(cursor, before: str, after: str) -> None:
    snapshots = (RoundSnapshot, RoundSnapshot.pgh_event_model)
    for key in NAMES_IN_SNAPSHOTS:
        for model in snapshots:
            table = connection.ops.quote_name(model._meta.db_table)
            parts = {"before": _json(key, before), "after": _json(key, after)}
            cursor.execute(SNAPSHOTS.format(table=table), parts)


def _json(key: str, name: str) -> str:
    return f'"{key}": {json.dumps(name, ensure_ascii=False)}'
