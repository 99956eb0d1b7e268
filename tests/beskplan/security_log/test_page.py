"""System administrators read the security log, narrow it down and take it home."""

from datetime import timedelta

import pytest
from axes.models import AccessAttempt
from django.core.management import call_command
from django.test import RequestFactory
from django.urls import reverse
from django.utils import timezone

from beskplan.models import SecurityEvent
from beskplan.security_log import views
from beskplan.security_log.recording import record
from tests.beskplan.exports.workbooks import opened
from tests.pages import text_of
from tests.queries import max_own_queries

Action = SecurityEvent.Action


@pytest.fixture
def signe(client, cast):
    client.force_login(cast.people.signe, "django.contrib.auth.backends.ModelBackend")
    return client


def happened(user, action=Action.EXPORT, *, about="/rapporter/hent/", days_ago=0):
    SecurityEvent.objects.create(
        at=timezone.now() - timedelta(days=days_ago),
        action=action,
        result="ok",
        user_pk=user.pk,
        username=user.username,
        about=about,
    )


def shown(client, query=""):
    page = client.get(reverse("security-log") + query)
    rows = [row.record for row in page.context["table"].paginated_rows]
    return [(one.username, one.action) for one in rows if one.action != Action.LOGIN]


def sheet(client, query=""):
    return list(opened(client.get(reverse("security-log-file") + query)).active.values)


def test_the_newest_come_first_with_who_did_what(signe, cast):
    happened(cast.people.pia, days_ago=1, about="/gammelt/")
    happened(cast.people.soeren, Action.REFUSED, about="GET /opfoelgning/ny/")
    assert shown(signe) == [("soeren", "afvist"), ("pia", "hentet")]
    text = text_of(signe.get(reverse("security-log")))
    assert "Ingen adgang" in text and "GET /opfoelgning/ny/" in text


@pytest.mark.parametrize(
    "query",
    ["?person=SOER", "?action=afvist", "?since={today}", "?person=soeren&until={today}"],
)
def test_it_is_narrowed_by_person_action_and_day(signe, cast, query):
    happened(cast.people.pia, days_ago=2)
    happened(cast.people.soeren, Action.REFUSED)
    today = f"{timezone.localdate():%d-%m-%Y}"
    assert shown(signe, query.format(today=today)) == [("soeren", "afvist")]


def test_a_day_that_is_none_is_said_beside_its_field(signe):
    assert "Den dato findes ikke" in text_of(
        signe.get(reverse("security-log") + "?since=31-02-2026")
    )


def test_it_has_pages_and_asks_little_however_long_it_is(signe, cast):
    for _ in range(60):
        happened(cast.people.pia)
    with max_own_queries(5):
        assert len(shown(signe)) == 50
    assert len(shown(signe, "?page=2")) == 10


def test_the_file_holds_the_events_of_the_filter_with_their_time_in_utc(signe, cast):
    happened(cast.people.pia)
    happened(cast.people.soeren, about='=HYPERLINK("x")')
    heading, *rows = sheet(signe, "?person=soeren")
    assert heading[:3] == ("Tid (UTC)", "Person", "Handling")
    assert [(row[1], row[2], row[3]) for row in rows] == [
        ("soeren", "hentede en fil", '=HYPERLINK("x")')
    ]
    assert rows[0][0].endswith("Z")


def test_taking_it_home_is_an_event_itself(signe):
    sheet(signe)
    assert shown(signe) == [("signe", "hentet")]


def test_a_file_that_would_lack_events_is_refused(signe, cast, monkeypatch):
    monkeypatch.setattr(views, "MOST_IN_FILE", 1)
    happened(cast.people.pia)
    response = signe.get(reverse("security-log-file"))
    assert response.status_code == 400
    assert "Vælg færre dage" in text_of(response)


def test_the_administrations_first_page_leads_there(signe, client, cast):
    assert reverse("security-log") in signe.get(reverse("admin:index")).text
    client.force_login(cast.people.pia, "django.contrib.auth.backends.ModelBackend")
    assert reverse("security-log") not in client.get(reverse("admin:index")).text


def test_old_events_and_yesterdays_failed_logins_are_removed(cast, settings, capsys):
    settings.SECURITY_LOG_DAYS = 30
    happened(cast.people.pia, days_ago=31)
    happened(cast.people.soeren, days_ago=29)
    request = RequestFactory().get("/")
    record(request, Action.FAILED_LOGIN, username="pia")
    AccessAttempt.objects.create(username="pia", failures_since_start=1)
    AccessAttempt.objects.update(attempt_time=timezone.now() - timedelta(days=2))
    call_command("remove_old_logs")
    left = SecurityEvent.objects.order_by("pk").values_list("username", flat=True)
    assert list(left) == ["soeren", "pia"]
    assert not AccessAttempt.objects.exists()
    assert capsys.readouterr().out == "Slettede 1 gamle sikkerhedshændelser.\n"
