"""Writing follow-ups: in an open round, or between rounds with effect at once.

Permission is the caller's to check (initiatives/permissions.py); time and user are passed in.
"""

from collections.abc import Iterable
from datetime import date, datetime

from django.contrib.auth.models import User
from django.core.exceptions import PermissionDenied, ValidationError
from django.db import transaction
from django.utils import timezone

from followup.models import FollowUp, FollowUpRound, wrote_since_return
from followup.reports.stale_version import stale_version
from initiatives.models import Deviation, Initiative, Plan, Status
from initiatives.permissions import Action, access_for, rows
from targets import measurements as measuring
from targets.assessment import (
    LockedTargets,
    assess_locked,
    calculated,
    lock_initiatives,
    lock_targets,
    reassess,
)
from targets.rule.initiative_status import deviation

State = FollowUp.State
# Rows that the functions were passed or read themselves; looking them up again tells nothing.
RELATED = ("initiative", "round", "source", "written_by", "approved_by")
LAPSE = {"lapse_reason": "", "lapse_date": None, "lapse_reference": ""}
OF_INITIATIVE = ("version", "status", *LAPSE, "calculated_status", "deviation")


def record_follow_up(
    *,
    initiative: Initiative,
    status: str,
    results: str = "",
    comments: str = "",
    deviation_reason: str = "",
    lapse_reason: str = "",
    lapse_date: date | None = None,
    lapse_reference: str = "",
    measurements: Iterable[measuring.NewMeasurement] = (),
    by: User,
    at: datetime,
    expected_version: int,
    submit: bool = True,
) -> FollowUp:
    """Store one initiative's follow-up with its measurements, all of it or nothing.

    With an open round of the plan it is the round's follow-up, submitted or a draft, and the
    initiative's status waits for approval. Otherwise it takes effect on `at`'s local date.

    Raises StaleVersion when the initiative's version is not the one the user saw, and
    ValidationError by field: a missing status, a lapse without reason, a status better than the
    calculated one without reason, or a measurement that contradicts a document's.
    """
    new = list(measurements)
    fields = {
        "status": status,
        "results": results,
        "comments": comments,
        "deviation_reason": deviation_reason,
        "lapse_reason": lapse_reason,
        "lapse_date": lapse_date,
        "lapse_reference": lapse_reference,
    }
    with transaction.atomic():
        open_round = _open_rounds([initiative.plan_id]).get(initiative.plan_id)
        initiative = _locked(initiative.pk, expected_version, new)
        follow_up = _drafted(initiative, open_round, fields, at)
        problems = _write_measurements(new, by, at, initiative.plan) if new else {}
        targets = lock_targets([initiative.pk])
        if not problems:
            _judge([follow_up], targets)
        problems |= _lacking(follow_up, final=submit or open_round is None)
        if problems:
            raise ValidationError(problems)
        _save(follow_up, by, at, submit)
        _settle([follow_up], targets, at, {one.indicator.pk for one in new})
    return follow_up


def approve(*, follow_up: FollowUp, by: User, at: datetime) -> FollowUp:
    """Approve a submitted follow-up of an open round: its status becomes the initiative's.

    Four eyes: raises PermissionDenied for whoever has written in it since it was last returned,
    StaleVersion when it was rewritten since it was read, ValidationError when it is not waiting for
    approval.
    """
    with transaction.atomic():
        rounds = FollowUpRound.objects.select_for_update(no_key=True)
        in_round = rounds.filter(pk=follow_up.round_id).first()
        lock_initiatives([follow_up.initiative_id])
        expected_version = follow_up.version
        follow_up = FollowUp.objects.select_related("initiative").get(pk=follow_up.pk)
        if follow_up.version != expected_version:
            raise stale_version(follow_up.initiative)
        _check_approval(follow_up, in_round, by)
        follow_up.state = State.APPROVED
        follow_up.approved_by, follow_up.approved_at = by, at
        follow_up.version += 1
        follow_up.save()
        _take_effect(follow_up)
        _settle([follow_up], lock_targets([follow_up.initiative_id]), at)
    return follow_up


def set_status_in_bulk(
    *,
    initiatives: Iterable[Initiative],
    status: str,
    by: User,
    at: datetime,
    lapse_reason: str = "",
    deviation_reason: str = "",
) -> list[FollowUp]:
    """Give all of the initiatives one status the same way as the form does, or none of them.

    In an open round it submits each initiative's follow-up and keeps the texts that stand there.
    Raises ValidationError with one line for each initiative that lacks something, or has a draft
    that the user may not write: it is not theirs to submit.
    """
    fields = {"status": status, **LAPSE, "lapse_reason": lapse_reason}
    if deviation_reason:
        fields["deviation_reason"] = deviation_reason
    with transaction.atomic():
        initiatives = list(initiatives)
        rounds = _open_rounds({initiative.plan_id for initiative in initiatives})
        ids = [initiative.pk for initiative in initiatives]
        lock_initiatives(ids)
        locked = Initiative.objects.filter(pk__in=ids).select_related("plan").in_plan_order()
        follow_ups = [_drafted(one, rounds.get(one.plan_id), fields, at) for one in locked]
        _refuse_others_drafts(follow_ups, by)
        targets = lock_targets(ids)
        _judge(follow_ups, targets)
        _raise_lacking(follow_ups)
        for follow_up in follow_ups:
            _save(follow_up, by, at, submit=True)
        _settle(follow_ups, targets, at)
    return follow_ups


def _open_rounds(plan_ids: Iterable[int]) -> dict[int, FollowUpRound]:
    """By plan its open round, locked so that it stays open until the transaction ends."""
    rounds = FollowUpRound.objects.open().filter(plan__in=plan_ids).order_by("pk")
    return {one.plan_id: one for one in rounds.select_for_update(no_key=True)}


def _locked(pk: int, expected_version: int, new: list[measuring.NewMeasurement]) -> Initiative:
    if new:
        measuring.lock_for_measuring({one.indicator.pk for one in new}, [pk])
    initiative = Initiative.objects.select_for_update(no_key=True).get(pk=pk)
    if initiative.version != expected_version:
        raise stale_version(initiative)
    return initiative


def _drafted(
    initiative: Initiative, open_round: FollowUpRound | None, fields: dict, at: datetime
) -> FollowUp:
    """The follow-up to write: the open round's, or a new one, with its fields set and not stored.
    Raises ValidationError when the round's is approved."""
    follow_up = None
    if open_round:
        follow_up = FollowUp.objects.filter(round=open_round, initiative=initiative).first()
    follow_up = follow_up or FollowUp(round=open_round)
    if open_round and follow_up.state == State.APPROVED:
        raise ValidationError(
            f"Opfølgningen på {initiative} er godkendt i runden og kan først rettes,"
            " når den er returneret."
        )
    follow_up.initiative = initiative
    follow_up.effective_on = open_round.cutoff if open_round else timezone.localdate(at)
    lapse = {} if fields["status"] == Status.LAPSED else LAPSE
    for name, value in {**fields, **lapse}.items():
        setattr(follow_up, name, value)
    return follow_up


def _write_measurements(new, by: User, at: datetime, plan: Plan | None) -> dict[str, list[str]]:
    try:
        measuring.write(new, by=by, at=at, plan=plan)
    except ValidationError as error:
        return error.message_dict
    return {}


def _judge(follow_ups: list[FollowUp], targets: LockedTargets) -> None:
    """Sets calculated status and deviation of each follow-up, as of the day that it takes effect
    on."""
    groups = {}
    for follow_up in follow_ups:
        day = (follow_up.effective_on, follow_up.round_id is not None)
        groups.setdefault(day, []).append(follow_up)
    for (on, closing), group in groups.items():
        judged = targets.judged_at(on, closing=closing)
        for follow_up in group:
            status = calculated(judged[follow_up.initiative_id])
            follow_up.calculated_status = status
            follow_up.deviation = deviation(follow_up.status, status)


def _lacking(follow_up: FollowUp, final: bool) -> dict[str, list[str]]:
    """What a user must still write, by field; a draft (not `final`) may lack status and reason."""
    lacking = {}
    if final and not follow_up.status:
        lacking["status"] = ["Vælg en status."]
    if follow_up.status == Status.LAPSED and not follow_up.lapse_reason.strip():
        lacking["lapse_reason"] = ["Skriv, hvorfor initiativet er bortfaldet."]
    if final and follow_up.deviation == Deviation.BETTER and not follow_up.deviation_reason.strip():
        lacking["deviation_reason"] = [
            f"Statussen er bedre end den beregnede"
            f" ({follow_up.get_calculated_status_display()}). Skriv hvorfor."
        ]
    return lacking


def _refuse_others_drafts(follow_ups: list[FollowUp], by: User) -> None:
    drafts = {one.initiative_id: one for one in follow_ups if one.state == State.DRAFT}
    if not drafts:
        return
    theirs = Initiative.objects.filter(rows(access_for(by), Action.REPORT), pk__in=drafts)
    others = drafts.keys() - set(theirs.values_list("pk", flat=True))
    lines = [
        f"{one.initiative}: der er en kladde i den åbne runde, som kun den ansvarlige enhed kan"
        " indsende."
        for pk, one in drafts.items()
        if pk in others
    ]
    if lines:
        raise ValidationError(lines)


def _raise_lacking(follow_ups: list[FollowUp]) -> None:
    lines = [
        f"{follow_up.initiative}: {message}"
        for follow_up in follow_ups
        for messages in _lacking(follow_up, final=True).values()
        for message in messages
    ]
    if lines:
        raise ValidationError(lines)


def _save(follow_up: FollowUp, by: User, at: datetime, submit: bool) -> None:
    if follow_up.round_id is None:
        follow_up.state = State.APPROVED
    else:
        follow_up.state = State.SUBMITTED if submit else State.DRAFT
    follow_up.written_by, follow_up.written_at = by, at
    if follow_up.pk:
        follow_up.version += 1
    follow_up.clean_fields(exclude=RELATED)
    follow_up.save()
    if follow_up.round_id is None:
        _take_effect(follow_up)


def _take_effect(follow_up: FollowUp) -> None:
    for name in ("status", *LAPSE):
        setattr(follow_up.initiative, name, getattr(follow_up, name))


def _settle(
    follow_ups: list[FollowUp], targets: LockedTargets, at: datetime, indicators: Iterable[int] = ()
) -> None:
    """Stores the initiatives with what the rule says of them today, and raises their version, so
    that a form that somebody else has open notices the change. With `indicators` (of new figures)
    the verdicts of all targets that they measure are stored too."""
    initiatives, on = [follow_up.initiative for follow_up in follow_ups], timezone.localdate(at)
    if not indicators:
        assess_locked(targets, initiatives, on=on)
    for initiative in initiatives:
        initiative.version += 1
        initiative.save(update_fields=OF_INITIATIVE)
    if indicators:
        reassess(on=on, initiatives=initiatives, indicators=indicators)
        for initiative in initiatives:
            initiative.refresh_from_db(fields=["calculated_status", "deviation"])


def _check_approval(follow_up: FollowUp, in_round: FollowUpRound | None, by: User) -> None:
    """Raises ValidationError unless the follow-up is submitted and its round open, and
    PermissionDenied for whoever has written in it."""
    if follow_up.state != State.SUBMITTED:
        raise ValidationError("Kun en indsendt opfølgning kan godkendes.")
    if in_round is None or in_round.state != FollowUpRound.State.OPEN:
        raise ValidationError("Runden er ikke åben.")
    if FollowUp.objects.filter(wrote_since_return(by.pk), pk=follow_up.pk).exists():
        raise PermissionDenied("Man godkender ikke en opfølgning, man selv har skrevet i.")
