"""Sends the stored messages about rounds by e-mail, from a worker or the daily command: never while
a page is waited for.

A message is marked as being sent, then handed to the mail server, then marked as sent; both marks
are commits of their own. Whatever is killed or cut off between the two leaves a message of which
nobody knows whether it went out. It is never sent again by itself: a planner decides.
"""

from collections.abc import Callable, Iterable
from dataclasses import dataclass
from datetime import datetime
from smtplib import SMTPDataError, SMTPException, SMTPRecipientsRefused, SMTPSenderRefused

from django.core.mail import EmailMessage, get_connection
from django.db import transaction
from django.utils import timezone

from core.jobs.models import Job, Queue
from core.jobs.outcomes import TryAgain
from core.jobs.queue import add_job
from core.jobs.running import RunningJob
from followup.models import Notice

SEND_NOTICES = "beskeder"
MOST_ATTEMPTS = 12  # with the pauses between them about a day and a half
NO_ADDRESS = "Modtageren har ingen e-mailadresse."
# The server has answered, so the message did not go out.
ANSWERED = (SMTPRecipientsRefused, SMTPSenderRefused, SMTPDataError)


class ServerAway(Exception):
    """No connection to the mail server; its reason in Danish. Nothing was handed over."""


@dataclass
class Sent:
    sent: int = 0
    failed: int = 0


def send_later(notices: Iterable[Notice], at: datetime) -> Job | None:
    """Stores the job that sends them, with the change that they tell of."""
    pks = [notice.pk for notice in notices]
    if not pks:
        return None
    return add_job(
        queue=Queue.MAIL,
        kind=SEND_NOTICES,
        title=f"Beskeder: {len(pks)}",
        arguments={"notices": pks},
        at=at,
        most_attempts=MOST_ATTEMPTS,
    )


def send_notices(running: RunningJob) -> None:
    """The job of `send_later`. Those that are sent or being sent already are left alone."""
    pks = running.job.arguments["notices"]
    try:
        result = _send(pks, lambda number: running.step(f"{number} af {len(pks)} beskeder"))
    except ServerAway as reason:
        raise TryAgain(str(reason)) from None
    if result.failed:
        raise TryAgain(f"{result.failed} beskeder er ikke sendt; grunden står ved hver af dem.")


def send_unsent() -> Sent:
    """Sends all that wait, oldest first; for the daily command. Returns how many were sent and how
    many failed."""
    pks = list(Notice.objects.waiting().order_by("pk").values_list("pk", flat=True))
    try:
        return _send(pks, lambda number: None)
    except ServerAway:
        waiting = Notice.objects.waiting().filter(pk__in=pks).count()
        return Sent(len(pks) - waiting, waiting)


def _send(pks: list[int], step: Callable[[int], None]) -> Sent:
    """Raises ServerAway at the first message that no connection is there for, with the reason
    stored on all that wait."""
    total = Sent()
    for number, pk in enumerate(pks):
        step(number)
        try:
            sent = _send_one(pk)
        except ServerAway as reason:
            Notice.objects.waiting().filter(pk__in=pks[number:]).update(error=str(reason))
            raise
        if sent is not None:
            total.sent += sent
            total.failed += not sent
    return total


def _send_one(pk: int) -> bool | None:
    """Whether it went out; None where it is not to be sent (any more)."""
    notice = Notice.objects.waiting().select_related("recipient").filter(pk=pk).first()
    if notice is None:
        return None
    if not notice.recipient.email:
        Notice.objects.filter(pk=pk).update(error=NO_ADDRESS)
        return False
    # A connection for each: what goes wrong with one message says nothing about the next.
    connection = _open_connection()
    try:
        return _hand_over(notice, connection) if _mark_as_sending(pk) else None
    finally:
        connection.close()


def _open_connection():
    connection = get_connection()
    try:
        connection.open()
    except (OSError, SMTPException) as error:
        raise ServerAway(f"Mailserveren svarer ikke: {_reason(error)}") from error
    return connection


def _mark_as_sending(pk: int) -> bool:
    """False where another process sends it: of two only one finds it waiting."""
    with transaction.atomic():
        return bool(Notice.objects.waiting().filter(pk=pk).update(sending_at=timezone.now()))


def _hand_over(notice: Notice, connection) -> bool:
    stored = Notice.objects.filter(pk=notice.pk)
    message = EmailMessage(
        notice.subject, notice.body, to=[notice.recipient.email], connection=connection
    )
    try:
        message.send()
    except ANSWERED as error:
        stored.update(sending_at=None, error=f"Ikke sendt: {_reason(error)}")
        return False
    except (OSError, SMTPException) as error:
        stored.update(error=f"Forbindelsen til mailserveren blev afbrudt: {_reason(error)}")
        return False
    stored.update(sent_at=timezone.now(), error="")
    return True


def _reason(error: BaseException) -> str:
    """What the server or the network said, not what the library says of it afterwards."""
    first = error
    while first.__context__ is not None and isinstance(first.__context__, OSError):
        first = first.__context__
    return str(first) or type(first).__name__
