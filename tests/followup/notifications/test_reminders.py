"""Reminders and nudges of an open round, sent through a real mail server on this machine."""

from datetime import date, datetime
from zoneinfo import ZoneInfo

import pytest
from django.core.management import CommandError, call_command

from followup.models import FollowUp, Notice
from followup.notifications.mailing import NO_ADDRESS, send_unsent
from followup.notifications.reminders import milestone, nudge, write_reminders
from tests.followup.notifications.conftest import DUE

NOW = datetime(2008, 1, 25, 7, 0, tzinfo=ZoneInfo("Europe/Copenhagen"))


def names(notices):
    return {notice.recipient.username for notice in notices}


def answer(cast, initiative):
    FollowUp.objects.filter(initiative=initiative).update(state=FollowUp.State.SUBMITTED)


@pytest.mark.parametrize(
    ("day", "expected"),
    [
        (date(2008, 1, 24), None),
        (date(2008, 1, 25), date(2008, 1, 25)),
        (date(2008, 1, 30), date(2008, 1, 25)),
        (date(2008, 1, 31), date(2008, 1, 31)),
        (date(2008, 2, 1), date(2008, 1, 31)),
        (date(2008, 2, 2), date(2008, 2, 2)),
        (date(2008, 2, 5), date(2008, 2, 5)),
        (date(2008, 2, 12), date(2008, 2, 12)),
        (date(2008, 2, 14), date(2008, 2, 12)),
        (date(2008, 2, 19), date(2008, 2, 19)),
    ],
)
def test_reminders_fall_before_and_after_the_due_date(day, expected):
    assert milestone(DUE, day) == expected


def test_those_who_owe_an_answer_are_reminded(cast, in_round):
    reminded = names(write_reminders(day=date(2008, 1, 25), at=NOW))
    assert {cast.people.soeren.username, cast.people.mette.username} <= reminded
    assert cast.people.laura.username not in reminded


def test_nobody_is_reminded_twice_the_same_day(cast, in_round):
    write_reminders(day=date(2008, 1, 25), at=NOW)
    assert write_reminders(day=date(2008, 1, 25), at=NOW) == []


def test_a_missed_run_is_made_up_for_and_then_it_is_quiet(cast, in_round):
    assert write_reminders(day=date(2008, 1, 27), at=NOW)
    assert write_reminders(day=date(2008, 1, 28), at=NOW) == []
    assert write_reminders(day=date(2008, 1, 31), at=NOW)


def test_whoever_has_submitted_is_no_longer_reminded(cast, in_round):
    answer(cast, cast.mentor)
    reminded = names(write_reminders(day=date(2008, 1, 25), at=NOW))
    assert cast.people.soeren.username not in reminded
    assert cast.people.mette.username in reminded


def test_a_returned_follow_up_is_owed_again(cast, in_round):
    FollowUp.objects.filter(initiative=cast.mentor).update(
        state=FollowUp.State.RETURNED, return_reason="Tallet mangler."
    )
    assert cast.people.soeren.username in names(write_reminders(day=date(2008, 1, 25), at=NOW))


def test_a_closed_round_reminds_nobody(cast, in_round):
    in_round.state = in_round.State.CLOSED
    in_round.save()
    assert write_reminders(day=date(2008, 1, 25), at=NOW) == []


def test_a_nudge_goes_to_the_unit_only_and_names_who_sent_it(cast, in_round):
    sent = nudge(
        follow_up_round=in_round,
        unit_id=cast.units.skelbaekgade.pk,
        by=cast.people.pia,
        day=date(2008, 1, 20),
        at=NOW,
    )
    assert names(sent) == {cast.people.soeren.username}
    assert cast.people.pia.get_full_name() in sent[0].body
    assert str(cast.mentor) in sent[0].body


def test_a_reminder_reaches_the_mail_server_in_danish(cast, in_round, postbox):
    write_reminders(day=date(2008, 2, 2), at=NOW)
    send_unsent()
    subject, body = {to: (subject, body) for to, subject, body in postbox.letters}[
        "soeren@kk.example"
    ]
    assert subject.strip().startswith("Svarfristen er overskredet: ")
    assert "Svarfristen var 1. februar 2008." in body
    assert str(cast.mentor) in body


def test_a_message_is_sent_once(cast, in_round, postbox):
    write_reminders(day=date(2008, 1, 25), at=NOW)
    first = send_unsent().sent
    assert (first, send_unsent().sent, len(postbox.letters)) == (first, 0, first)


def test_one_refused_address_does_not_stop_the_others(cast, in_round, postbox):
    cast.people.soeren.email = "soeren@example.invalid"
    cast.people.soeren.save()
    write_reminders(day=date(2008, 1, 25), at=NOW)
    result = send_unsent()
    assert result.failed == 1
    assert "mette@kk.example" in {to for to, _, _ in postbox.letters}
    assert "550" in Notice.objects.get(recipient=cast.people.soeren).error


def test_a_recipient_without_an_address_is_named_as_such(cast, in_round, postbox):
    cast.people.soeren.email = ""
    cast.people.soeren.save()
    write_reminders(day=date(2008, 1, 25), at=NOW)
    send_unsent()
    assert Notice.objects.get(recipient=cast.people.soeren).error == NO_ADDRESS


def test_a_mail_server_that_is_away_is_tried_again_later(cast, in_round, postbox, settings):
    write_reminders(day=date(2008, 1, 25), at=NOW)
    port, settings.EMAIL_PORT = settings.EMAIL_PORT, 1
    assert send_unsent().sent == 0
    assert "svarer ikke" in Notice.objects.first().error
    settings.EMAIL_PORT = port
    assert send_unsent().sent == len(postbox.letters) > 0


def test_the_command_writes_sends_and_says_so(cast, in_round, postbox, capsys):
    call_command("send_reminders", on=date(2008, 1, 25))
    assert "påmindelser skrevet" in capsys.readouterr().out
    assert postbox.letters


def test_the_command_fails_when_something_was_not_sent(cast, in_round, postbox):
    cast.people.soeren.email = ""
    cast.people.soeren.save()
    with pytest.raises(CommandError, match="prøves igen"):
        call_command("send_reminders", on=date(2008, 1, 25))
