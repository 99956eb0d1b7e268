"""Mails and crashes: none is sent twice, and whoever decides is told which is uncertain."""

from datetime import timedelta
from socket import create_server

import pytest
from django.urls import reverse
from django.utils import timezone

from core.jobs.models import Job, JobState
from followup.models import Notice
from followup.notifications.mailing import send_unsent
from followup.notifications.notices import write_notices
from tests.core.jobs.processes import lease_runs_out, work_off
from tests.followup.notifications.conftest import DUE
from tests.test_access import log_in


def write_one(in_round, person) -> Notice:
    return write_notices(
        follow_up_round=in_round,
        kind=Notice.Kind.NUDGE,
        subject="Husk opfølgningen",
        bodies={person: "Din enhed mangler svar."},
        day=DUE,
        at=timezone.now(),
    )[0]


@pytest.fixture
def notice(cast, in_round):
    return write_one(in_round, cast.people.soeren)


@pytest.fixture
def uncertain(notice):
    Notice.objects.update(sending_at=timezone.now() - timedelta(hours=1))
    return notice


def mail_server(settings) -> dict[str, str]:
    return {
        "BESKPLAN_EMAIL_HOST": "127.0.0.1",
        "BESKPLAN_EMAIL_PORT": str(settings.EMAIL_PORT),
        "BESKPLAN_EMAIL_TLS": "0",
    }


def fate() -> str:
    found = Notice.objects.get()
    if found.sent_at:
        return "sent"
    return "uncertain" if found.sending_at else "waiting"


@pytest.mark.django_db(transaction=True)
@pytest.mark.parametrize(
    ("step", "letters", "then", "in_the_end"),
    [
        ("taken up", 0, "waiting", (1, "sent")),
        ("after _open_connection", 0, "waiting", (1, "sent")),
        ("after _mark_as_sending", 0, "uncertain", (0, "uncertain")),
        ("before send", 0, "uncertain", (0, "uncertain")),
        ("after send", 1, "uncertain", (1, "uncertain")),
        ("after _hand_over", 1, "sent", (1, "sent")),
        ("done", 1, "sent", (1, "sent")),
    ],
)
def test_whatever_is_killed_no_mail_goes_twice(
    notice, postbox, settings, step, letters, then, in_the_end
):
    assert work_off(step, **mail_server(settings)) == -9
    assert (len(postbox.letters), fate()) == (letters, then)
    lease_runs_out()
    assert work_off(**mail_server(settings)) == 0
    assert (len(postbox.letters), fate()) == in_the_end
    assert Job.objects.get().state == JobState.DONE


def test_writing_a_message_stores_its_job_and_asks_no_mail_server(notice, settings):
    settings.EMAIL_HOST = "host.invalid"
    assert Job.objects.get().arguments == {"notices": [notice.pk]}


@pytest.mark.django_db(transaction=True)
def test_a_server_that_is_away_is_tried_again_with_its_true_reason(notice, settings, postbox):
    settings.EMAIL_PORT = 1
    assert work_off(**mail_server(settings)) == 0
    assert "Connection refused" in Notice.objects.get().error
    assert (Job.objects.get().state, fate()) == (JobState.WAITING, "waiting")


def test_a_server_that_never_answers_costs_its_own_time_and_is_named(notice, settings, postbox):
    with create_server(("127.0.0.1", 0)) as silent:
        settings.EMAIL_PORT, settings.EMAIL_TIMEOUT = silent.getsockname()[1], 0.2
        assert send_unsent().failed == 1
    error = Notice.objects.get().error
    assert "timed out" in error
    assert "connect()" not in error


def test_a_caseworker_sees_no_list_of_messages(client, cast, uncertain):
    log_in(client, cast, "soeren")
    assert client.get(reverse("notices")).status_code == 403


def test_a_planner_sees_which_message_is_uncertain(client, cast, uncertain):
    log_in(client, cast, "pia")
    page = client.get(reverse("notices")).content.decode()
    assert "Husk opfølgningen" in page
    assert "Send igen" in page
    assert "Regn som sendt" in page


@pytest.mark.parametrize(
    ("choice", "fate_then", "jobs"), [("igen", "waiting", 2), ("sendt", "sent", 1)]
)
def test_a_planner_decides_about_it(client, cast, uncertain, choice, fate_then, jobs):
    log_in(client, cast, "pia")
    client.post(reverse("notices"), {"besked": uncertain.pk, "valg": choice})
    assert (fate(), Job.objects.count()) == (fate_then, jobs)
    assert Notice.objects.get().settled_by == cast.people.pia


def test_what_is_decided_is_not_decided_again(client, cast, uncertain):
    log_in(client, cast, "pia")
    client.post(reverse("notices"), {"besked": uncertain.pk, "valg": "sendt"})
    again = {"besked": uncertain.pk, "valg": "igen"}
    page = client.post(reverse("notices"), again, follow=True).content.decode()
    assert "Beskeden er allerede afgjort." in page
    assert fate() == "sent"
