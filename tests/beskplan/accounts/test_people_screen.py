"""The system administrator's screen of people: invitations, what is missing, closing, locks."""

import re
from datetime import timedelta

import pytest
from axes.models import AccessAttempt
from django.contrib.auth.models import Group, User
from django.urls import reverse
from django.utils import timezone

from beskplan.accounts.roles import ensure_roles
from initiatives import roles
from tests.beskplan.admin.admin_pages import change, changelist, posted
from tests.cast import PASSWORD
from tests.pages import html_of

NOBODY = {
    "memberships-TOTAL_FORMS": "0",
    "memberships-INITIAL_FORMS": "0",
    "username": "ny",
    "usable_password": "false",
}


@pytest.fixture
def signe(client, cast, settings):
    settings.EMAIL_HOST = "mail.example.dk"
    ensure_roles()
    client.force_login(cast.people.signe, "django.contrib.auth.backends.ModelBackend")
    return client


def add(signe, **fields):
    return signe.post(reverse("admin:auth_user_add"), NOBODY | fields, follow=True)


def action(signe, name, *people):
    data = {"action": name, "_selected_action": [one.pk for one in people]}
    return html_of(signe.post(changelist("auth_user"), data, follow=True))


def test_a_new_person_is_invited_by_mail_and_chooses_the_password(
    signe, client, mailoutbox, django_capture_on_commit_callbacks
):
    with django_capture_on_commit_callbacks(execute=True):
        add(signe, email="ny@kk.dk", first_name="Nya")
    (mail,) = mailoutbox
    assert mail.to == ["ny@kk.dk"]
    assert "Dit brugernavn er ny." in mail.body
    signe.logout()
    link = re.search(r"http://testserver(/\S+)", mail.body)[1]
    page = client.get(link, follow=True)
    assert "Vælg adgangskode" in html_of(page)
    chosen = {"new_password1": PASSWORD, "new_password2": PASSWORD}
    client.post(page.redirect_chain[-1][0], chosen)
    assert User.objects.get(username="ny").check_password(PASSWORD)
    client.logout()
    assert "Linket kan ikke bruges" in html_of(client.get(link, follow=True))


def test_an_invitation_needs_an_address(signe, mailoutbox):
    response = add(signe, first_name="Nya")
    assert "Skriv e-mailadressen, så invitationen kan sendes." in html_of(response)
    assert not User.objects.filter(username="ny").exists()
    assert not mailoutbox


def test_a_password_can_be_written_instead(signe, mailoutbox):
    add(signe, usable_password="true", password1=PASSWORD, password2=PASSWORD)
    assert User.objects.get(username="ny").check_password(PASSWORD)
    assert not mailoutbox


def test_without_a_mail_server_nobody_is_invited(signe, settings, mailoutbox, cast):
    settings.EMAIL_HOST, settings.DEMO = "", False
    add(signe, email="ny@kk.dk")
    assert not User.objects.get(username="ny").has_usable_password()
    assert "ingen mailserver er sat op" in action(signe, "invite", cast.people.pia)
    assert not mailoutbox


def test_several_are_invited_and_those_without_an_address_are_named(signe, cast, mailoutbox):
    User.objects.filter(pk=cast.people.lars.pk).update(email="")
    text = action(signe, "invite", cast.people.pia, cast.people.lars)
    assert [mail.to for mail in mailoutbox] == [[cast.people.pia.email]]
    assert "uden e-mailadresse: lars" in text


def test_a_mail_server_that_is_away_is_said(signe, cast, settings):
    settings.EMAIL_BACKEND = "django.core.mail.backends.smtp.EmailBackend"
    settings.EMAIL_HOST, settings.EMAIL_PORT = "127.0.0.1", 1
    assert "blev ikke sendt" in action(signe, "invite", cast.people.pia)


@pytest.mark.parametrize(
    ("role", "email", "said"),
    [
        ("", "ny@kk.dk", "Personen har ingen rolle og kan kun læse."),
        (roles.CASEWORKER, "ny@kk.dk", "men ingen enhed."),
        (roles.READER, "", "Personen har ingen e-mailadresse"),
    ],
)
def test_what_is_missing_is_said_when_a_person_is_saved(signe, role, email, said):
    groups = [Group.objects.get(name=role).pk] if role else []
    typed = {"usable_password": "true", "password1": PASSWORD, "password2": PASSWORD}
    text = html_of(add(signe, email=email, groups=groups, **typed))
    assert said in text
    page = signe.get(change(User.objects.get(username="ny")))
    assert said in html_of(page)


def test_whoever_has_all_lacks_nothing(signe, cast):
    User.objects.filter(pk=cast.people.soeren.pk).update(email="s@kk.dk")
    text = html_of(
        signe.post(change(cast.people.soeren), _of(signe, cast.people.soeren), follow=True)
    )
    assert "Personen har ingen" not in text


def _of(signe, user):
    return posted(signe.get(change(user)))


@pytest.mark.parametrize(
    ("gap", "names"), [("rolle", {"nils"}), ("enhed", set()), ("e-mail", {"nils"})]
)
def test_the_list_finds_those_who_lack_something(signe, cast, gap, names):
    User.objects.exclude(pk=cast.people.nils.pk).update(email="x@kk.dk")
    User.objects.filter(pk=cast.people.nils.pk).update(email="")
    found = signe.get(changelist("auth_user", f"?mangler={gap}")).context["cl"].queryset
    assert {user.username for user in found} == names


def test_people_are_closed_together_but_not_oneself(signe, cast):
    text = action(signe, "deactivate", cast.people.pia, cast.people.lars, cast.people.signe)
    assert "Gjort inaktive: 2." in text
    assert "Du kan ikke gøre dig selv inaktiv" in text
    closed = User.objects.filter(is_active=False).values_list("username", flat=True)
    assert set(closed) == {"pia", "lars"}


def test_no_hash_is_shown(signe, cast):
    cast.people.pia.set_password(PASSWORD)
    cast.people.pia.save()
    text = html_of(signe.get(change(cast.people.pia)))
    assert "Valgt." in text
    assert "pbkdf2" not in text
    assert "salt" not in text


@pytest.fixture
def locked(cast):
    """Pia at one address, and another address for all names."""
    common = {"user_agent": "x", "http_accept": "", "path_info": "/log-ind/"}
    AccessAttempt.objects.create(
        username="pia", ip_address="10.0.0.1", failures_since_start=10, **common
    )
    AccessAttempt.objects.create(
        username="a", ip_address="10.0.0.2", failures_since_start=50, **common
    )
    AccessAttempt.objects.create(
        username="lars", ip_address="10.0.0.3", failures_since_start=2, **common
    )


def test_who_waits_is_listed_and_opened(signe, locked):
    url = reverse("admin:auth_user_locked")
    text = html_of(signe.get(url))
    assert "pia" in text and "10.0.0.2" in text and "alle fra adressen" in text
    assert "10.0.0.3" not in text
    data = {"username": "pia", "address": "10.0.0.1"}
    assert "Der er åbnet for pia." in html_of(signe.post(url, data, follow=True))
    signe.post(url, {"username": "", "address": "10.0.0.2"})
    assert AccessAttempt.objects.get().username == "lars"


def test_a_lock_that_has_opened_by_itself_is_not_listed(signe, locked):
    AccessAttempt.objects.update(attempt_time=timezone.now() - timedelta(minutes=16))
    assert "Ingen venter." in html_of(signe.get(reverse("admin:auth_user_locked")))


@pytest.mark.parametrize("address", ["", "x", "9" * 400, "10.0.0.1; --"])
def test_what_is_no_address_opens_nothing(signe, locked, address):
    data = {"username": "", "address": address}
    assert signe.post(reverse("admin:auth_user_locked"), data).status_code == 302
    assert AccessAttempt.objects.count() == 3


def test_planners_see_no_locks(client, cast):
    ensure_roles()
    client.force_login(cast.people.pia, "django.contrib.auth.backends.ModelBackend")
    assert client.get(reverse("admin:auth_user_locked")).status_code == 403
