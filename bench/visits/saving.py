"""Saving a follow-up as a browser does: the form is fetched, filled in and posted."""

import re
from html import unescape

from bench.visits.client import Answer, Client

FIELD = re.compile(r"<input[^>]*>")
ATTRIBUTE = re.compile(r'([\w-]+)="([^"]*)"')
AS_IT_IS = {"Accept-Encoding": "identity"}  # the form is read here
STATUSES = ("opfyldt", "delvist", "ikke-opfyldt")


def hidden_fields(html: str) -> dict[str, str]:
    """What the form carries along: token, version and what it showed."""
    found = {}
    for tag in FIELD.findall(html):
        attributes = dict(ATTRIBUTE.findall(tag))
        if attributes.get("type") == "hidden" and "name" in attributes:
            found[attributes["name"]] = unescape(attributes.get("value", ""))
    return found


def save(client: Client, path: str, cookie: str, turn: int) -> tuple[Answer, Answer]:
    """The form and the answer to what was posted; that leads on unless something is wrong."""
    page = client.get(path, cookie, **AS_IT_IS)
    form = hidden_fields(page.body.decode()) | {
        "status": STATUSES[turn % len(STATUSES)],
        "results": f"Måling af ydeevne, nr. {turn}.",
        "comments": "Opdigtet.",
        "deviation_reason": "Opdigtet begrundelse.",
        "action": "submit",
    }
    return page, client.post(path, page.cookies_after(cookie), form)
