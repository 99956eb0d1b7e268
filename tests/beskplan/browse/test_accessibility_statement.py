"""The statement names whom to turn to, as the installation says, and the official one."""

import pytest
from django.urls import reverse


@pytest.fixture
def statement(client, db):
    return lambda: client.get(reverse("accessibility")).content.decode()


def test_it_says_how_far_what_not_how_found_whom_to_tell_and_who_enforces(statement):
    text = statement()
    parts = (
        "Overholder Beskplan kravene?",
        "Indhold, der ikke er tilgængeligt eller ikke er gennemgået",
        "Sådan er det vurderet",
        "Giv besked om en mangel",
        "Hvis du ikke får svar",
    )
    places = [text.index(f"<h2>{part}</h2>") for part in parts]
    assert places == sorted(places)


def test_the_contact_is_the_installations(statement, settings):
    settings.ACCESSIBILITY_EMAIL, settings.ACCESSIBILITY_PHONE = "hjaelp@example.dk", "33 66 00 00"
    text = statement()
    assert '<a href="mailto:hjaelp@example.dk">' in text
    assert "33 66 00 00" in text


def test_without_a_contact_it_names_who_runs_the_system(statement, settings):
    settings.ACCESSIBILITY_EMAIL = settings.ACCESSIBILITY_PHONE = ""
    text = statement()
    assert "mailto:" not in text
    assert f"den, der administrerer Beskplan hos {settings.ORGANISATION}" in text


def test_it_leads_to_the_official_statement_where_there_is_one(statement, settings):
    settings.ACCESSIBILITY_STATEMENT = "https://www.was.digst.dk/beskplan"
    assert '<a href="https://www.was.digst.dk/beskplan">' in statement()
    settings.ACCESSIBILITY_STATEMENT = ""
    assert "Den officielle erklæring" not in statement()
