"""Finds the words of a search in a text, and cuts a long text around the first. Pure."""

import re
from functools import lru_cache
from typing import NamedTuple

from core.danish import fold

AROUND = 110  # characters shown on either side of the first found word
WORD = re.compile(r"\d+(?:[.,]\d+)*|[^\W_]+")
LIKE_ENOUGH = 0.5
# The endings that the Danish stemmer (Snowball) takes off, in two steps.
ENDINGS = re.compile(
    "(erendes|erende|hedens|erede|endes|enes|ernes|heden|heder|erens|erets|ethed|eret|erer|ered"
    "|ende|erne|eren|heds|eres|ener|ene|ere|hed|ens|ers|ets|er|en|es|et|e|s)$"
)
FURTHER_ENDINGS = re.compile("(elig|els|lig|ig)$")


class Piece(NamedTuple):
    """A part of a text, and whether it is a found word."""

    text: str
    is_found: bool


def marked(text: str, terms: tuple[str, ...], alike: bool = False) -> list[Piece]:
    """The text in pieces, every word that fits a term in one of its own.

    `alike`: words that are only spelled like a term are found as well.
    """
    words = _words_of(terms)
    pieces: list[Piece] = []
    end = 0
    for word in WORD.finditer(text):
        if _fits(word.group(), words, alike):
            pieces += Piece(text[end : word.start()], False), Piece(word.group(), True)
            end = word.end()
    return [piece for piece in (*pieces, Piece(text[end:], False)) if piece.text]


def excerpt(text: str, terms: tuple[str, ...], alike: bool = False) -> list[Piece]:
    """Some 200 characters of the text around the first found word, in pieces."""
    text = " ".join(text.split())
    words = _words_of(terms)
    first = next((word for word in WORD.finditer(text) if _fits(word.group(), words, alike)), None)
    start = max(first.start() - AROUND, 0) if first else 0
    end = min((first.end() if first else AROUND) + AROUND, len(text))
    if start and first:
        start = text.index(" ", start) + 1 if " " in text[start : first.start()] else first.start()
    if end < len(text):
        end = max(text.rfind(" ", start, end), first.end() if first else start + 1)
    before = [Piece("… ", False)] if start else []
    after = [Piece("\N{NO-BREAK SPACE}…", False)] if end < len(text) else []
    return [*before, *marked(text[start:end], terms, alike), *after]


@lru_cache(maxsize=1_000)
def _words_of(terms: tuple[str, ...]) -> tuple[str, ...]:
    return tuple(fold(word) for term in terms for word in WORD.findall(term))


@lru_cache(maxsize=20_000)
def _fits(word: str, terms: tuple[str, ...], alike: bool) -> bool:
    word = fold(word)
    return any(_is(word, term) or (alike and _likeness(word, term)) for term in terms)


def _is(word: str, term: str) -> bool:
    if len(term) <= 2 or term[0].isdigit():
        return word == term
    return term in word or _stem(word) == _stem(term)


@lru_cache(maxsize=20_000)  # the same words come in every text, and the term with every word
def _stem(word: str) -> str:
    rest = FURTHER_ENDINGS.sub("", ENDINGS.sub("", word[3:]))
    return re.sub(r"([^aeiouy])\1$", r"\1", word[:3] + rest)


def _likeness(word: str, term: str) -> bool:
    """How the database compares: shared groups of three letters, against the term's own."""
    groups = _groups(term)
    return len(groups & _groups(word)) / len(groups) >= LIKE_ENOUGH


@lru_cache(maxsize=20_000)
def _groups(word: str) -> frozenset[str]:
    padded = f"  {word} "
    return frozenset(padded[place : place + 3] for place in range(len(padded) - 2))
