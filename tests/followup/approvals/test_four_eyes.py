"""Nobody approves what they wrote, or rewrote since it was last returned."""

import pytest
from django.core.exceptions import PermissionDenied
from django.urls import reverse
from django.utils import timezone

from followup.reports.follow_ups import approve
from followup.rounds.cycle import approve_in_bulk, return_follow_up
from initiatives import roles
from tests.cast import make_user
from tests.followup.cycle_visits import round_url, submit
from tests.pages import page, text_of


@pytest.fixture
def rewritten(cast, in_round):
    """Lars wrote the answer on 3.4, and Søren saved it after him."""
    submit(cast.mentor, cast.people.lars, results="Skrevet af Lars.")
    return submit(cast.mentor, cast.people.soeren, results="Skrevet af Lars.")


def decided(act, follow_up, by, **fields):
    follow_up.refresh_from_db()
    return act(follow_up=follow_up, by=by, at=timezone.now(), **fields)


def test_an_earlier_writer_does_not_approve(cast, rewritten):
    with pytest.raises(PermissionDenied, match="man selv har skrevet i"):
        decided(approve, rewritten, cast.people.lars)


def test_a_draft_counts_as_writing(cast, in_round):
    submit(cast.mentor, cast.people.lars, submit=False)
    sent = submit(cast.mentor, cast.people.soeren)
    with pytest.raises(PermissionDenied):
        decided(approve, sent, cast.people.lars)


def test_somebody_else_approves_it(cast, rewritten):
    other = make_user("lone", "Lone Lau", roles.MANAGER, cast.units.jobcenter)
    assert decided(approve, rewritten, other).approved_by == other


def test_a_return_begins_anew(cast, rewritten):
    other = make_user("lone", "Lone Lau", roles.MANAGER, cast.units.jobcenter)
    decided(return_follow_up, rewritten, other, reason="Skriv tallene.")
    sent = submit(cast.mentor, cast.people.soeren, results="66 forløb.")
    assert decided(approve, sent, cast.people.lars).approved_by == cast.people.lars


def test_in_bulk_it_is_left_out(cast, rewritten):
    other = submit(cast.sygeforloeb, cast.people.mette)
    rewritten.refresh_from_db()
    approved = approve_in_bulk(
        follow_ups=[rewritten, other], by=cast.people.lars, at=timezone.now()
    )
    assert [one.pk for one in approved] == [other.pk]


def test_the_queue_shows_it_and_says_why_it_is_somebody_elses(client, cast, in_round, rewritten):
    response = page(client, round_url("round-approve", in_round), cast.people.lars)
    assert "Du har selv skrevet i denne opfølgning." in text_of(response)
    assert f"approve-{rewritten.pk}" not in response.content.decode()


def test_it_does_not_wait_among_the_managers_tasks(client, cast, rewritten):
    tasks = page(client, reverse("my-tasks"), cast.people.lars).context["tasks"]
    assert tasks.approvals == []
