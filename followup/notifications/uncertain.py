"""What a planner decides about a message of which nobody knows whether it went out."""

from datetime import datetime

from django.contrib.auth.models import User
from django.core.exceptions import ValidationError
from django.db import transaction
from django.db.models import F

from followup.models import Notice
from followup.notifications.mailing import send_later
from followup.rounds.cycle import require_planner

ALREADY_SETTLED = "Beskeden er allerede afgjort."


def send_again(*, notice_id: int, by: User, at: datetime) -> None:
    """The message waits again, with the job that sends it."""
    require_planner(by)
    with transaction.atomic():
        found = Notice.objects.uncertain(at).filter(pk=notice_id)
        if not found.update(sending_at=None, settled_by=by, error=""):
            raise ValidationError(ALREADY_SETTLED)
        send_later([Notice(pk=notice_id)], at)


def count_as_sent(*, notice_id: int, by: User, at: datetime) -> None:
    require_planner(by)
    found = Notice.objects.uncertain(at).filter(pk=notice_id)
    if not found.update(sent_at=F("sending_at"), settled_by=by):
        raise ValidationError(ALREADY_SETTLED)
