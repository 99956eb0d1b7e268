"""Puts back what was deleted, and judges anew what it takes part in."""

from datetime import datetime

from django.contrib.auth.models import User
from django.db import transaction
from django.utils import timezone

from core.history.restoring import restore
from core.models import Deletion
from initiatives.models import Initiative
from targets.assessment import reassess
from targets.models import Measurement, Target


@transaction.atomic
def restore_assessed(*, deletion: Deletion, by: User, at: datetime) -> None:
    """`restore`, with verdicts as of today. Locks the deletion, then initiatives and targets."""
    rows = restore(deletion=deletion, by=by, at=at)
    targets = rows.get(Target, [])
    owners = {target.initiative_id for target in targets} - {None}
    reassess(
        on=timezone.localdate(at),
        initiatives=owners | {initiative.pk for initiative in rows.get(Initiative, [])},
        targets=[target.pk for target in targets],
        indicators={measurement.indicator_id for measurement in rows.get(Measurement, [])},
    )
