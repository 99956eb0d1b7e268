"""A session ends: after a working day, after a while without a page, and with its account."""

from datetime import timedelta

import pytest
from django.test import Client
from django.urls import reverse
from django.utils import timezone

from beskplan.accounts.roles import ensure_roles
from beskplan.accounts.sessions import SEEN, end_sessions
from tests.beskplan.admin.admin_pages import change
from tests.cast import PASSWORD


@pytest.fixture
def logged_in(client, cast):
    name = cast.people.pia.username
    client.post(reverse("login"), {"username": name, "password": PASSWORD})
    return client


def been_away(client, away):
    session = client.session
    session[SEEN] = (timezone.now() - away).timestamp()
    session.save()


def is_in(client):
    return client.get(reverse("initiatives")).status_code == 200


def test_a_session_ends_a_working_day_after_the_login_whatever_is_stored_in_it(logged_in):
    ends = logged_in.session.get_expiry_date()
    assert timedelta(hours=11) < ends - timezone.now() <= timedelta(hours=12)
    session = logged_in.session
    session["plan"] = "2007"
    session.save()
    assert logged_in.session.get_expiry_date() == ends


def test_who_has_been_away_too_long_logs_in_again(logged_in):
    been_away(logged_in, timedelta(minutes=121))
    assert not is_in(logged_in)


def test_each_page_begins_the_wait_anew(logged_in):
    been_away(logged_in, timedelta(minutes=119))
    assert is_in(logged_in)
    assert timezone.now().timestamp() - logged_in.session[SEEN] < 60


def test_ending_ones_sessions_leaves_those_of_others(logged_in, cast):
    other = Client()
    other.force_login(cast.people.soeren, "django.contrib.auth.backends.ModelBackend")
    end_sessions(cast.people.pia)
    assert not is_in(logged_in)
    assert is_in(other)


def test_an_account_that_is_closed_and_opened_again_needs_a_new_login(logged_in, cast):
    ensure_roles()
    pia, administrator = cast.people.pia, Client()
    administrator.force_login(cast.people.signe, "django.contrib.auth.backends.ModelBackend")
    data = {"username": pia.username, "groups": [group.pk for group in pia.groups.all()]}
    data |= {"memberships-TOTAL_FORMS": 0, "memberships-INITIAL_FORMS": 0}
    opened = data | {"is_active": "on"}
    for form in (data, opened):
        assert administrator.post(change(pia), form).status_code == 302
    pia.refresh_from_db()
    assert pia.is_active
    assert not is_in(logged_in)
