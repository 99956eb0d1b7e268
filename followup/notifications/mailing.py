"""Sends the stored messages about rounds by e-mail.

A message that could not be sent keeps its error and is tried again by the next run; a message is
never sent twice, also when two runs overlap.
"""

from dataclasses import dataclass
from datetime import datetime
from smtplib import SMTPException

from django.core.mail import EmailMessage, get_connection
from django.db import transaction
from django.utils import timezone

from followup.models import Notice

BATCH = 200
NO_ADDRESS = "Modtageren har ingen e-mailadresse."


@dataclass
class Sent:
    sent: int = 0
    failed: int = 0


def send_unsent(*, at: datetime) -> Sent:
    """Sends the messages that are not sent yet, oldest first. Returns how many were sent and how
    many failed."""
    total, last = Sent(), 0
    while True:
        with transaction.atomic():
            waiting = Notice.objects.filter(sent_at=None, pk__gt=last).order_by("pk")
            # Another run that is sending these already keeps them; skip what it holds.
            locked = waiting.select_related("recipient").select_for_update(
                of=("self",), skip_locked=True
            )
            notices = list(locked[:BATCH])
            if not notices:
                return total
            last = notices[-1].pk
            _send(notices, at)
            Notice.objects.bulk_update(notices, ["sent_at", "error"])
        total.sent += sum(notice.sent_at is not None for notice in notices)
        total.failed += sum(notice.sent_at is None for notice in notices)


def send_when_committed() -> None:
    """Sends the unsent messages once the transaction has committed. A failure is stored with the
    message, for the daily run; it never undoes or fails the change."""
    transaction.on_commit(lambda: send_unsent(at=timezone.now()), robust=True)


def _send(notices: list[Notice], at: datetime) -> None:
    """Sends the messages over one connection. A mail server that is away makes all of them fail,
    with its error stored on each."""
    connection = get_connection()
    try:
        connection.open()
    except (OSError, SMTPException) as error:
        for notice in notices:
            notice.error = f"Mailserveren svarer ikke: {error}"
        return
    for notice in notices:
        _send_one(notice, connection, at)
    connection.close()


def _send_one(notice: Notice, connection, at: datetime) -> None:
    if not notice.recipient.email:
        notice.error = NO_ADDRESS
        return
    message = EmailMessage(
        notice.subject, notice.body, to=[notice.recipient.email], connection=connection
    )
    try:
        message.send()
    except (OSError, SMTPException) as error:
        notice.error = f"Ikke sendt: {error}"
    else:
        notice.sent_at, notice.error = at, ""
