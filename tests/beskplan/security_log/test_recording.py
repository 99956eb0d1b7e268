"""What stands in the security log, by whom and from where; and what never stands there."""

import json
import logging
from datetime import UTC

import pytest
from axes.models import AccessAttempt
from django.contrib.auth.models import Group
from django.core.files.uploadedfile import SimpleUploadedFile
from django.db import DatabaseError
from django.test import Client, RequestFactory
from django.urls import reverse
from django.utils import timezone

from beskplan.accounts.invitations import password_link
from beskplan.accounts.leavers import forget
from beskplan.accounts.roles import ensure_roles
from beskplan.models import SecurityEvent
from beskplan.security_log.recording import record
from followup.models import Evidence
from initiatives import roles
from tests.beskplan.admin.admin_pages import change, new_row, posted
from tests.cast import PASSWORD, open_round

BACKEND = "django.contrib.auth.backends.ModelBackend"
NEW_PASSWORD = "Seks-stille-heste-9"
Action = SecurityEvent.Action


def log_in(client, person):
    client.force_login(person, BACKEND)
    return client


def told(*actions):
    """Who, what, result of the events of these actions, oldest first."""
    events = SecurityEvent.objects.filter(action__in=actions).order_by("pk")
    return [(one.username, one.about, one.result) for one in events]


def try_login(client, name, password, **where):
    return client.post(reverse("login"), {"username": name, "password": password}, **where)


@pytest.fixture
def lines():
    """The lines of JSON that are written from here on."""
    written = []
    handler = logging.Handler()
    handler.emit = lambda entry: written.append(json.loads(entry.getMessage()))
    logger = logging.getLogger("beskplan.security")
    logger.addHandler(handler)
    yield written
    logger.removeHandler(handler)


@pytest.fixture
def administrator(client, cast):
    ensure_roles()
    return log_in(client, cast.people.signe)


def test_logging_in_and_out(client, cast):
    pia = cast.people.pia
    try_login(client, "pia", PASSWORD, REMOTE_ADDR="203.0.113.7")
    client.post(reverse("logout"))
    assert told(Action.LOGIN, Action.LOGOUT) == [
        ("pia", "/log-ind/", "ok"),
        ("pia", "/log-ud/", "ok"),
    ]
    login = SecurityEvent.objects.get(action=Action.LOGIN)
    assert (login.user_pk, login.address) == (pia.pk, "203.0.113.7")


def test_the_address_is_the_one_that_our_own_proxy_saw(client, cast, settings):
    settings.PROXIES = 1
    try_login(client, "pia", PASSWORD, headers={"x-forwarded-for": "6.6.6.6, 203.0.113.7"})
    assert SecurityEvent.objects.get().address == "203.0.113.7"


def test_a_failed_login_shows_the_name_and_never_the_password(client, cast):
    try_login(client, "pia", "min-hemmelighed")
    assert told(Action.FAILED_LOGIN) == [("pia", "/log-ind/", "afvist")]
    assert "min-hemmelighed" not in str(SecurityEvent.objects.values_list())


def test_each_try_is_one_event_and_from_the_tenth_on_a_lock(client, cast):
    for _ in range(11):
        try_login(client, "pia", "forkert")
    assert len(told(Action.FAILED_LOGIN)) == 9
    assert told(Action.LOCKED) == [("pia", "/log-ind/", "afvist")] * 2


def test_a_refusal(client, cast):
    log_in(client, cast.people.laura).get(reverse("round-open"))
    assert told(Action.REFUSED) == [("laura", "GET /opfoelgning/ny/", "afvist")]


def test_a_form_without_its_token(cast):
    client = log_in(Client(enforce_csrf_checks=True), cast.people.laura)
    assert client.post(reverse("password-change"), {}).status_code == 403
    assert told(Action.REFUSED_FORM) == [("laura", "POST /adgangskode/", "afvist")]
    assert told(Action.REFUSED) == []
    details = SecurityEvent.objects.get(action=Action.REFUSED_FORM).details
    assert details == "Formularens nøgle mangler eller passer ikke."


@pytest.mark.parametrize("name", ["export", "plan-paper", "plan-goals-paper"])
def test_a_file_that_is_taken_home(client, cast, name):
    url = reverse(name, args=[] if name == "export" else [cast.plan.slug])
    log_in(client, cast.people.aase).get(f"{url}?q=a")
    assert told(Action.EXPORT) == [("aase", f"{url}?q=a", "ok")]
    assert SecurityEvent.objects.get(action=Action.EXPORT).details.endswith(("xlsx", "docx"))


def test_a_file_of_evidence(client, cast, settings, tmp_path):
    settings.MEDIA_ROOT = tmp_path
    follow_up = cast.mentor.follow_ups.create(
        round=open_round(cast.plan), effective_on="2007-12-31", state="indsendt"
    )
    file = SimpleUploadedFile("notat.pdf", b"%PDF-")
    evidence = Evidence.objects.create(
        follow_up=follow_up, title="Notat", file=file, added_at=timezone.now()
    )
    url = reverse("evidence", args=[evidence.pk])
    log_in(client, cast.people.laura).get(url)
    assert told(Action.EVIDENCE, Action.EXPORT) == [("laura", url, "ok")]


def test_another_role_and_a_closed_account(administrator, cast):
    pia, manager = cast.people.pia, Group.objects.get(name=roles.MANAGER)
    data = posted(administrator.get(change(pia))) | {"groups": [manager.pk]}
    data.pop("is_active")
    administrator.post(change(pia), data)
    assert told(Action.ROLES, Action.ACCOUNT_CLOSED) == [
        ("signe", "pia", "ok"),
        ("signe", "pia", "ok"),
    ]
    details = SecurityEvent.objects.get(action=Action.ROLES).details
    assert details == "før: Planadministrator; nu: Leder"


def test_a_role_given_from_the_roles_own_page(administrator, cast):
    manager = Group.objects.get(name=roles.MANAGER)
    data = posted(administrator.get(change(manager)))
    administrator.post(
        change(manager), new_row("User_groups", data, user=cast.people.pia.pk, group=manager.pk)
    )
    assert told(Action.ROLES) == [("signe", "pia", "ok")]
    assert SecurityEvent.objects.get(action=Action.ROLES).details == "fik Leder"


@pytest.mark.parametrize("by", ["person", "unit"])
def test_a_unit_given(administrator, cast, by):
    pia, unit = cast.people.pia, cast.units.bif
    obj, field, value = (pia, "unit", unit.pk) if by == "person" else (unit, "user", pia.pk)
    data = posted(administrator.get(change(obj)))
    administrator.post(change(obj), new_row("memberships", data, **{field: value}))
    assert told(Action.UNITS) == [("signe", "pia", "ok")]


def test_ones_own_password(client, cast):
    form = {"old_password": PASSWORD, "new_password1": NEW_PASSWORD, "new_password2": NEW_PASSWORD}
    log_in(client, cast.people.pia).post(reverse("password-change"), form)
    assert told(Action.PASSWORD) == [("pia", "pia", "ok")]


def test_anothers_password(administrator, cast):
    url = reverse("admin:auth_user_password_change", args=[cast.people.pia.pk])
    administrator.post(
        url, {"password1": NEW_PASSWORD, "password2": NEW_PASSWORD, "usable_password": "true"}
    )
    assert told(Action.PASSWORD) == [("signe", "pia", "ok")]


def test_a_link_to_a_password_and_what_is_chosen_by_it(client, cast):
    client.post(reverse("password-forgotten"), {"email": cast.people.pia.email})
    assert told(Action.PASSWORD_LINK) == [("", "pia", "ok")]
    page = client.get(password_link(cast.people.pia), follow=True)
    form = {"new_password1": NEW_PASSWORD, "new_password2": NEW_PASSWORD}
    client.post(page.request["PATH_INFO"], form)
    assert told(Action.PASSWORD) == [("pia", "pia", "ok")]


def test_several_closed_accounts_and_an_opened_lock(administrator, cast):
    for _ in range(10):
        try_login(Client(), "pia", "forkert")
    administrator.post(
        reverse("admin:auth_user_locked"), {"username": "pia", "address": "127.0.0.1"}
    )
    assert told(Action.UNLOCKED) == [("signe", "pia", "ok")]
    chosen = {"action": "deactivate", "_selected_action": [cast.people.pia.pk]}
    administrator.post(reverse("admin:auth_user_changelist"), chosen)
    assert told(Action.ACCOUNT_CLOSED) == [("signe", "pia", "ok")]


def test_a_leavers_name_goes_from_the_log_too(cast):
    record(RequestFactory().get("/"), Action.EXPORT, user=cast.people.pia)
    record(RequestFactory().get("/"), Action.ROLES, user=cast.people.signe, about="pia")
    forget(cast.people.pia)
    named = {one for pair in SecurityEvent.objects.values_list("username", "about") for one in pair}
    assert "pia" not in named


def test_a_wrong_old_password_leaves_no_password_behind(client, cast):
    form = {"old_password": "gammel-1", "new_password1": "ny-2", "new_password2": "ny-2"}
    log_in(client, cast.people.pia).post(reverse("password-change"), form)
    stored = AccessAttempt.objects.get()
    assert not {"gammel-1", "ny-2"} & set(stored.post_data.replace("=", "\n").split("\n"))


def test_the_line_is_json_with_its_time_in_utc(cast, lines, django_capture_on_commit_callbacks):
    request = RequestFactory(REMOTE_ADDR="203.0.113.7").get("/")
    what = {"about": "/rapporter/hent/", "details": "a.xlsx"}
    with django_capture_on_commit_callbacks(execute=True):
        record(request, Action.EXPORT, user=cast.people.pia, **what)
    event = SecurityEvent.objects.get()
    assert lines == [
        {
            "time": event.at.astimezone(UTC).isoformat(timespec="milliseconds"),
            "action": "hentet",
            "result": "ok",
            "user_pk": cast.people.pia.pk,
            "username": "pia",
            "address": "203.0.113.7",
            "object": "/rapporter/hent/",
            "details": "a.xlsx",
            "stored": True,
        }
    ]
    assert lines[0]["time"].endswith("+00:00")


def test_where_the_database_stores_no_row_the_line_says_so(cast, lines, monkeypatch):
    def refuse(self, **options):
        raise DatabaseError("read-only")

    monkeypatch.setattr(SecurityEvent, "save", refuse)
    record(RequestFactory().get("/"), Action.EXPORT, user=cast.people.pia)
    assert [line["stored"] for line in lines] == [False]


def test_a_long_name_is_cut_and_a_nul_character_left_out(cast):
    record(RequestFactory().get("/"), Action.FAILED_LOGIN, username="\x00" + "a" * 500)
    assert SecurityEvent.objects.get().username == "a" * 150
