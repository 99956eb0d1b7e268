"""An answer that was submitted and not approved: said as such on the round's page and at closing,
never as a decided status. A draft that a closing came before."""

from datetime import timedelta

import pytest
from django.core.exceptions import ValidationError
from django.core.management import call_command
from django.core.management.base import CommandError
from django.urls import reverse
from django.utils import timezone

from followup.models import FollowUpRound
from followup.rounds.cycle import approve_in_bulk, close_round, reopen_round
from followup.snapshots.storage import snapshot_of
from tests.followup.cycle_visits import log_in, round_url, submit
from tests.pages import page, text_of

UNAPPROVED = "indsendt, ikke godkendt"
BOTH = {"missing_confirmed": True, "unapproved_confirmed": True}


def closed(in_round, cast, **confirmed) -> FollowUpRound:
    at = timezone.now()
    close_round(follow_up_round=in_round, by=cast.people.pia, at=at, **(confirmed or BOTH))
    in_round.refresh_from_db()
    return in_round


def row_of(response, initiative) -> str:
    """The words of the initiative's row in the tables of the round's page."""
    rows = response.content.decode().split('id="initiativer"')[1].split("<tr")
    return text_of("<tr" + next(one for one in rows if initiative.title in one))


# On the round's page


@pytest.mark.parametrize("state", ["open", "closed"])
def test_the_round_says_that_it_is_not_approved_and_counts_it_apart(
    client, cast, in_round, sent, state
):
    if state == "closed":
        closed(in_round, cast)
    response = page(client, in_round.get_absolute_url(), cast.people.laura)
    lead = "4 initiativer: 0 opfyldt, 0 delvist, 0 ikke opfyldt, 1 bortfaldet, 2 ikke vurderet"
    assert f"{lead}; 1 {UNAPPROVED}" in text_of(response)
    row = row_of(response, cast.mentor)
    assert UNAPPROVED in row
    assert "Foreslået: ikke opfyldt" in row


def test_the_list_of_rounds_counts_it_apart(client, cast, in_round, sent):
    words = f"0 ikke opfyldt, 1 bortfaldet, 2 ikke vurderet; 1 {UNAPPROVED}"
    assert words in text_of(page(client, reverse("rounds"), cast.people.laura))
    closed(in_round, cast)
    assert words in text_of(page(client, reverse("rounds"), cast.people.laura))


def test_an_approved_answer_is_counted_as_decided(client, cast, in_round, sent):
    approve_in_bulk(follow_ups=[sent], by=cast.people.lars, at=timezone.now())
    response = page(client, in_round.get_absolute_url(), cast.people.laura)
    assert "1 ikke opfyldt, 1 bortfaldet, 2 ikke vurderet" in text_of(response)
    assert "1 indsendt, ikke godkendt" not in text_of(response)


def test_the_count_leads_to_its_rows(client, cast, in_round, sent):
    shown = page(client, in_round.get_absolute_url(), cast.people.laura, status="indsendt").context[
        "shown"
    ]
    assert [one.code for one in shown] == ["3.4"]
    shown = page(client, in_round.get_absolute_url(), status="ikke-opfyldt").context["shown"]
    assert shown == []


def test_a_proposed_lapse_is_no_lapse(cast, in_round):
    submit(cast.mentor, cast.people.soeren, status="bortfaldet", lapse_reason="Ingen midler.")
    one = next(one for one in snapshot_of(closed(in_round, cast)).initiatives if one.code == "3.4")
    assert (one.status, one.proposed, one.is_lapsed) == ("indsendt", "bortfaldet", False)
    assert one.lapse_reason == "Ingen midler."


def test_the_units_say_how_many_are_not_approved(client, cast, in_round, sent):
    closed(in_round, cast)
    response = page(client, in_round.get_absolute_url(), cast.people.laura)
    units = {one.title: one.unapproved for one in response.context["units"]}
    assert units["Jobcenter Skelbækgade"] == 1
    assert units["Jobcenter Musvågevej"] == 0
    assert "Heraf ikke godkendt" in text_of(response)


def test_the_initiatives_page_says_so_too(client, cast, in_round, sent):
    closed(in_round, cast)
    text = text_of(page(client, cast.mentor.get_absolute_url(), cast.people.laura))
    assert UNAPPROVED in text
    assert "Foreslået: ikke opfyldt" in text


# At closing


def close(client, cast, in_round, **data):
    client = log_in(client, cast.people.pia)
    address = round_url("round-close", in_round)
    named = client.get(address).context["form"]["named"].value()
    return client.post(address, {"named": named} | data, follow=True)


def test_closing_asks_about_the_two_apart(client, cast, in_round, sent):
    errors = close(client, cast, in_round, missing_confirmed="on").context["form"].errors
    assert list(errors) == ["unapproved_confirmed"]
    errors = close(client, cast, in_round, unapproved_confirmed="on").context["form"].errors
    assert list(errors) == ["missing_confirmed"]
    close(client, cast, in_round, missing_confirmed="on", unapproved_confirmed="on")
    in_round.refresh_from_db()
    assert in_round.is_closed


def test_closing_says_what_becomes_of_them(client, cast, in_round, sent):
    text = text_of(log_in(client, cast.people.pia).get(round_url("round-close", in_round)))
    assert "Ja, 1 svar skal stå som indsendt, ikke godkendt" in text
    assert "Ja, 2 initiativer skal stå som ikke vurderet" in text


def test_an_answer_that_was_approved_meanwhile_is_seen_first(client, cast, in_round, sent):
    client = log_in(client, cast.people.pia)
    address = round_url("round-close", in_round)
    named = client.get(address).context["form"]["named"].value()
    approve_in_bulk(follow_ups=[sent], by=cast.people.lars, at=timezone.now())
    confirmed = {"named": named, "missing_confirmed": "on", "unapproved_confirmed": "on"}
    assert "Svarene er ændret, siden du åbnede siden." in text_of(client.post(address, confirmed))


def test_the_function_asks_too_and_names_them(cast, in_round, sent):
    with pytest.raises(ValidationError) as refused:
        closed(in_round, cast, missing_confirmed=True)
    assert refused.value.messages == [
        "Disse svar er ikke godkendt og bliver ikke initiativernes status:",
        "3.4 Mentorer til nye i job",
    ]


def test_the_command_asks_too(cast, in_round, sent):
    asked = {"by": "pia", "confirm_missing": True}
    with pytest.raises(CommandError, match="Disse svar er ikke godkendt"):
        call_command("close_round", in_round.slug, **asked)
    call_command("close_round", in_round.slug, confirm_unapproved=True, **asked)
    in_round.refresh_from_db()
    assert in_round.is_closed


# A draft


@pytest.fixture
def draft(cast, in_round):
    """Mette's on 2.6, with a status and half a text."""
    return submit(
        cast.sygeforloeb, cast.people.mette, status="delvist", results="Halv tekst", submit=False
    )


def test_of_a_draft_the_closed_round_says_nothing_but_that_it_lacks(client, cast, in_round, draft):
    response = page(client, closed(in_round, cast).get_absolute_url(), cast.people.laura)
    row = row_of(response, cast.sygeforloeb)
    assert "ikke indsendt" in row
    for words in ("kladde", "Mette", "Halv tekst", "delvist opfyldt"):
        assert words not in row


def test_reopening_brings_the_draft_back_as_it_was(client, cast, in_round, draft):
    closed(in_round, cast)
    reopened_at = timezone.now() + timedelta(minutes=1)
    reopen_round(
        follow_up_round=in_round, reason="For tidligt.", by=cast.people.pia, at=reopened_at
    )
    response = page(
        client, reverse("initiative-update", args=[cast.sygeforloeb.pk]), cast.people.mette
    )
    form = response.context["form"]
    assert form["status"].value() == "delvist"
    assert form["results"].value() == "Halv tekst"


def test_closing_says_that_the_draft_is_kept(client, cast, in_round, draft):
    text = text_of(log_in(client, cast.people.pia).get(round_url("round-close", in_round)))
    assert "kladde: gemmes, men trykkes ikke" in text
