"""Rounds as wholes."""

from django.db import transaction

from targets.models import FollowUp, FollowUpRound
from targets.status import deviation
from targets.verdicts import calculated, verdicts_at


@transaction.atomic
def record_calculated(follow_up_round: FollowUpRound) -> None:
    """Store with each follow-up what the rule says of its initiative at the round's cut-off."""
    follow_ups = list(follow_up_round.follow_ups.all())
    judged = verdicts_at(
        [one.initiative_id for one in follow_ups], follow_up_round.cutoff, closing=True
    )
    changed = []
    for one in follow_ups:
        status = calculated(judged[one.initiative_id])
        figures = (status, deviation(one.status, status))
        if figures != (one.calculated_status, one.deviation):
            one.calculated_status, one.deviation = figures
            changed.append(one)
    FollowUp.objects.bulk_update(changed, ["calculated_status", "deviation"])
