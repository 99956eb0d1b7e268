"""Where the database can only be read: pages work, saves are refused with a sentence, and the
watchdog hears of it."""

import pytest
from django.db import connection
from django.urls import reverse

from tests.cast import make_cast
from tests.followup.update_page import filled, url_of
from tests.pages import text_of


@pytest.fixture
def committed(transactional_db, client):
    client.raise_request_exception = False
    return make_cast()


@pytest.fixture
def read_only(committed, client):
    """For every new connection, and the one there is."""
    client.force_login(committed.people.soeren, "django.contrib.auth.backends.ModelBackend")
    options = connection.settings_dict["OPTIONS"]
    before = options["options"]
    connection.close()
    options["options"] = f"{before} -c default_transaction_read_only=on"
    yield committed
    connection.close()
    options["options"] = before


def test_a_plan_can_be_chosen(client, read_only):
    response = client.get(reverse("overview"), {"plan": read_only.plan.slug})
    assert response.status_code == 200
    assert read_only.plan.title in text_of(response)


def test_a_save_is_refused_with_what_was_typed(client, read_only):
    data = {"version": read_only.mentor.version, "status": "delvist", "results": "Godt i gang."}
    response = client.post(url_of(read_only.mentor), data)
    assert response.status_code == 503
    assert "kan læses, men ikke ændres" in text_of(response)
    assert "Godt i gang." in text_of(response)


def test_a_log_in_is_refused_with_a_sentence(client, read_only):
    client.cookies.clear()
    response = client.post("/log-ind/", {"username": "soeren", "password": "forkert kodeord"})
    assert response.status_code == 503
    assert "Der kan ikke gemmes lige nu" in text_of(response)


def test_the_watchdog_hears_that_nothing_can_be_stored(client, read_only):
    response = client.get(reverse("health"))
    assert (response.status_code, text_of(response)) == (503, "Databasen kan ikke ændres.")
    assert client.get(reverse("health-reading")).status_code == 200


def test_a_save_finds_the_server_that_has_taken_over(client, committed):
    """What is read-only may be a connection to the server that was the first until now."""
    data = filled(committed.mentor, status="delvist", results="Godt i gang.")
    client.force_login(committed.people.soeren, "django.contrib.auth.backends.ModelBackend")
    with connection.cursor() as cursor:
        cursor.execute("SET default_transaction_read_only = on")
    response = client.post(url_of(committed.mentor), data)
    assert response.status_code == 302


def test_the_watchdog_sees_no_room_for_files(client, db, monkeypatch):
    monkeypatch.setattr("beskplan.server.health.LEAST_FREE", 10**18)
    assert client.get(reverse("health")).status_code == 503
