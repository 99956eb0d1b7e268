"""What a contributing unit adds to a round's answer: words, never a status."""

import re
from datetime import datetime

from django.contrib.auth.models import User
from django.core.exceptions import PermissionDenied, ValidationError
from django.db import transaction
from django.db.models import F
from django.utils import timezone

from core.danish import format_date
from core.people import display_name
from followup.models import FollowUp, FollowUpRound
from initiatives.models import Initiative
from initiatives.permissions import Access, Action, access_for, allows
from targets.assessment import lock_initiatives

BLANK_LINES = re.compile(r"\s*\n\s*\n\s*")
APPROVED = "Opfølgningen er godkendt i runden og kan ikke få flere kommentarer."


def contribute(*, initiative: Initiative, comment: str, by: User, at: datetime) -> FollowUp:
    """Add the comment, signed and dated, below the comments of the open round's follow-up.

    Status, state and writer stay as they are. Whoever has the initiative open, to write or to
    approve, reads that it changed. A comment is one paragraph, so that it differs from what
    the leading unit writes. Raises ValidationError for an empty comment, without an open round, and
    when the follow-up is approved.
    """
    access, comment = access_for(by), BLANK_LINES.sub("\n", comment.strip())
    if not allows(access, Action.MEASURE, initiative):
        raise PermissionDenied("Du kan kun bidrage til initiativer, som din enhed har del i.")
    if not comment:
        raise ValidationError({"comment": ["Skriv en kommentar, før du sender den."]})
    signed = (
        f"{_signature(initiative, access, by)}, {format_date(timezone.localdate(at))}: {comment}"
    )
    with transaction.atomic():
        follow_up = _locked(initiative)
        follow_up.comments = "\n\n".join(filter(None, (follow_up.comments.strip(), signed)))
        follow_up.contributed_by, follow_up.contributed_at = by, at
        if follow_up.pk:
            follow_up.version += 1
        follow_up.save()
        Initiative.objects.filter(pk=initiative.pk).update(version=F("version") + 1)
    return follow_up


def own_contributions(follow_up: FollowUp, by: User) -> list[str]:
    """The paragraphs of the comments that the user has signed."""
    signed = re.compile(rf"{re.escape(display_name(by))}( \(.*?\))?, \d+\. \w+ \d{{4}}: ")
    return [one for one in follow_up.comments.split("\n\n") if signed.match(one)]


def _locked(initiative: Initiative) -> FollowUp:
    rounds = FollowUpRound.objects.open().filter(plan=initiative.plan_id)
    open_round = rounds.select_for_update(no_key=True).first()
    if open_round is None:
        raise ValidationError("Planen har ingen åben runde at skrive i.")
    lock_initiatives([initiative.pk])
    follow_up = open_round.follow_ups.filter(initiative=initiative).first()
    if follow_up and follow_up.state == FollowUp.State.APPROVED:
        raise ValidationError(APPROVED)
    return follow_up or FollowUp(
        round=open_round, initiative=initiative, effective_on=open_round.cutoff
    )


def _signature(initiative: Initiative, access: Access, by) -> str:
    name = display_name(by)
    own = initiative.responsibilities.filter(unit__in=access.unit_ids)
    unit = own.order_by("pk").values_list("unit__name", flat=True).first()
    return f"{name} ({unit})" if unit else name
