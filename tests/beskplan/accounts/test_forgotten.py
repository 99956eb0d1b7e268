"""Glemt adgangskode?: a link by mail, where mail can be sent."""

import re

import pytest
from django.core import mail
from django.urls import reverse

from tests.cast import PASSWORD
from tests.pages import html_of

ASKED = "/adgangskode/glemt/"


@pytest.fixture
def pia(cast, settings):
    settings.EMAIL_HOST = "mail.example.dk"
    cast.people.pia.email = "pia@kk.dk"
    cast.people.pia.save()
    return cast.people.pia


def link_of(message) -> str:
    return re.search(r"http://testserver(/\S+)", message.body)[1]


def test_the_login_page_offers_it_where_mail_can_be_sent(client, pia, settings):
    assert "Glemt adgangskode?" in html_of(client.get(reverse("login")))
    settings.EMAIL_HOST, settings.DEMO = "", False
    assert "Glemt adgangskode?" not in html_of(client.get(reverse("login")))
    assert client.get(ASKED).status_code == 404


def test_whoever_asks_gets_a_link_and_logs_in_with_the_new_password(client, pia):
    client.post(ASKED, {"email": "PIA@kk.dk"})
    (message,) = mail.outbox
    assert message.to == ["pia@kk.dk"]
    page = client.get(link_of(message), follow=True).redirect_chain[-1][0]
    chosen = {"new_password1": PASSWORD, "new_password2": PASSWORD}
    response = client.post(page, chosen, follow=True)
    assert "Din adgangskode er valgt." in html_of(response)
    pia.refresh_from_db()
    assert pia.check_password(PASSWORD)


def test_a_weak_password_is_refused_beside_the_field(client, pia):
    client.post(ASKED, {"email": "pia@kk.dk"})
    page = client.get(link_of(mail.outbox[0]), follow=True).redirect_chain[-1][0]
    response = client.post(page, {"new_password1": "beskplan", "new_password2": "beskplan"})
    assert "12 tegn" in html_of(response)


def test_nobody_fills_another_persons_mailbox(client, pia):
    for _ in range(5):
        client.post(ASKED, {"email": "pia@kk.dk"})
    assert len(mail.outbox) == 3


def test_nobody_learns_who_has_an_account(client, pia):
    known = html_of(client.post(ASKED, {"email": "pia@kk.dk"}, follow=True))
    unknown = html_of(client.post(ASKED, {"email": "ingen@kk.dk"}, follow=True))
    sentence = "Hvis adressen hører til en bruger"
    assert sentence in known and sentence in unknown
    assert len(mail.outbox) == 1


def test_a_closed_account_gets_no_mail_and_is_not_opened_by_an_old_one(client, pia):
    client.post(ASKED, {"email": "pia@kk.dk"})
    pia.is_active = False
    pia.save()
    client.post(ASKED, {"email": "pia@kk.dk"})
    assert len(mail.outbox) == 1
    assert "Linket kan ikke bruges" in html_of(client.get(link_of(mail.outbox[0]), follow=True))


def test_a_link_is_too_old_after_its_time(client, pia, settings):
    client.post(ASKED, {"email": "pia@kk.dk"})
    settings.PASSWORD_RESET_TIMEOUT = -1
    assert "Linket kan ikke bruges" in html_of(client.get(link_of(mail.outbox[0]), follow=True))


@pytest.mark.parametrize("key", ["x", "MQ", "%00", "9" * 50])
def test_a_made_up_link_is_refused_in_words(client, pia, key):
    response = client.get(f"/adgangskode/ny/{key}/abc-def/")
    assert response.status_code in (200, 400)
