"""Whoever guesses passwords is slowed down; nobody else is."""

import pytest
from django.test import RequestFactory
from django.urls import reverse

from beskplan.server.addresses import client_address
from tests.cast import PASSWORD

BACKEND = "django.contrib.auth.backends.ModelBackend"


def try_login(client, username, password="forkert", **where):
    return client.post(reverse("login"), {"username": username, "password": password}, **where)


def through_proxy(address):
    return {"headers": {"x-forwarded-for": f"6.6.6.6, {address}"}}


@pytest.mark.parametrize(
    ("proxies", "forwarded", "address"),
    [
        (0, "203.0.113.7", "10.0.0.1"),
        (1, "6.6.6.6, 203.0.113.7", "203.0.113.7"),
        (2, "6.6.6.6, 203.0.113.7, 10.0.0.9", "203.0.113.7"),
        (1, "2001:DB8::1", "2001:db8::1"),
        (1, "", "10.0.0.1"),
        (1, "ukendt", "10.0.0.1"),
        (2, "203.0.113.7", "10.0.0.1"),
    ],
)
def test_the_client_is_whom_the_own_proxy_saw(settings, proxies, forwarded, address):
    settings.PROXIES = proxies
    request = RequestFactory(REMOTE_ADDR="10.0.0.1").get(
        "/", headers={"x-forwarded-for": forwarded}
    )
    assert client_address(request) == address


def test_guessing_at_a_name_does_not_keep_its_owner_out(client, cast, settings):
    settings.PROXIES = 1
    name = cast.people.pia.username
    answers = [try_login(client, name, **through_proxy("203.0.113.7")) for _ in range(10)]
    assert answers[-1].status_code == 429
    assert try_login(client, name, PASSWORD, **through_proxy("203.0.113.8")).status_code == 302


def test_an_invented_address_gives_no_more_guesses(client, cast):
    name = cast.people.pia.username
    answers = [try_login(client, name, **through_proxy(f"203.0.113.{n}")) for n in range(10)]
    assert answers[-1].status_code == 429


def test_one_address_cannot_try_a_password_on_many_names(client, cast, settings):
    settings.ADDRESS_FAILURE_LIMIT = 5
    for n in range(5):
        assert try_login(client, f"navn{n}").status_code == 200
    assert try_login(client, "navn9").status_code == 429
    assert try_login(client, "navn9", REMOTE_ADDR="203.0.113.8").status_code == 200


def test_the_own_login_does_not_begin_an_addresss_count_anew(client, cast, settings):
    settings.ADDRESS_FAILURE_LIMIT = 5
    for n in range(4):
        try_login(client, f"navn{n}")
    try_login(client, cast.people.pia.username, PASSWORD)
    client.logout()
    try_login(client, "navn4")
    assert try_login(client, "navn5").status_code == 429


def test_wrong_old_passwords_count(client, cast):
    client.force_login(cast.people.pia, BACKEND)
    new = "Seks-stille-heste-9"
    form = {"old_password": "forkert", "new_password1": new, "new_password2": new}
    answers = [client.post(reverse("password-change"), form) for _ in range(10)]
    assert [answer.status_code for answer in answers] == [200] * 9 + [429]
    right = client.post(reverse("password-change"), form | {"old_password": PASSWORD})
    assert right.status_code == 429
