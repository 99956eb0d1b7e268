"""The steps of a round that its tests take: opened at noon, answered, closed a day later."""

from datetime import UTC, date, datetime, timedelta

from followup.models import FollowUp, FollowUpRound, RoundSnapshot
from followup.reports.follow_ups import record_follow_up
from followup.rounds.cycle import (
    close_round,
    open_round,
)
from initiatives.models import Initiative
from tests.cast import YEAR_END

NOON = datetime(2008, 1, 7, 12, tzinfo=UTC)
LATER = NOON + timedelta(days=1)
State = FollowUp.State


def opened(cast, by=None, **fields) -> FollowUpRound:
    asked = {
        "plan": cast.plan,
        "slug": "aarsopfoelgning-2007",
        "title": "Årsopfølgning 2007",
        "cutoff": YEAR_END,
        "due": date(2008, 2, 1),
        "instructions": "Skriv kort.",
        "by": by or cast.people.pia,
        "at": NOON,
    }
    return open_round(**asked | fields)


def submitted(initiative, by, status="delvist", **fields) -> FollowUp:
    initiative = Initiative.objects.get(pk=initiative.pk)
    return record_follow_up(
        initiative=initiative,
        status=status,
        by=by,
        at=NOON,
        expected_version=initiative.version,
        **fields,
    )


def closed(found, cast) -> RoundSnapshot:
    return close_round(
        follow_up_round=found,
        by=cast.people.pia,
        at=LATER,
        missing_confirmed=True,
        unapproved_confirmed=True,
    )
