"""Passwords that are guessed first are refused."""

import pytest
from django.contrib.auth.password_validation import validate_password
from django.core.exceptions import ValidationError

from beskplan.accounts.passwords import forbidden_words


@pytest.mark.parametrize(
    "password",
    [
        "Beskplan-demo-7",
        "København-123-abc",
        "koebenhavn-qwx-1",
        "Sommer2026!!xyz",
        "eftEraar-26-qwz",
        "min-kommune-42",
    ],
)
def test_local_words_are_refused(settings, password):
    settings.ORGANISATION = "Københavns Kommune"
    with pytest.raises(ValidationError, match="må ikke indeholde ord fra systemets"):
        validate_password(password)


def test_twelve_characters_are_asked_for():
    with pytest.raises(ValidationError, match="12 tegn"):
        validate_password("Kq7-zw9-pl4")


def test_a_long_password_of_other_words_is_taken():
    validate_password("Fire-glade-cykler-7")


def test_the_words_follow_the_organisation():
    words = forbidden_words("Aarhus Kommune, By")
    assert {"aarhu", "kommune"} <= set(words)
    assert "by" not in words
