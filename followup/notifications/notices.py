"""Messages about a round: written with the change that they tell of, sent after it."""

from collections.abc import Mapping
from datetime import date

from followup.models import FollowUpRound, Notice


def write_notices(
    *, follow_up_round: FollowUpRound, kind: Notice.Kind, subject: str, bodies: Mapping, day: date
) -> list[Notice]:
    """Store one message per recipient (user: body); two queries however many they are.

    Whoever already has a reminder of the round for the day gets no second one.
    """
    reminded = set()
    if kind == Notice.Kind.REMINDER:
        same_day = follow_up_round.notices.filter(kind=kind, day=day)
        reminded = set(same_day.values_list("recipient", flat=True))
    return Notice.objects.bulk_create(
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
