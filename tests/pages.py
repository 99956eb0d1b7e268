"""Opens a page as somebody, and reads it as they do: its words, without the markup."""

import re
from html import unescape

SCRIPTS = re.compile(r"<(script|style)\b.*?</\1>", re.DOTALL)
TAGS = re.compile(r"<[^>]+>")
SPACE_BEFORE_PUNCTUATION = re.compile(r" (?=[,:.;?])")  # where a tag ended


def page(client, address: str, user=None, **query):
    """The response to GET, which must be 200; as `user`, or else whoever is logged in."""
    if user:
        client.force_login(user, backend="django.contrib.auth.backends.ModelBackend")
    response = client.get(address, query)
    assert response.status_code == 200, f"{address}: {response.status_code}"
    return response


def html_of(response) -> str:
    """The markup, every run of white space as one space."""
    return one_space(response.content.decode())


def text_of(page) -> str:
    """The words of a response, or of a part of its markup."""
    html = page if isinstance(page, str) else page.content.decode()
    words = one_space(unescape(TAGS.sub(" ", SCRIPTS.sub(" ", html))))
    return SPACE_BEFORE_PUNCTUATION.sub("", words)


def one_space(text: str) -> str:
    return " ".join(text.split())
