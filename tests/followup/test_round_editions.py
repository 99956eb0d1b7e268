"""A round that was closed, reopened and closed again has numbered editions, and each says what it
replaces and why."""

from datetime import UTC, datetime

import pytest
from django.core.management import call_command
from django.db import IntegrityError, transaction
from django.urls import reverse

from followup.models import RoundSnapshot
from followup.rounds.cycle import close_round, reopen_round
from followup.snapshots.storage import snapshot_of
from tests.followup.cycle_visits import submit
from tests.pages import html_of, page, text_of
from tests.queries import max_own_queries

FIRST = datetime(2030, 3, 1, 9, tzinfo=UTC)
REOPENED = datetime(2030, 3, 8, 9, tzinfo=UTC)
SECOND = datetime(2030, 3, 10, 9, tzinfo=UTC)
REASON = "Et tal var forkert."
WORDS = f"erstatter udgave 1 af 1. marts 2030, genåbnet fordi: {REASON}"


def close(in_round, cast, at):
    confirmed = {"missing_confirmed": True, "unapproved_confirmed": True}
    close_round(follow_up_round=in_round, by=cast.people.pia, at=at, **confirmed)
    in_round.refresh_from_db()
    return in_round


@pytest.fixture
def reopened(cast, in_round, sent):
    """Closed with 3.4 submitted and 2.6 a draft of Mette's, and reopened."""
    submit(cast.sygeforloeb, cast.people.mette, status="delvist", results="Halvt.", submit=False)
    close(in_round, cast, FIRST)
    reopen_round(follow_up_round=in_round, reason=REASON, by=cast.people.pia, at=REOPENED)
    in_round.refresh_from_db()
    return in_round


@pytest.fixture
def again(cast, reopened):
    """Closed again; meanwhile 3.4 is answered anew."""
    submit(cast.mentor, cast.people.soeren, status="delvist", results="66 forløb, talt om.")
    return close(reopened, cast, SECOND)


# What is stored


def test_the_second_edition_knows_which_one_it_replaces(again):
    second, first = again.snapshots.all()
    assert (first.edition, first.replaces, first.reopen_reason) == (1, None, REASON)
    assert (second.edition, second.replaces) == (2, first)


def test_the_edition_and_why_are_in_the_snapshot_itself(again):
    content = snapshot_of(again)
    RoundSnapshot.objects.filter(edition=1).update(reopen_reason="Skrevet om.")
    assert content.edition_words == f"2, {WORDS}"
    assert snapshot_of(again).edition_words == content.edition_words


def test_only_the_first_edition_replaces_none(again):
    second = again.snapshots.get(edition=2)
    second.replaces = None
    with pytest.raises(IntegrityError), transaction.atomic():
        second.save()


# While it is reopened


def test_the_page_says_that_it_is_reopened_and_why(client, cast, reopened):
    text = text_of(page(client, reopened.get_absolute_url(), cast.people.laura))
    assert f"Runden er genåbnet 8. marts 2030, fordi: {REASON}" in text
    assert f"Udgave 2 (foreløbig), {WORDS}" in text


def test_the_caseworkers_form_says_it_too(client, cast, reopened):
    text = text_of(page(client, update_of(cast.mentor), cast.people.soeren))
    assert f"Runden er genåbnet 8. marts 2030, fordi: {REASON}" in text
    assert "kladde var ikke indsendt" not in text


def test_a_writer_is_told_that_the_draft_was_not_in_the_edition(client, cast, reopened):
    told = (
        "kladde var ikke indsendt, da runden blev lukket 1. marts 2030, og er ikke med i udgave 1"
    )
    text = text_of(page(client, update_of(cast.sygeforloeb), cast.people.mette))
    assert f"Din {told}" in text
    submit(cast.sygeforloeb, cast.people.mette, status="delvist", submit=False)
    cast.sygeforloeb.follow_ups.update(written_at=SECOND)
    assert told not in text_of(page(client, update_of(cast.sygeforloeb), cast.people.mette))


def update_of(initiative) -> str:
    return reverse("initiative-update", args=[initiative.pk])


def test_a_round_that_was_never_reopened_says_nothing_of_editions(client, cast, in_round, sent):
    for _ in range(2):
        text = text_of(page(client, in_round.get_absolute_url(), cast.people.laura))
        for other in ("Den lukkede udgave", "reglens anden udgave"):
            text = text.replace(other, "")
        assert "udgave" not in text.lower()
        if not in_round.is_closed:
            close(in_round, cast, FIRST)


# The editions on the page


def test_the_page_says_which_edition_it_is(client, cast, again):
    text = text_of(page(client, again.get_absolute_url(), cast.people.laura))
    assert f"Udgave 2, {WORDS}" in text


def test_the_page_lists_the_editions_with_their_papers(client, cast, again):
    html = html_of(page(client, again.get_absolute_url(), cast.people.laura))
    for edition in (1, 2):
        for name in ("round-paper", "round-workbook", "round-print"):
            assert f'href="{reverse(name, args=[again.slug, edition])}"' in html
    listed = text_of(html.split('id="udgaver"')[1].split("</table>")[0])
    assert "Udgave 1 1. marts 2030 Pia Præst" in listed
    assert f"8. marts 2030 Pia Præst {REASON}" in listed
    assert "gælder" in listed


def test_the_page_says_what_changed_since_the_earlier_edition(client, cast, again):
    html = html_of(page(client, again.get_absolute_url(), cast.people.laura))
    changed = text_of(html.split('id="aendret"')[1].split("</table>")[0])
    assert "Ændret siden udgave 1" in changed
    assert (
        "3.4 Mentorer til nye i job Resultater Endnu ingen forløb. 66 forløb, talt om." in changed
    )


def test_a_reopened_page_says_what_changed_so_far(client, cast, reopened):
    text = text_of(page(client, reopened.get_absolute_url(), cast.people.laura))
    assert "Intet er ændret siden udgave 1." in text
    submit(cast.mentor, cast.people.soeren, results="66 forløb, talt om.")
    html = html_of(page(client, reopened.get_absolute_url(), cast.people.laura))
    assert "66 forløb, talt om." in text_of(html.split('id="aendret"')[1].split("</table>")[0])


def test_the_list_of_rounds_says_the_edition(client, cast, again):
    assert "udgave 2" in text_of(page(client, reverse("rounds"), cast.people.laura))


def test_the_page_asks_few_queries(client, cast, again):
    client.force_login(cast.people.laura)
    with max_own_queries(6):
        client.get(again.get_absolute_url())


# The administration


def test_the_administration_shows_the_editions(client, cast, again):
    call_command("make_roles", verbosity=0)
    client.force_login(cast.people.signe)
    address = reverse("admin:followup_followupround_change", args=[again.pk])
    text = text_of(client.get(address))
    assert REASON in text
    assert "8. marts 2030" in text
    assert reverse("round-print", args=[again.slug, 1]) in html_of(client.get(address))
