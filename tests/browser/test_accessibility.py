"""axe-core finds nothing on any own page: in each role, at both widths, with menus open and with
errors shown.

Two roles often get the same page but for a name and a number; it is then checked once.
"""

import re

import pytest
from django.template.loader import render_to_string
from playwright.sync_api import expect

from tests.browser.axe import faults
from tests.browser.conftest import NARROW, WIDE
from tests.browser.pages import every_address, own_pages
from tests.browser.stage import ROLES, person

# What differs between two people on the same page, and means nothing to a rule; the user's menu is
# looked at by itself.
PERSONAL = re.compile(
    r'<dl class="user-facts">.*?</dl>\s*<ul class="user-links">.*?</ul>'
    r'|<span class="waiting">.*?</span></span>'
    r'|(?<=name="csrfmiddlewaretoken" value=")[^"]*'
    r'|(?<=name="baseline" value=")[^"]*',
    re.DOTALL,
)


@pytest.fixture(scope="module")
def checked() -> set[str]:
    """The pages that a role before has had, as HTML without what is personal."""
    return set()


@pytest.mark.parametrize("role", ROLES)
def test_no_page_has_a_fault_in_any_role(house, look, checked, role):
    name = person(role).get_full_name()
    windows = [look(role, viewport) for viewport in (WIDE, NARROW)]
    found = {}
    for address in every_address(house.stage):
        response = windows[0].context.request.get(house.base + address, max_redirects=0)
        html = PERSONAL.sub("", response.text()).replace(name, "")
        if not response.ok or html in checked:  # refused pages have a test of their own
            continue
        checked.add(html)
        for window in windows:
            window.open(address)
            width = window.page.viewport_size["width"]
            found |= {f"{address} {width}": bad for bad in [faults(window.page)] if bad}
    assert found == {}


def test_the_reader_is_refused_only_where_others_write(house, look):
    """Else the test above would pass over a page that it should look at."""
    request = look("laeser").context.request
    status = {
        name: {request.get(house.base + address).status for address in addresses}
        for name, addresses in own_pages(house.stage).items()
    }
    assert {name for name, found in status.items() if found != {200}} == {
        "initiative-update",
        "initiative-contribution",
        "round-open",
        "round-close",
        "round-reopen",
        "round-approve",
        "security-log",
        "file",
        "jobs",
        "notices",
    }


@pytest.mark.parametrize("role", ROLES)
def test_open_menus_have_no_fault_in_any_role(look, role):
    wide, narrow = look(role).open("/rapporter/"), look(role, NARROW).open("/rapporter/")
    wide.locator(".user-menu > summary").click()
    expect(wide.get_by_role("button", name="Log ud")).to_be_visible()
    narrow.locator(".drawer > summary").click()
    expect(narrow.get_by_role("button", name="Log ud")).to_be_visible()
    assert faults(wide) + faults(narrow) == []


def test_open_filters_have_no_fault(house, look):
    page = look("analytiker", NARROW).page
    for name in ("initiatives", "targets", "measurements"):
        page.goto(house.base + own_pages(house.stage)[name][0])
        page.locator(".filters .fold > summary").click()
        main = page.get_by_role("main")
        expect(main.get_by_role("button", name="Vis", exact=True).last).to_be_visible()
        assert faults(page) == []


def test_pages_that_refuse_have_no_fault(house, look):
    visitor = look("laeser")
    for address, words in (
        ("/findes-ikke/", "Siden findes ikke"),
        ("/opfoelgning/ny/", "Det har du ikke adgang til"),
    ):
        page = visitor.open(address)
        assert page.get_by_role("heading", level=1).inner_text() == words
        assert faults(page) == []
    assert len(visitor.problems) == 2  # the browser's own word for the two statuses
    visitor.problems.clear()


@pytest.mark.parametrize("name", ["400.html", "403_csrf.html", "500.html"])
def test_pages_that_stand_without_the_application_have_no_fault(look, name):
    visitor = look()
    html = render_to_string(name)
    visitor.page.route("**/fejl/", lambda route: route.fulfill(body=html, content_type="text/html"))
    page = visitor.open("/fejl/")
    expect(page.get_by_role("heading", level=1)).to_be_visible()
    assert faults(page) == []


def test_the_lockout_page_has_no_fault(look, client, settings):
    settings.AXES_FAILURE_LIMIT = 1
    response = client.post("/log-ind/", {"username": "ukendt", "password": "forkert"})
    assert response.status_code == 429
    visitor = look()
    html = response.content.decode()
    visitor.page.route("**/fejl/", lambda route: route.fulfill(body=html, content_type="text/html"))
    assert faults(visitor.open("/fejl/")) == []
