"""Returning and approving what was submitted in an open round."""

import pytest
from django.core.exceptions import PermissionDenied, ValidationError

from followup.models import Notice
from followup.reports.stale_version import StaleVersion
from followup.rounds.cycle import (
    approve_in_bulk,
    return_follow_up,
)
from initiatives import roles
from initiatives.models import Initiative
from tests.cast import make_user
from tests.followup.rounds.steps import LATER, State, closed, submitted

# Returning


def test_returning_sends_it_back_with_the_reason(cast, sent):
    back = return_follow_up(follow_up=sent, reason="Skriv tallene.", by=cast.people.lars, at=LATER)
    back.refresh_from_db()
    assert (back.state, back.return_reason) == ("returneret", "Skriv tallene.")
    assert (back.returned_by, back.returned_at) == (cast.people.lars, LATER)
    assert (back.status, back.results) == ("delvist", "66 forløb.")


def test_the_writer_is_told_why_it_came_back(cast, sent):
    return_follow_up(follow_up=sent, reason="Skriv tallene.", by=cast.people.lars, at=LATER)
    told = Notice.objects.get(kind=Notice.Kind.RETURNED)
    assert (told.recipient, told.day) == (cast.people.soeren, LATER.date())
    assert "Lars Lund har returneret" in told.body
    assert "Begrundelse: Skriv tallene." in told.body


def test_returning_asks_for_a_reason(cast, sent):
    with pytest.raises(ValidationError) as refused:
        return_follow_up(follow_up=sent, reason="  ", by=cast.people.lars, at=LATER)
    assert "reason" in refused.value.message_dict


def test_an_approved_one_can_be_returned_and_corrected(cast, sent):
    [approved] = approve_in_bulk(follow_ups=[sent], by=cast.people.lars, at=LATER)
    back = return_follow_up(follow_up=approved, reason="Forkert.", by=cast.people.lars, at=LATER)
    assert (back.approved_by, back.approved_at) == (None, None)
    again = submitted(cast.mentor, cast.people.soeren, "ikke-opfyldt")
    assert (again.pk, again.state) == (sent.pk, "indsendt")


def test_what_was_not_submitted_is_not_returned(cast, in_round):
    missing = in_round.follow_ups.get(initiative=cast.mentor)
    with pytest.raises(ValidationError, match="Kun en indsendt eller godkendt"):
        return_follow_up(follow_up=missing, reason="Hvor?", by=cast.people.lars, at=LATER)


def test_nothing_is_returned_in_a_closed_round(cast, in_round, sent):
    closed(in_round, cast)
    sent.refresh_from_db()
    with pytest.raises(ValidationError, match="Runden er ikke åben"):
        return_follow_up(follow_up=sent, reason="For sent.", by=cast.people.lars, at=LATER)


@pytest.mark.parametrize("who", ["soeren", "mette", "ulla", "pia", "aase"])
def test_only_managers_of_the_leading_unit_return(cast, sent, who):
    with pytest.raises(PermissionDenied):
        return_follow_up(follow_up=sent, reason="Nej.", by=getattr(cast.people, who), at=LATER)


def test_nobody_returns_their_own(cast, in_round):
    own = submitted(cast.mentor, cast.people.lars)
    with pytest.raises(PermissionDenied, match="sin egen"):
        return_follow_up(follow_up=own, reason="Nej.", by=cast.people.lars, at=LATER)


def test_a_rewritten_one_is_not_returned_unread(cast, sent):
    submitted(cast.mentor, cast.people.soeren, results="67 forløb.")
    with pytest.raises(StaleVersion):
        return_follow_up(follow_up=sent, reason="Skriv.", by=cast.people.lars, at=LATER)


# Approving


def test_approval_changes_the_initiatives_status(cast, sent):
    assert Initiative.objects.get(pk=cast.mentor.pk).status == ""
    approve_in_bulk(follow_ups=[sent], by=cast.people.lars, at=LATER)
    assert Initiative.objects.get(pk=cast.mentor.pk).status == "delvist"


def test_bulk_approval_leaves_own_submissions_out(cast, in_round, sent):
    own = submitted(cast.sygeforloeb, cast.people.lars)
    approved = approve_in_bulk(follow_ups=[own, sent], by=cast.people.lars, at=LATER)
    assert [one.pk for one in approved] == [sent.pk]
    own.refresh_from_db()
    assert own.state == State.SUBMITTED


def test_bulk_approval_takes_all_or_none(cast, in_round, sent):
    missing = in_round.follow_ups.get(initiative=cast.sygeforloeb)
    with pytest.raises(ValidationError, match="2.6 Kortere sygeforløb: Kun en indsendt"):
        approve_in_bulk(follow_ups=[sent, missing], by=cast.people.lars, at=LATER)
    sent.refresh_from_db()
    assert sent.state == State.SUBMITTED


@pytest.mark.parametrize("who", ["mette", "ulla", "pia", "laura"])
def test_only_managers_of_the_leading_unit_approve(cast, sent, who):
    with pytest.raises(PermissionDenied):
        approve_in_bulk(follow_ups=[sent], by=getattr(cast.people, who), at=LATER)


def test_a_planner_approves_for_what_nobody_leads(cast, in_round):
    sent = submitted(cast.raadgivning, cast.people.pia)
    other = make_user("poul", "Poul Palle", roles.PLANNER)
    [approved] = approve_in_bulk(follow_ups=[sent], by=other, at=LATER)
    assert approved.approved_by == other
