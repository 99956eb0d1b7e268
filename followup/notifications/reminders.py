"""Reminders of open rounds: before and after the due date, until one has answered."""

from collections.abc import Iterable
from datetime import date, datetime, timedelta

from django.contrib.auth.models import User
from django.db.models import Max

from core.danish import format_date
from core.people import display_name
from followup.models import FollowUp, FollowUpRound, Notice
from followup.notifications.invitations import owed_by
from followup.notifications.notices import write_notices
from initiatives.models import Initiative

UNANSWERED = (FollowUp.State.MISSING, FollowUp.State.DRAFT, FollowUp.State.RETURNED)
# Days from the due date on which a reminder falls; after the last one, every week.
BEFORE, AFTER, THEN_EVERY = (-7, -1), (1, 4), 7


def milestone(due: date, day: date) -> date | None:
    """The newest day on which a reminder falls, up to `day`; None before the first."""
    passed = (day - due).days
    fixed = [offset for offset in (*BEFORE, *AFTER) if offset <= passed]
    if not fixed:
        return None
    offset = fixed[-1]
    if offset == AFTER[-1]:
        offset += (passed - offset) // THEN_EVERY * THEN_EVERY
    return due + timedelta(days=offset)


def write_reminders(*, day: date, at: datetime) -> list[Notice]:
    """Write today's reminders of every open round with a due date.

    Whoever was reminded since the newest milestone is left alone, so a run that was missed is
    made up for, and a second run on the same day writes nothing.
    """
    written = []
    for open_round in FollowUpRound.objects.open().filter(due__isnull=False).select_related("plan"):
        since = milestone(open_round.due, day)
        if since:
            written.extend(_remind(open_round, since, day, at))
    return written


def nudge(
    *, follow_up_round: FollowUpRound, unit_id: int, by: User, day: date, at: datetime
) -> list[Notice]:
    """A planner's one-off nudge to those who owe answers for initiatives that the unit leads."""
    owed = owed_by(follow_up_round, UNANSWERED)
    at_unit = set(Initiative.objects.led_by([unit_id]).values_list("pk", flat=True))
    concerned = {
        user: [initiative for initiative in initiatives if initiative.pk in at_unit]
        for user, initiatives in owed.items()
    }
    return _write(
        follow_up_round,
        Notice.Kind.NUDGE,
        {user: initiatives for user, initiatives in concerned.items() if initiatives},
        day,
        at,
        by,
    )


def _remind(open_round: FollowUpRound, since: date, day: date, at: datetime) -> list[Notice]:
    reminders = open_round.notices.filter(kind=Notice.Kind.REMINDER)
    newest = dict(reminders.values_list("recipient").annotate(Max("day")))
    owed = {
        user: initiatives
        for user, initiatives in owed_by(open_round, UNANSWERED).items()
        if user.pk not in newest or newest[user.pk] < since
    }
    return _write(open_round, Notice.Kind.REMINDER, owed, day, at)


def _write(
    follow_up_round, kind, owed: dict, day: date, at: datetime, by: User | None = None
) -> list[Notice]:
    overdue = follow_up_round.due is not None and follow_up_round.due < day
    subject = "Svarfristen er overskredet" if overdue else "Husk opfølgningen"
    return write_notices(
        follow_up_round=follow_up_round,
        kind=kind,
        subject=f"{subject}: {follow_up_round}",
        bodies={
            user: _words(follow_up_round, initiatives, overdue, by)
            for user, initiatives in owed.items()
        },
        day=day,
        at=at,
    )


def _words(follow_up_round, initiatives: Iterable[Initiative], overdue: bool, by: User) -> str:
    due = follow_up_round.due
    verb = "var" if overdue else "er"
    parts = (
        f"{display_name(by)} minder om opfølgningen." if by else "",
        f"Runden “{follow_up_round}” mangler svar fra din enhed."
        + (f" Svarfristen {verb} {format_date(due)}." if due else ""),
        "\n".join(f"- {initiative}" for initiative in initiatives),
        "Du svarer under Mine opgaver i Beskplan.",
    )
    return "\n\n".join(filter(None, parts))
