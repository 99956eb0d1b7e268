"""Calculated statuses of a whole round, stored in few statements."""

from collections import defaultdict

from django.db import transaction

from followup.models import FollowUp, FollowUpRound
from targets.assessment import calculated, verdicts_at
from targets.rule.initiative_status import deviation

READ = ("pk", "initiative", "status", "calculated_status", "deviation")


@transaction.atomic
def record_calculated(follow_up_round: FollowUpRound) -> None:
    """Store with each follow-up what the rule says of its initiative at the round's cut-off."""
    follow_ups = list(follow_up_round.follow_ups.order_by().values_list(*READ))
    judged = verdicts_at([row[1] for row in follow_ups], follow_up_round.cutoff, closing=True)
    changed = defaultdict(list)
    for pk, initiative, decided, *stored in follow_ups:
        status = calculated(judged[initiative])
        figures = (status, deviation(decided, status))
        if figures != tuple(stored):
            changed[figures].append(pk)
    # There are few figures, and 50,000 follow-ups: one statement for each of them.
    for (status, deviates), pks in changed.items():
        follow_ups = FollowUp.objects.filter(pk__in=pks)
        follow_ups.update(calculated_status=status, deviation=deviates)
