"""What waits for a user: Mine opgaver lists it, the frame says how much somebody waits for."""

from pathlib import Path
from typing import NamedTuple

import aiosql
from django.db import connection
from django.db.models import QuerySet

from followup.models import FollowUp, FollowUpRound, wrote_since_return
from initiatives import roles
from initiatives.models import Initiative
from initiatives.permissions import Access, Action, rows

sql = aiosql.from_path(Path(__file__).with_suffix(".sql"), "psycopg2")


class Waiting(NamedTuple):
    """Ids of initiatives: those that an open round waits for, and those outside rounds that have no
    status yet."""

    in_rounds: list[int]
    unassessed: list[int]


def waiting_for(access: Access) -> Waiting:
    """What the user is to report on; one query, none for who owes nothing.

    Caseworkers and managers answer for what their units lead, planners for what nobody leads.
    System administrators may report on everything and owe nothing.
    """
    units = list(access.unit_ids) if access.reports else []
    answers_unled = roles.PLANNER in access.roles
    if not units and not answers_unled:
        return Waiting([], [])
    found = list(sql.waiting(connection, units=units, answers_unled=answers_unled))
    return Waiting(
        in_rounds=[pk for pk, in_round in found if in_round],
        unassessed=[pk for pk, in_round in found if not in_round],
    )


def approvals_for(access: Access) -> QuerySet:
    """The answers of open rounds that the user may approve: those in which only others have
    written."""
    theirs = Initiative.objects.filter(rows(access, Action.APPROVE))
    handed_in = FollowUp.objects.filter(
        initiative__in=theirs.values("pk"),
        state=FollowUp.State.SUBMITTED,
        round__state=FollowUpRound.State.OPEN,
    )
    return handed_in.exclude(wrote_since_return(access.user_id))


def waiting_number(access: Access) -> int:
    """How much somebody waits for from the user: answers owed in open rounds, and approvals. Two
    queries at most."""
    approvals = approvals_for(access).count() if access.approves else 0
    return len(waiting_for(access).in_rounds) + approvals
