"""What comes from outside, read within bounds: every address and form can be sent anything."""

from collections.abc import Iterator

from django.core.exceptions import BadRequest
from django.http import HttpRequest, UnreadablePostError

NUL = "\x00"  # a character that PostgreSQL cannot hold and no keyboard has
MOST_DIGITS = 18  # every number of so many fits the database's largest integer
LONGEST_WORDS, MOST_WORDS = 100, 8  # of a search: each word costs the database a look
LONGEST_PAGE_NUMBER = 6


def number_of(text: object, most_digits: int = MOST_DIGITS) -> int | None:
    """The whole number that `text` writes with the digits 0 to 9 and nothing else, such as a key or
    a year; None for anything else and for more than `most_digits`."""
    written = str(text)
    is_number = written.isascii() and written.isdecimal() and len(written) <= most_digits
    return int(written) if is_number else None


def page_number(text: str) -> int:
    """The number of a page; 1 where `text` writes none."""
    return max(number_of(text, LONGEST_PAGE_NUMBER) or 1, 1)


def search_words(text: str) -> str:
    """What is searched for: at most LONGEST_WORDS characters and MOST_WORDS words of it, with one
    space between them."""
    return " ".join(text[:LONGEST_WORDS].split()[:MOST_WORDS])


def refuse_unreadable(request: HttpRequest) -> None:
    """Raises BadRequest where the path, the query, a cookie, a form field or a file's name holds a
    NUL character, or where a form is in another encoding than UTF-8, the one of our pages."""
    charset = (request.content_params or {}).get("charset", "utf-8")
    if charset.lower() not in ("utf-8", "utf8"):
        raise BadRequest("Formularer læses i UTF-8.")
    try:
        if any(NUL in text for text in _texts(request)):
            raise BadRequest("Der er et NUL-tegn i forespørgslen.")
    except UnreadablePostError as error:  # whoever sent it is gone
        raise BadRequest("Forespørgslen blev afbrudt.") from error


def _texts(request: HttpRequest) -> Iterator[str]:
    yield request.path
    yield from request.COOKIES.values()
    for fields in (request.GET, request.POST):
        for name, values in fields.lists():
            yield name
            yield from values
    for name, files in request.FILES.lists():
        yield name
        yield from (file.name or "" for file in files)
