"""Words that everybody guesses first here, and that no password may hold."""

import re
from itertools import chain
from threading import BoundedSemaphore

from django.conf import settings
from django.contrib.auth.hashers import PBKDF2PasswordHasher
from django.core.exceptions import ValidationError

PRODUCT = ("beskplan",)
SEASONS = ("forår", "sommer", "efterår", "vinter")
SHORTEST = 4  # of a word in the organisation's name: shorter ones stand in too many others
SPELLED_OUT = str.maketrans({"æ": "ae", "ø": "oe", "å": "aa"})
WITHOUT_DOTS = str.maketrans({"æ": "a", "ø": "o", "å": "a"})


class LocalWordsValidator:
    """Refuses the words of the product, the organisation and the seasons, however they are
    spelled without Danish letters."""

    def validate(self, password: str, user=None) -> None:
        lowered = password.casefold()
        spellings = (_spellings(word) for word in forbidden_words(settings.ORGANISATION))
        if any(spelling in lowered for spelling in chain.from_iterable(spellings)):
            raise ValidationError(
                "Adgangskoden må ikke indeholde ord fra systemets eller organisationens navn "
                "eller en årstid: de gættes først.",
                code="password_local_word",
            )

    def get_help_text(self) -> str:
        return (
            "Din adgangskode må ikke indeholde ord fra systemets eller organisationens navn "
            "eller en årstid."
        )


def forbidden_words(organisation: str) -> list[str]:
    """In small letters; the words of a name without the s of a genitive."""
    named = [word.removesuffix("s") for word in re.findall(r"\w+", organisation.casefold())]
    return [*PRODUCT, *SEASONS, *(word for word in named if len(word) >= SHORTEST)]


def _spellings(word: str) -> set[str]:
    return {word, word.translate(SPELLED_OUT), word.translate(WITHOUT_DOTS)}


HASHED_AT_ONCE = 1  # in each process, of which there is one to a core
places = BoundedSemaphore(HASHED_AT_ONCE)


class OneAtATime(PBKDF2PasswordHasher):
    """PBKDF2 with SHA-256, as Django does it, with as many rounds as OWASP asks for; Django's own
    number costs nearly twice the time. A third of a second of processor time each: many log-ins at
    once wait for each other, and leave the cores to those who are in."""

    iterations = 600_000

    def encode(self, password: str, salt: str, iterations: int | None = None) -> str:
        with places:
            return super().encode(password, salt, iterations)
