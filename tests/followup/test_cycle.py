"""A round from opening to closing: what each transition does, and when it is refused."""

from datetime import UTC, date, datetime, timedelta

import pytest
from django.core.exceptions import PermissionDenied, ValidationError
from django.db import connection
from django.test.utils import CaptureQueriesContext

from followup.models import FollowUp, FollowUpRound, Notice, RoundSnapshot
from followup.reports.follow_ups import record_follow_up
from followup.reports.stale_version import StaleVersion
from followup.rounds.cycle import (
    approve_in_bulk,
    close_round,
    may_run_rounds,
    missing_in,
    open_round,
    reopen_round,
    return_follow_up,
)
from followup.snapshots.storage import snapshot_of
from initiatives import roles
from initiatives.models import Initiative, Status
from targets import assessment
from tests.cast import YEAR_END, lead, make_initiative, make_user, measure
from tests.cast import open_round as make_round

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


@pytest.fixture
def in_round(cast) -> FollowUpRound:
    return opened(cast)


@pytest.fixture
def sent(cast, in_round) -> FollowUp:
    """Søren's answer on 3.4, submitted in the open round."""
    return submitted(cast.mentor, cast.people.soeren, results="66 forløb.")


# Opening


def test_opening_asks_about_every_initiative(cast, in_round):
    assert in_round.state == "aaben"
    assert in_round.opened_at == NOON
    states = dict(in_round.follow_ups.values_list("initiative__code", "state"))
    assert states == {"3.4": "mangler", "2.6": "mangler", "1.2": "mangler", "1.5": "godkendt"}


def test_opening_carries_lapsed_initiatives_with_their_reason(cast, in_round):
    carried = in_round.follow_ups.get(initiative=cast.natcafe)
    assert (carried.status, carried.lapse_reason) == ("bortfaldet", "Ikke prioriteret i budgettet")
    assert (carried.approved_by, carried.written_by) == (cast.people.pia, None)


def test_nothing_is_preselected(cast, in_round):
    assert in_round.follow_ups.get(initiative=cast.mentor).status == ""


def test_opening_tells_those_who_work_in_the_leading_units(cast, in_round):
    notices = {one.recipient: one for one in in_round.notices.all()}
    assert set(notices) == {cast.people.soeren, cast.people.mette}
    told = notices[cast.people.soeren]
    assert (told.kind, told.day, told.sent_at) == (Notice.Kind.OPENED, NOON.date(), None)
    assert told.subject == "Opfølgningsrunde åbnet: Årsopfølgning 2007"
    for words in (
        "3.4 Mentorer til nye i job",
        "31. december 2007",
        "1. februar 2008",
        "Skriv kort.",
    ):
        assert words in told.body
    assert "2.6" not in told.body


def test_a_unit_without_staff_is_told_through_the_unit_above(cast):
    cast.people.soeren.memberships.all().delete()
    found = opened(cast)
    assert "3.4" in found.notices.get(recipient=cast.people.lars).body


def test_a_round_in_preparation_is_the_one_that_opens(cast):
    prepared = make_round(cast.plan, slug="aarsopfoelgning-2007", state="forberedes")
    assert opened(cast).pk == prepared.pk
    assert FollowUpRound.objects.get().title == "Årsopfølgning 2007"


def test_a_plan_has_one_open_round_at_a_time(cast, in_round):
    with pytest.raises(ValidationError, match="allerede en åben runde: Årsopfølgning 2007"):
        opened(cast, slug="en-til")


def test_a_taken_short_name_is_refused(cast, in_round):
    closed(in_round, cast)
    with pytest.raises(ValidationError) as refused:
        opened(cast)
    assert "slug" in refused.value.message_dict
    assert FollowUpRound.objects.count() == 1


@pytest.mark.parametrize("who", ["laura", "soeren", "lars", "aase", "nils"])
def test_only_planners_open_rounds(cast, who):
    with pytest.raises(PermissionDenied):
        opened(cast, by=getattr(cast.people, who))
    assert not FollowUpRound.objects.exists()


def test_opening_takes_as_many_queries_for_fifty_initiatives_as_for_five(cast):
    may_run_rounds(cast.people.pia)  # looks the role up, once per request
    make_more(cast, 1)
    first = queries_of(lambda: opened(cast, slug="foerste"))
    closed(FollowUpRound.objects.get(), cast)
    make_more(cast, 45)
    assert queries_of(lambda: opened(cast, slug="anden")) == first
    assert FollowUpRound.objects.get(slug="anden").follow_ups.count() == 50


def test_closing_takes_as_many_queries_for_fifty_initiatives_as_for_five(cast, monkeypatch):
    monkeypatch.setattr(assessment, "BATCH", 10)
    may_run_rounds(cast.people.pia)
    make_more(cast, 1)
    first = opened(cast, slug="foerste")
    asked = queries_of(lambda: closed(first, cast))
    make_more(cast, 45)
    second = opened(cast, slug="anden")
    assert queries_of(lambda: closed(second, cast)) == asked
    assert len(snapshot_of(second).initiatives) == 50


def make_more(cast, number: int):
    start = Initiative.objects.count()
    for place in range(start, start + number):
        initiative = make_initiative(cast.focus_area, f"9.{place}", "Flere mentorer")
        lead(cast.units.skelbaekgade, initiative)


def queries_of(act) -> int:
    with CaptureQueriesContext(connection) as captured:
        act()
    return len(captured)


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


# Closing


def test_missing_are_those_that_nobody_submitted(cast, in_round, sent):
    submitted(cast.sygeforloeb, cast.people.mette, submit=False)
    late = make_initiative(cast.focus_area, "9.1", "Kom til senere")
    found = {one.initiative: one.get_state_display() for one in missing_in(in_round)}
    assert found == {cast.sygeforloeb: "kladde", cast.raadgivning: "mangler", late: "mangler"}


def test_closing_unconfirmed_is_refused_and_names_what_is_missing(cast, in_round):
    with pytest.raises(ValidationError) as refused:
        close_round(follow_up_round=in_round, by=cast.people.pia, at=LATER)
    assert refused.value.messages == [
        "Disse initiativer bliver ikke vurderet:",
        "1.2 Åben rådgivning (mangler)",
        "2.6 Kortere sygeforløb (mangler)",
        "3.4 Mentorer til nye i job (mangler)",
    ]
    in_round.refresh_from_db()
    assert in_round.state == "aaben"
    assert not RoundSnapshot.objects.exists()


def test_closing_needs_no_confirmation_when_nothing_is_missing(cast, in_round):
    in_round.follow_ups.update(state=State.APPROVED)
    snapshot = close_round(follow_up_round=in_round, by=cast.people.pia, at=LATER)
    assert snapshot.round.state == "lukket"


def test_closing_leaves_what_is_missing_unassessed(cast, in_round, sent):
    draft = submitted(cast.sygeforloeb, cast.people.mette, submit=False, results="Udkast.")
    make_initiative(cast.focus_area, "9.1", "Kom til senere")
    closed(in_round, cast)
    statuses = dict(in_round.follow_ups.values_list("initiative__code", "status"))
    kept = {"3.4": "delvist", "2.6": "delvist", "1.2": "", "1.5": Status.LAPSED, "9.1": ""}
    assert statuses == kept
    draft.refresh_from_db()
    assert (draft.state, draft.results) == ("kladde", "Udkast.")
    printed = {one.code: one.status for one in snapshot_of(in_round).initiatives}
    assert printed == kept | {"3.4": "indsendt", "2.6": ""}


def test_closing_stores_the_calculated_status_at_the_cutoff(cast, in_round, sent):
    measure(cast.mentor_target, 66)
    measure(cast.mentor_target, 90, LATER.date())
    closed(in_round, cast)
    sent.refresh_from_db()
    assert sent.calculated_status == "delvist"


def test_closing_freezes_with_who_and_when(cast, in_round, sent):
    snapshot = closed(in_round, cast)
    assert (snapshot.edition, snapshot.closed_by, snapshot.closed_at) == (1, cast.people.pia, LATER)
    in_round.refresh_from_db()
    assert (in_round.state, in_round.closed_at) == ("lukket", LATER)


def test_a_form_opened_before_the_closing_does_not_take_effect_after_it(cast, in_round):
    seen = Initiative.objects.get(pk=cast.mentor.pk)
    closed(in_round, cast)
    with pytest.raises(StaleVersion):
        record_follow_up(
            initiative=seen,
            status="delvist",
            by=cast.people.soeren,
            at=LATER,
            expected_version=seen.version,
        )


def test_a_closed_round_is_not_closed_again(cast, in_round):
    closed(in_round, cast)
    with pytest.raises(ValidationError, match="Kun en åben runde kan lukkes"):
        closed(in_round, cast)


@pytest.mark.parametrize("who", ["laura", "soeren", "lars", "aase"])
def test_only_planners_close_rounds(cast, in_round, who):
    with pytest.raises(PermissionDenied):
        close_round(
            follow_up_round=in_round, by=getattr(cast.people, who), at=LATER, missing_confirmed=True
        )


# Reopening


def test_reopening_keeps_the_freeze_with_the_reason(cast, in_round):
    snapshot = closed(in_round, cast)
    reopen_round(follow_up_round=in_round, reason="En fejl.", by=cast.people.pia, at=LATER)
    snapshot.refresh_from_db()
    assert (snapshot.reopened_by, snapshot.reopened_at) == (cast.people.pia, LATER)
    assert snapshot.reopen_reason == "En fejl."
    in_round.refresh_from_db()
    assert (in_round.state, in_round.closed_at) == ("aaben", None)


def test_reopening_asks_for_a_reason(cast, in_round):
    closed(in_round, cast)
    with pytest.raises(ValidationError) as refused:
        reopen_round(follow_up_round=in_round, reason=" ", by=cast.people.pia, at=LATER)
    assert "reason" in refused.value.message_dict
    in_round.refresh_from_db()
    assert in_round.state == "lukket"


def test_only_a_closed_round_is_reopened(cast, in_round):
    with pytest.raises(ValidationError, match="Kun en lukket runde"):
        reopen_round(follow_up_round=in_round, reason="Fejl.", by=cast.people.pia, at=LATER)


def test_a_round_is_not_reopened_beside_an_open_one(cast, in_round):
    closed(in_round, cast)
    opened(cast, slug="den-naeste", title="Den næste")
    with pytest.raises(ValidationError, match="allerede en åben runde: Den næste"):
        reopen_round(follow_up_round=in_round, reason="Fejl.", by=cast.people.pia, at=LATER)


@pytest.mark.parametrize("who", ["laura", "soeren", "lars"])
def test_only_planners_reopen_rounds(cast, in_round, who):
    closed(in_round, cast)
    with pytest.raises(PermissionDenied):
        reopen_round(
            follow_up_round=in_round, reason="Fejl.", by=getattr(cast.people, who), at=LATER
        )
