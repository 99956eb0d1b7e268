"""What holds for every page: seen once as the system administrator, who has them all, on a screen
as wide as a page is at 400 per cent."""

import json
from collections import Counter
from urllib.parse import urlsplit

import pytest
from django.conf import settings
from django.urls import reverse

from tests.browser.pages import NOT_PAGES, OPEN, every_address, own_pages
from tests.test_access import own_names

SMALL = {"width": 320, "height": 800}
SEEN = """() => ({
  title: document.title,
  language: document.documentElement.lang,
  heading: [...document.querySelectorAll("h1")].map(one => one.innerText),
  width: document.documentElement.scrollWidth,
  jumps: [...document.querySelectorAll("[tabindex]")].filter(one => one.tabIndex > 0).length,
  icons: [...document.querySelectorAll("use")].map(one => one.href.baseVal.split("#")[1]),
  moving: [...document.querySelectorAll("*")].filter(one => {
    const style = getComputedStyle(one);
    return parseFloat(style.transitionDuration) + parseFloat(style.animationDuration) > 0.01;
  }).length,
})"""
# With everything unfolded: what is folded away has no text that one could see.
BARE = """() => {
  for (const one of document.querySelectorAll("details")) one.open = true;
  return [...document.querySelectorAll(".status")].filter(
    one => !one.querySelector("svg") || !one.innerText.trim()).length;
}"""


@pytest.fixture(scope="module")
def seen(house):
    """address: what was seen there."""
    found = {}
    known = house.visitor("sysadmin", SMALL, reduced_motion="reduce")
    unknown = house.visitor("", SMALL, reduced_motion="reduce")
    for address in every_address(house.stage):
        page = (unknown if address == reverse("login") else known).open(address)
        found[address] = page.evaluate(SEEN)
        page.set_viewport_size(SMALL | {"width": 640})
        found[address]["twice"] = page.evaluate("document.documentElement.scrollWidth")
        found[address]["bare"] = page.evaluate(BARE)
        page.set_viewport_size(SMALL)
    known.context.close()
    unknown.context.close()
    return found


def those(seen, holds) -> dict:
    return {address: facts for address, facts in seen.items() if holds(facts)}


def test_every_address_has_its_pages(house):
    assert set(own_names()) == set(own_pages(house.stage)) | NOT_PAGES
    assert set(own_pages(house.stage)) >= OPEN


def test_every_page_is_in_danish(seen):
    assert those(seen, lambda page: page["language"] != "da") == {}


def test_every_page_has_one_heading_that_its_title_begins_with_or_tells(seen):
    assert those(seen, lambda page: len(page["heading"]) != 1) == {}
    assert those(seen, lambda page: not page["title"].endswith(" – Beskplan")) == {}


def test_no_two_pages_have_the_same_title(seen):
    """A page with another filter is the same page; two initiatives are not."""
    titles = {urlsplit(address).path: facts["title"] for address, facts in seen.items()}
    counted = Counter(titles.values())
    assert {path: title for path, title in titles.items() if counted[title] > 1} == {}


def test_nothing_is_scrolled_sideways_at_320_px_and_at_200_per_cent(seen):
    assert those(seen, lambda page: page["width"] > 320) == {}
    assert those(seen, lambda page: page["twice"] > 640) == {}


def test_the_order_of_focus_is_the_order_of_the_page(seen):
    assert those(seen, lambda page: page["jumps"]) == {}


def test_a_status_is_never_a_colour_alone(seen):
    assert those(seen, lambda page: page["bare"]) == {}


def test_nothing_moves_for_those_who_asked_for_stillness(seen):
    assert those(seen, lambda page: page["moving"]) == {}


def test_every_icon_is_in_the_file_of_icons(seen):
    built = set(json.loads((settings.BASE_DIR / "assets" / "icons.json").read_text()))
    assert those(seen, lambda page: not built.issuperset(page["icons"])) == {}
