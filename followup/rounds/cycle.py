"""A round from opening to closing: each transition is one transaction, allowed or refused.

Who may what stands in initiatives/permissions.py; the functions here ask it themselves, so that
page, admin and command cannot differ. Time and user are passed in.
"""

from collections.abc import Iterable
from datetime import date, datetime

from django.contrib.auth.models import User
from django.core.exceptions import PermissionDenied, ValidationError
from django.db import transaction
from django.db.models import F, QuerySet

from followup.models import FollowUp, FollowUpRound, RoundSnapshot, wrote_since_return
from followup.models.rounds import ANSWERED
from followup.notifications import invitations
from followup.reports.follow_ups import LAPSE, approve
from followup.reports.stale_version import StaleVersion
from followup.rounds import calculated_statuses
from followup.snapshots import taking
from initiatives.models import Initiative, Plan, Status
from initiatives.permissions import Action, access_for, rows
from targets.assessment import calculated, lock_initiatives, verdicts_at

State = FollowUp.State
RoundState = FollowUpRound.State
RETURNABLE = (State.SUBMITTED, State.APPROVED)


def open_round(
    *,
    plan: Plan,
    slug: str,
    title: str,
    cutoff: date,
    due: date | None = None,
    instructions: str = "",
    by: User,
    at: datetime,
) -> FollowUpRound:
    """Open a round with one follow-up per initiative; lapsed ones are carried as such.

    A round that is being prepared under the same slug is the one that opens. Writes a message to
    those who work in the leading units. As many queries for 5 initiatives as for 50.
    """
    require_planner(by)
    with transaction.atomic():
        # Two who open at once: the second waits and reads that a round is open.
        plan = Plan.objects.select_for_update(no_key=True).get(pk=plan.pk)
        if plan.is_draft:
            raise ValidationError({"plan": "Planen er en kladde. Gør den gældende først."})
        opened = _round_to_open(plan, slug)
        opened.title, opened.cutoff, opened.due = title, cutoff, due
        opened.instructions = instructions
        opened.state, opened.opened_at = RoundState.OPEN, at
        opened.full_clean(exclude=["plan", "source"])
        opened.save()
        _create_follow_ups(opened, by, at)
        invitations.write(opened, at)
    return opened


def return_follow_up(*, follow_up: FollowUp, reason: str, by: User, at: datetime) -> FollowUp:
    """Send a submitted or approved follow-up back to its writer, with the reason.

    What an approval did to the initiative's status stands until the next approval. Raises
    StaleVersion when the follow-up was rewritten since it was read.
    """
    reason = reason.strip()
    if not reason:
        raise ValidationError({"reason": ["Skriv, hvorfor opfølgningen returneres."]})
    with transaction.atomic():
        in_round = _locked(follow_up.round_id) if follow_up.round_id else None
        lock_initiatives([follow_up.initiative_id])
        _require_approvers([follow_up], by)
        version = follow_up.version
        found = FollowUp.objects.select_related("initiative", "written_by")
        follow_up = found.get(pk=follow_up.pk)
        if follow_up.version != version:
            raise StaleVersion
        if in_round is None or in_round.state != RoundState.OPEN:
            raise ValidationError("Runden er ikke åben.")
        if follow_up.state not in RETURNABLE:
            raise ValidationError("Kun en indsendt eller godkendt opfølgning kan returneres.")
        if follow_up.written_by_id == by.pk:
            raise PermissionDenied("Man returnerer ikke sin egen opfølgning.")
        follow_up.state, follow_up.return_reason = State.RETURNED, reason
        follow_up.returned_by, follow_up.returned_at = by, at
        follow_up.approved_by = follow_up.approved_at = None
        follow_up.version += 1
        follow_up.save()
        _touch([follow_up.initiative_id])
        invitations.tell_writer(follow_up, in_round, at)
    return follow_up


def approve_in_bulk(*, follow_ups: Iterable[FollowUp], by: User, at: datetime) -> list[FollowUp]:
    """Approve all of them or none, except those that one has written in, which are left out.

    Raises ValidationError with one line for each that cannot be approved.
    """
    follow_ups = list(follow_ups)
    written = FollowUp.objects.filter(wrote_since_return(by.pk), pk__in=[o.pk for o in follow_ups])
    own = set(written.values_list("pk", flat=True))
    others = [one for one in follow_ups if one.pk not in own]
    others.sort(key=lambda one: one.initiative_id)
    approved, refused = [], []
    with transaction.atomic():
        in_rounds = FollowUpRound.objects.filter(pk__in={one.round_id for one in others})
        list(in_rounds.order_by("pk").select_for_update(no_key=True))
        lock_initiatives({one.initiative_id for one in others})
        _require_approvers(others, by)
        for one in others:
            try:
                approved.append(approve(follow_up=one, by=by, at=at))
            except ValidationError as error:
                refused += [f"{one.initiative}: {message}" for message in error.messages]
            except StaleVersion as error:
                refused.append(f"{one.initiative}: {error}")
        if refused:
            raise ValidationError(refused)
    return approved


def missing_in(follow_up_round: FollowUpRound) -> list[FollowUp]:
    """The follow-ups that nobody has submitted, in the plan's order. An initiative that came to the
    plan after the round was opened gets one that is not stored yet."""
    answered = follow_up_round.follow_ups.filter(state__in=ANSWERED)
    unanswered = follow_up_round.follow_ups.exclude(state__in=ANSWERED)
    begun = {one.initiative_id: one for one in unanswered}
    initiatives = Initiative.objects.filter(plan=follow_up_round.plan_id).in_plan_order()
    missing = []
    for initiative in initiatives.exclude(pk__in=answered.values("initiative")).only(
        "code", "title"
    ):
        one = begun.get(initiative.pk) or FollowUp(effective_on=follow_up_round.cutoff)
        one.initiative, one.round = initiative, follow_up_round
        missing.append(one)
    return missing


def unapproved_in(follow_up_round: FollowUpRound) -> QuerySet:
    """The follow-ups that were submitted and that nobody has approved, in the plan's order."""
    submitted = follow_up_round.follow_ups.filter(state=State.SUBMITTED)
    in_order = ("initiative__position", "initiative__code", "pk")
    return submitted.select_related("initiative").order_by(*in_order)


def close_round(
    *,
    follow_up_round: FollowUpRound,
    by: User,
    at: datetime,
    missing_confirmed: bool = False,
    unapproved_confirmed: bool = False,
) -> RoundSnapshot:
    """Closes the round and takes its snapshot.

    What is missing becomes *ikke vurderet*, and what nobody has approved stays *indsendt, ikke
    godkendt*, each only when it is confirmed; otherwise raises ValidationError that names it, and
    nothing is changed. Drafts stay as they are, for whoever reopens the round.
    """
    require_planner(by)
    with transaction.atomic():
        closing = _locked(follow_up_round.pk)
        if closing.state != RoundState.OPEN:
            raise ValidationError("Kun en åben runde kan lukkes.")
        missing = missing_in(closing)
        _require_confirmation(
            [] if missing_confirmed else missing,
            [] if unapproved_confirmed else list(unapproved_in(closing)),
        )
        FollowUp.objects.bulk_create(one for one in missing if one.pk is None)
        closing.state, closing.closed_at = RoundState.CLOSED, at
        closing.save(update_fields=["state", "closed_at"])
        calculated_statuses.record_calculated(closing)
        # A form opened before the closing must not take effect as if there were no round.
        _touch(closing.follow_ups.values("initiative"))
        return taking.take_snapshot(closing, by=by, at=at)


def reopen_round(
    *, follow_up_round: FollowUpRound, reason: str, by: User, at: datetime
) -> FollowUpRound:
    """Opens a closed round again. Its snapshot is no longer in force, and is stored with who
    reopened the round, when and why."""
    require_planner(by)
    reason = reason.strip()
    if not reason:
        raise ValidationError({"reason": ["Skriv, hvorfor runden genåbnes."]})
    with transaction.atomic():
        Plan.objects.select_for_update(no_key=True).get(pk=follow_up_round.plan_id)
        reopened = _locked(follow_up_round.pk)
        if reopened.state != RoundState.CLOSED:
            raise ValidationError("Kun en lukket runde kan genåbnes.")
        _refuse_second_round(reopened.plan_id)
        taking.end_snapshot(reopened, reason=reason, by=by, at=at)
        reopened.state, reopened.closed_at = RoundState.OPEN, None
        reopened.save(update_fields=["state", "closed_at"])
        _touch(reopened.follow_ups.values("initiative"))
    return reopened


def may_run_rounds(user: User) -> bool:
    """Whether the user may open, close and reopen rounds."""
    return access_for(user).is_planner


def require_planner(user: User) -> None:
    """Raises PermissionDenied unless the user may run rounds."""
    if not may_run_rounds(user):
        raise PermissionDenied("Kun planadministratorer åbner, lukker og genåbner runder.")


def _require_approvers(follow_ups: Iterable[FollowUp], by: User) -> None:
    ids = {one.initiative_id for one in follow_ups}
    allowed = Initiative.objects.filter(rows(access_for(by), Action.APPROVE), pk__in=ids)
    if set(allowed.values_list("pk", flat=True)) != ids:
        raise PermissionDenied("Man godkender og returnerer kun for de enheder, man leder.")


def _locked(round_id: int | None) -> FollowUpRound | None:
    """The round with its row locked until the transaction ends: others who write to it wait. None
    without such a round."""
    rounds = FollowUpRound.objects.select_for_update(no_key=True, of=("self",))
    return rounds.select_related("plan").get(pk=round_id)


def _round_to_open(plan: Plan, slug: str) -> FollowUpRound:
    """The round that is being prepared under the slug, else a new one that is not stored yet.
    Raises ValidationError when the plan has an open round."""
    _refuse_second_round(plan.pk)
    prepared = FollowUpRound.objects.filter(plan=plan, slug=slug, state=RoundState.PREPARING)
    return prepared.first() or FollowUpRound(plan=plan, slug=slug)


def _refuse_second_round(plan_id: int) -> None:
    already = FollowUpRound.objects.open().filter(plan=plan_id).first()
    if already:
        raise ValidationError(f"Planen har allerede en åben runde: {already}.")


def _create_follow_ups(opened: FollowUpRound, by: User, at: datetime) -> None:
    """One follow-up per initiative, all of them in one statement."""
    already = opened.follow_ups.values("initiative")
    initiatives = Initiative.objects.filter(plan=opened.plan).exclude(pk__in=already)
    initiatives = list(initiatives.only("status", "source_status", *LAPSE))
    lapsed = [one.pk for one in initiatives if one.status == Status.LAPSED]
    judged = verdicts_at(lapsed, opened.cutoff, closing=True)
    follow_ups = []
    for initiative in initiatives:
        one = FollowUp(initiative=initiative, round=opened, effective_on=opened.cutoff)
        if initiative.pk in judged:
            _carry(one, by, at)
            one.calculated_status = calculated(judged[initiative.pk])
        follow_ups.append(one)
    FollowUp.objects.bulk_create(follow_ups)


def _carry(follow_up: FollowUp, by: User, at: datetime) -> None:
    for name in ("status", "source_status", *LAPSE):
        setattr(follow_up, name, getattr(follow_up.initiative, name))
    follow_up.state = State.APPROVED
    follow_up.approved_by, follow_up.approved_at = by, at


def _require_confirmation(missing: list[FollowUp], unapproved: list[FollowUp]) -> None:
    """Raises ValidationError that names what nobody has confirmed."""
    lines: list[str] = []
    if missing:
        named = [f"{one.initiative} ({one.get_state_display()})" for one in missing]
        lines += ["Disse initiativer bliver ikke vurderet:", *named]
    if unapproved:
        named = [str(one.initiative) for one in unapproved]
        lines += ["Disse svar er ikke godkendt og bliver ikke initiativernes status:", *named]
    if lines:
        raise ValidationError(lines)


def _touch(initiative_ids) -> None:
    """Raises the initiatives' versions, so that a form that somebody has open notices the
    change."""
    Initiative.objects.filter(pk__in=initiative_ids).update(version=F("version") + 1)
