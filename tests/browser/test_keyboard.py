"""The jobs of the roles with the keyboard alone: Tab, Shift+Tab, arrows, Space, Enter and letters.

Nothing here clicks, and nothing is focused but by the keys that a person would press.
"""

import re
from io import BytesIO

import pytest
from django.utils import timezone
from openpyxl import load_workbook
from playwright.sync_api import expect

from followup.reports.follow_ups import record_follow_up
from tests.browser.conftest import NARROW
from tests.cast import PASSWORD, open_round

FOCUSED = """() => {
  const it = document.activeElement;
  const words = it.getAttribute("aria-label") || it.labels?.[0]?.innerText || it.innerText || "";
  return {tag: it.tagName.toLowerCase(), name: words.replace(/\\s+/g, " ").trim()};
}"""
PATIENCE = 120


class Keys:
    """A person at the keyboard of one page."""

    def __init__(self, page):
        self.page = page

    def here(self) -> dict:
        return self.page.evaluate(FOCUSED)

    def tab_to(self, tag: str, name: str, back: bool = False):
        """Press Tab until the element of that kind has the focus whose name begins like that."""
        passed = []
        for _ in range(PATIENCE):
            self.page.keyboard.press("Shift+Tab" if back else "Tab")
            here = self.here()
            if here["tag"] == tag and re.match(name, here["name"]):
                return
            passed.append(f"{here['tag']} {here['name'][:30]}")
        raise AssertionError(f"{tag} {name} nås ikke med Tab: {passed}")

    def press(self, *keys: str):
        for key in keys:
            self.page.keyboard.press(key)

    def write(self, text: str):
        self.page.keyboard.type(text)

    def follow(self, tag: str, name: str, back: bool = False):
        """Go to a link or button and press Enter; wait for the page that it leads to."""
        self.tab_to(tag, name, back)
        with self.page.expect_navigation():
            self.press("Enter")

    def log_in(self, username: str):
        self.tab_to("input", "Brugernavn")
        self.write(username)
        self.tab_to("input", "Adgangskode")
        self.write(PASSWORD)
        with self.page.expect_navigation():
            self.press("Enter")


@pytest.fixture
def at_keyboard(visit):
    def logged_in(user, *viewport) -> Keys:
        keys = Keys(visit(*viewport).open("/log-ind/"))
        keys.log_in(user.username)
        return keys

    return logged_in


@pytest.fixture
def in_round(staged):
    return open_round(staged.plan, slug="runde-2007")


@pytest.fixture
def submitted(staged, in_round):
    """3.4 and 2.6 wait for the manager."""
    for initiative, user in (
        (staged.mentor, staged.people.soeren),
        (staged.sygeforloeb, staged.people.mette),
    ):
        record_follow_up(
            initiative=initiative,
            status="ikke-opfyldt",
            results="Forløbene er ikke kommet i gang.",
            by=user,
            at=timezone.now(),
            expected_version=initiative.version,
        )


def test_a_caseworker_answers_in_a_round(staged, in_round, at_keyboard):
    keys = at_keyboard(staged.people.soeren)
    keys.follow("a", "Mine opgaver")
    keys.follow("a", "Opdatér status")
    keys.tab_to("input", "opfyldt")
    keys.press("ArrowDown", "ArrowDown")
    assert keys.here()["name"].startswith("ikke opfyldt")
    keys.tab_to("textarea", "Resultater")
    keys.write("72 forløb er sat i gang.")
    keys.tab_to("input", "Værdi")
    keys.write("72")
    keys.tab_to("input", "Opgjort pr.")
    keys.write("31-12-2007")
    keys.follow("button", "Indsend")
    follow_up = staged.mentor.follow_ups.get()
    assert (follow_up.state, follow_up.status) == ("indsendt", "ikke-opfyldt")
    assert follow_up.results == "72 forløb er sat i gang."


def test_a_draft_is_kept_with_ctrl_and_enter(staged, in_round, at_keyboard):
    keys = at_keyboard(staged.people.soeren)
    keys.follow("a", "Mine opgaver")
    keys.follow("a", "Opdatér status")
    keys.tab_to("textarea", "Kommentarer")
    keys.write("Mere følger.")
    with keys.page.expect_navigation():
        keys.press("Control+Enter")
    assert staged.mentor.follow_ups.get().state == "kladde"


def test_a_manager_approves_one_and_returns_another(staged, submitted, at_keyboard):
    keys = at_keyboard(staged.people.lars)
    keys.follow("a", "Mine opgaver")
    keys.follow("a", "3.4")
    keys.follow("button", "Godkend 3.4")
    keys.tab_to("summary", "Returnér")
    keys.press("Enter")
    keys.tab_to("textarea", "Begrundelse")
    keys.write("Skriv, hvorfor målet ikke blev nået.")
    keys.follow("button", "Returnér 2.6")
    assert staged.mentor.follow_ups.get().state == "godkendt"
    assert staged.sygeforloeb.follow_ups.get().state == "returneret"


def test_a_manager_goes_from_the_overview_to_the_rows(house, look):
    keys = Keys(look("leder").open(f"/?plan={house.stage.followed.slug}"))
    keys.follow("a", "12 opfyldt")
    assert keys.page.locator(".filters__count").inner_text() == "12 initiativer"
    keys.follow("a", "Etablering af kommunal mentorordning")
    assert "66 af mindst 80" in keys.page.get_by_role("main").inner_text()


def test_an_analyst_filters_and_takes_the_rows_home(house, look):
    keys = Keys(look("analytiker").open(f"/initiativer/?plan={house.stage.followed.slug}"))
    keys.tab_to("select", "Status")
    keys.write("ikke o")
    keys.follow("button", "Vis")
    keys.tab_to("a", "Hent som Excel")
    with keys.page.expect_download() as download:
        keys.press("Enter")
    sheet = load_workbook(BytesIO(download.value.path().read_bytes()))["Initiativer"]
    head, *rows = sheet.iter_rows(values_only=True)
    assert {row[head.index("Status")] for row in rows} == {"ikke opfyldt"}


def test_a_filter_is_taken_away_again(house, look):
    address = f"/initiativer/?plan={house.stage.followed.slug}&status=opfyldt"
    keys = Keys(look("analytiker").open(address))
    keys.follow("a", "Status: opfyldt")
    assert keys.page.locator(".filters__count").inner_text() == "17 initiativer"


def test_the_drawer_opens_leads_on_and_closes(look):
    keys = Keys(look("laeser", NARROW).open("/rapporter/"))
    keys.tab_to("summary", "Menu")
    keys.press("Enter")
    keys.tab_to("a", "Mål")
    keys.press("Escape")
    assert keys.here()["tag"] == "summary"
    expect(keys.page.get_by_role("link", name="Mål", exact=True)).to_be_hidden()
    keys.press("Enter")
    keys.follow("a", "Mål")
    assert keys.page.url.endswith("/maal/")


def test_the_user_menu_opens_and_closes(look):
    keys = Keys(look("laeser").open("/rapporter/"))
    keys.tab_to("summary", "Lis Læser")
    keys.press("Enter")
    keys.tab_to("button", "Log ud")
    keys.press("Escape")
    assert keys.here() == {"tag": "summary", "name": "Lis Læser"}


def test_the_first_stop_leads_past_the_menus(look):
    keys = Keys(look("laeser", reduced_motion="reduce").open("/rapporter/"))
    keys.press("Tab")
    assert keys.here() == {"tag": "a", "name": "Gå til sidens indhold"}
    assert keys.page.get_by_text("Gå til sidens indhold").bounding_box()["y"] >= 0
    keys.press("Enter", "Tab")
    assert keys.page.evaluate("document.querySelector('main').contains(document.activeElement)")


def test_a_stroke_goes_to_the_search_field(look):
    keys = Keys(look("laeser").open("/rapporter/"))
    keys.press("/")
    keys.write("mentor")
    with keys.page.expect_navigation():
        keys.press("Enter")
    assert keys.page.url.endswith("/soeg/?q=mentor")
