"""Reads the overview as its tests need it: its words, and its marks with the rows behind them."""

import re
from datetime import date
from html import unescape

from django.urls import reverse

from tests.pages import html_of, page, text_of

TODAY = date(2026, 11, 22)
SEEN = "aftale-2007"


def overview(client, plan=SEEN, **filters) -> str:
    """The overview's markup."""
    return html_of(page(client, reverse("overview"), plan=plan, **filters))


def set_status(initiative, status, **fields):
    type(initiative).objects.filter(pk=initiative.pk).update(status=status, **fields)


def links_with_counts(html):
    """(address, number) of every mark: a link to a list whose words or name begin with a number."""
    for tag, words in re.findall(r"<a ([^>]*)>(.*?)</a>", html.split("<main", 1)[1], re.S):
        address = unescape(re.search(r'href="([^"]+)"', tag)[1])
        named = re.search(r'aria-label="([^"]+)"', tag)
        number = re.match(r"\s*([\d.]+)\b", named[1] if named else text_of(words))
        if number and address.startswith(("/initiativer/?", "/maal/?", "/opmaerksomhed/?")):
            yield address, int(number[1].replace(".", ""))


def rows_behind(client, address) -> int:
    shown = client.get(address).context
    return (shown["table"].paginator if "table" in shown else shown["page"].paginator).count


def assert_every_mark_leads_to_its_rows(client, html, at_least):
    links = set(links_with_counts(html))
    assert len(links) >= at_least
    for address, number in links:
        rows = rows_behind(client, address)
        assert rows == number, f"{address} viser {rows}, overblikket {number}"
