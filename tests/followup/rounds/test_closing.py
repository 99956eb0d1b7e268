"""Closing a round and opening it again: what each does, and when it is refused."""

import pytest
from django.core.exceptions import PermissionDenied, ValidationError

from followup.models import RoundSnapshot
from followup.reports.follow_ups import record_follow_up
from followup.reports.stale_version import StaleVersion
from followup.rounds.cycle import (
    close_round,
    missing_in,
    reopen_round,
)
from followup.snapshots.storage import snapshot_of
from initiatives.models import Initiative, Status
from tests.cast import make_initiative, measure
from tests.followup.rounds.steps import LATER, State, closed, opened, submitted

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
