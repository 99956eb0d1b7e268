"""Saving a follow-up as a browser does: the form is fetched, filled in and posted; only the post
is timed."""

import re
from collections.abc import Callable
from html import unescape
from itertools import count

from bench.client import Answer, Client
from bench.pages import ALL_PLANS
from bench.visitors import World

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


def saves(client: Client, world: World) -> Callable[[], Answer]:
    turns = count()

    def ask() -> Answer:
        turn = next(turns)
        visitors = [one for one in world.visitors["sagsbehandler"] if one.initiatives]
        visitor = visitors[turn % len(visitors)]
        initiatives = visitor.initiatives
        path = f"/initiativer/{initiatives[turn // len(visitors) % len(initiatives)]}/opdater/"
        cookie = visitor.cookie(ALL_PLANS)
        page = client.get(path, cookie, **AS_IT_IS)
        form = hidden_fields(page.body.decode())
        form |= {
            "status": STATUSES[turn % len(STATUSES)],
            "results": f"Måling af ydeevne, nr. {turn}.",
            "comments": "Opdigtet.",
            "deviation_reason": "Opdigtet begrundelse.",
            "action": "submit",
        }
        saved = client.post(path, page.cookies_after(cookie), form)
        if saved.status == 200:  # shown again with what is wrong
            return Answer(422, saved.seconds, saved.size, saved.headers, saved.body)
        return saved

    return ask


def bare_saves(client: Client, world: World) -> Callable[[], Answer]:
    turns, token = count(), "b" * 32

    def ask() -> Answer:
        visitors = world.visitors["sagsbehandler"]
        visitor = visitors[next(turns) % len(visitors)]
        form = {"csrfmiddlewaretoken": token, "name": f"Opdigtet {next(turns)}"}
        path = f"/bare-save/{visitor.user.pk}/"
        return client.post(path, f"{visitor.cookie(ALL_PLANS)}; csrftoken={token}", form)

    return ask
