"""Messages about a round: written with the change that they tell of, sent after it by a job."""

from collections.abc import Mapping
from datetime import date, datetime

from django.db import transaction

from followup.models import FollowUpRound, Notice
from followup.notifications.mailing import send_later


def write_notices(
    *,
    follow_up_round: FollowUpRound,
    kind: Notice.Kind,
    subject: str,
    bodies: Mapping,
    day: date,
    at: datetime,
) -> list[Notice]:
    """Store one message per recipient (user: body) and the job that sends them; three queries
    however many they are.

    Whoever already has a reminder of the round for the day gets no second one.
    """
    reminded = set()
    if kind == Notice.Kind.REMINDER:
        same_day = follow_up_round.notices.filter(kind=kind, day=day)
        reminded = set(same_day.values_list("recipient", flat=True))
    with transaction.atomic():
        notices = Notice.objects.bulk_create(
            Notice(
                round=follow_up_round,
                recipient=recipient,
                kind=kind,
                day=day,
                subject=subject,
                body=body,
            )
            for recipient, body in bodies.items()
            if recipient.pk not in reminded
        )
        send_later(notices, at)
    return notices
