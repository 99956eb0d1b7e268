"""Opdatér status while a round is open: drafts, and what is handed in."""

from followup.models import FollowUp
from tests.cast import YEAR_END, open_round
from tests.followup.update_page import filled, send, url_of
from tests.pages import html_of, text_of


def test_in_an_open_round_a_draft_changes_no_status(client, cast, mentor, soeren):
    found = open_round(cast.plan)
    data = filled(mentor, results="Halvt skrevet", action="draft")
    response = send(client, soeren, mentor, data, follow=True)
    follow_up = mentor.follow_ups.get()
    assert (follow_up.round, follow_up.state, follow_up.status) == (found, "kladde", "")
    text = html_of(response)
    assert "Kladden er gemt kl. " in text
    assert "Halvt skrevet" in text


def test_ctrl_enter_in_an_open_round_saves_a_draft(client, cast, mentor, soeren):
    open_round(cast.plan)
    send(client, soeren, mentor, filled(mentor, status="delvist"))
    assert mentor.follow_ups.get().state == "kladde"


def test_a_draft_comes_back_as_it_was_written(client, cast, mentor, soeren):
    open_round(cast.plan)
    send(client, soeren, mentor, filled(mentor, status="delvist", action="draft"))
    form = html_of(client.get(url_of(mentor))).split('id="opfoelgning"')[1]
    assert 'value="delvist" checked' in form


def test_handing_in_waits_for_approval(client, cast, mentor, soeren):
    open_round(cast.plan)
    data = filled(mentor, status="delvist", action="submit")
    response = send(client, soeren, mentor, data, follow=True)
    assert mentor.follow_ups.get().state == "indsendt"
    mentor.refresh_from_db()
    assert mentor.status == ""
    assert "Status ændres, når opfølgningen er godkendt." in text_of(response)


def test_what_is_approved_in_the_round_takes_only_figures(client, cast, mentor, soeren):
    FollowUp.objects.create(
        initiative=mentor,
        round=open_round(cast.plan),
        effective_on=YEAR_END,
        status="delvist",
        state="godkendt",
    )
    client.force_login(soeren)
    text = html_of(client.get(url_of(mentor)))
    assert "Målinger kan stadig indtastes." in text
    assert 'name="status"' not in text
