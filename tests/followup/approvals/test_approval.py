"""Approving a follow-up: whose, when, and what follows."""

import pytest
from django.core.exceptions import PermissionDenied, ValidationError

from followup.models import FollowUp, FollowUpRound
from followup.reports.follow_ups import approve
from followup.reports.stale_version import StaleVersion
from initiatives.models import Status
from tests.cast import open_round
from tests.followup.recording import NEXT_DAY, fresh, mentors, record


def test_approval_gives_the_initiative_the_status(cast):
    open_round(cast.plan)
    sent = record(cast, Status.MET, deviation_reason="", measurements=[mentors(cast, 80)])
    approved = approve(follow_up=sent, by=cast.people.lars, at=NEXT_DAY)
    assert (approved.state, approved.approved_by) == (FollowUp.State.APPROVED, cast.people.lars)
    mentor = fresh(cast.mentor)
    assert (mentor.status, mentor.version) == (Status.MET, sent.initiative.version + 1)


def test_nobody_approves_their_own_submission(cast):
    open_round(cast.plan)
    sent = record(cast, by=cast.people.lars)
    with pytest.raises(PermissionDenied):
        approve(follow_up=sent, by=cast.people.lars, at=NEXT_DAY)
    assert fresh(cast.mentor).status == ""


def test_a_draft_cannot_be_approved(cast):
    open_round(cast.plan)
    draft = record(cast, submit=False)
    with pytest.raises(ValidationError, match="Kun en indsendt"):
        approve(follow_up=draft, by=cast.people.lars, at=NEXT_DAY)


def test_what_was_rewritten_since_it_was_read_is_not_approved(cast):
    open_round(cast.plan)
    read = record(cast)
    cast.mentor.refresh_from_db()
    record(cast, Status.MISSED)
    with pytest.raises(StaleVersion):
        approve(follow_up=read, by=cast.people.lars, at=NEXT_DAY)


def test_nothing_is_approved_in_a_closed_round(cast):
    in_round = open_round(cast.plan)
    sent = record(cast)
    FollowUpRound.objects.filter(pk=in_round.pk).update(state=FollowUpRound.State.CLOSED)
    with pytest.raises(ValidationError, match="Runden er ikke åben"):
        approve(follow_up=sent, by=cast.people.lars, at=NEXT_DAY)


def test_what_is_approved_must_be_returned_before_it_is_written_again(cast):
    open_round(cast.plan)
    approve(follow_up=record(cast), by=cast.people.lars, at=NEXT_DAY)
    cast.mentor.refresh_from_db()
    with pytest.raises(ValidationError, match="godkendt i runden"):
        record(cast)
