"""What the cycle tells people: that a round is open, and that a follow-up came back."""

from collections import defaultdict
from collections.abc import Iterable
from datetime import datetime
from itertools import chain

from django.contrib.auth.models import User
from django.utils import timezone

from core.danish import format_date
from core.people import display_name
from followup.models import FollowUp, FollowUpRound, Notice
from followup.notifications.notices import write_notices
from initiatives.models import Initiative, Membership, Responsibility, Unit
from initiatives.roles import CASEWORKER, MANAGER


def write(opened: FollowUpRound, at: datetime) -> list[Notice]:
    """Stores a message to everybody who reports for the leading units, with the initiatives that
    they owe an answer on."""
    return write_notices(
        follow_up_round=opened,
        kind=Notice.Kind.OPENED,
        subject=f"Opfølgningsrunde åbnet: {opened}",
        bodies={user: _opened_words(opened, owed) for user, owed in owed_by(opened).items()},
        day=timezone.localdate(at),
        at=at,
    )


def tell_writer(follow_up: FollowUp, in_round: FollowUpRound, at: datetime) -> list[Notice]:
    """Stores a message to the follow-up's writer. A follow-up that was carried into the round has
    none."""
    if follow_up.written_by is None:
        return []
    return write_notices(
        follow_up_round=in_round,
        kind=Notice.Kind.RETURNED,
        subject=f"Opfølgning returneret: {follow_up.initiative}",
        bodies={follow_up.written_by: _returned_words(follow_up, in_round)},
        day=timezone.localdate(at),
        at=at,
    )


def owed_by(
    follow_up_round: FollowUpRound, states: Iterable[FollowUp.State] = (FollowUp.State.MISSING,)
) -> dict[User, list[Initiative]]:
    """By user the round's initiatives, in one of the states, that the user answers for: those that
    their own unit leads, and those of a unit below whose staff does not use the application. Five
    queries."""
    staff = _staff()
    above = dict(Unit.objects.values_list("pk", "parent"))
    missing = follow_up_round.follow_ups.filter(state__in=states).values("initiative")
    leading = Responsibility.objects.filter(
        initiative__in=missing, role=Responsibility.Role.LEADS
    ).values_list("initiative", "unit")
    units = defaultdict(set)
    for initiative, unit in leading:
        units[initiative].add(unit)
    owed = defaultdict(list)
    initiatives = Initiative.objects.filter(pk__in=units).in_plan_order()
    for initiative in initiatives:
        nearest = (_nearest_staff(unit, staff, above) for unit in units[initiative.pk])
        for user in set(chain.from_iterable(nearest)):
            owed[user].append(initiative)
    return owed


def _staff() -> dict[int, list]:
    """By unit, the active users who report or approve there."""
    memberships = Membership.objects.filter(
        user__is_active=True, user__groups__name__in=[CASEWORKER, MANAGER]
    )
    staff = defaultdict(list)
    for membership in memberships.select_related("user").order_by("pk").distinct():
        staff[membership.unit_id].append(membership.user)
    return staff


def _nearest_staff(unit: int | None, staff: dict[int, list], above: dict[int, int | None]) -> list:
    """The unit's own staff, else that of the nearest unit above that has some."""
    while unit and unit not in staff:
        unit = above[unit]
    return staff[unit] if unit else []


def _opened_words(opened: FollowUpRound, owed: list[Initiative]) -> str:
    due = f" Svarfristen er {format_date(opened.due)}." if opened.due else ""
    parts = (
        f"Opfølgningsrunden “{opened}” for {opened.plan} er åbnet.",
        f"Status opgøres pr. {format_date(opened.cutoff)}.{due}",
        opened.instructions,
        "Din enhed skal svare på:\n" + "\n".join(f"- {initiative}" for initiative in owed),
        "Du svarer under Mine opgaver i Beskplan.",
    )
    return "\n\n".join(filter(None, parts))


def _returned_words(follow_up: FollowUp, in_round: FollowUpRound) -> str:
    person = follow_up.returned_by
    due = f"\n\nSvarfristen er {format_date(in_round.due)}." if in_round.due else ""
    return (
        f"{display_name(person)} har returneret din opfølgning på"
        f" {follow_up.initiative} i runden “{in_round}”.\n\n"
        f"Begrundelse: {follow_up.return_reason}{due}\n\n"
        "Du retter den under Mine opgaver i Beskplan."
    )
