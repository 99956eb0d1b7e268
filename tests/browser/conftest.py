"""A real headless Chromium against a real server on this machine."""

import os
from dataclasses import dataclass

import pytest
from django.conf import settings

from tests.browser.chromium import ARGUMENTS, CHROMIUM

WIDE, NARROW = {"width": 1280, "height": 900}, {"width": 390, "height": 844}


def pytest_collection_modifyitems(items):
    """Every test here is a browser test; without a browser it is passed over, but never in CI."""
    for item in items:
        if "tests/browser" not in str(item.path):
            continue
        item.add_marker(pytest.mark.browser)
        if "house" in item.fixturenames:
            item.add_marker(pytest.mark.django_db)  # else the test database is not made
        if not CHROMIUM and os.environ.get("CI") != "true":
            item.add_marker(pytest.mark.skip(reason="Chromium er ikke installeret her"))


@pytest.fixture(scope="session")
def browser(django_db_setup):
    from django.db import connections
    from playwright.sync_api import sync_playwright

    assert CHROMIUM, "Browserprøverne kræver Chromium (Debians pakke chromium)."
    # Playwright runs an event loop in this thread, in which Django would refuse its queries.
    os.environ["DJANGO_ALLOW_ASYNC_UNSAFE"] = "true"
    with sync_playwright() as playwright:
        running = playwright.chromium.launch(executable_path=CHROMIUM, args=ARGUMENTS)
        yield running
        running.close()
        # Beside that loop the thread has database connections of its own, which are out of reach
        # when it has ended; the test database can not be dropped while one is open.
        connections.close_all()


class Visitor:
    """One person's browser window. Records what went wrong on the way: script errors, refused or
    failed requests, and requests to other addresses than ours."""

    def __init__(self, browser, base: str, viewport: dict, **context):
        self.base = base
        self.context = browser.new_context(viewport=viewport, accept_downloads=True, **context)
        self.problems: list[str] = []
        # Of every tab that the window gets.
        self.context.on("weberror", lambda failed: self.problems.append(str(failed.error)))
        self.context.on("console", self._heard)
        self.context.on("request", self._asked)
        self.page = self.context.new_page()

    def open(self, path: str):
        self.page.goto(self.base + path)
        return self.page

    def log_in(self, username: str, password: str):
        page = self.open("/log-ind/")
        page.get_by_label("Brugernavn").fill(username)
        page.get_by_label("Adgangskode").fill(password)
        page.get_by_role("main").get_by_role("button", name="Log ind").click()
        page.wait_for_url(self.base + "/")
        return page

    def _heard(self, message):
        if message.type == "error":
            self.problems.append(message.text)

    def _asked(self, request):
        if not request.url.startswith((self.base, "data:", "blob:")):
            self.problems.append(f"fremmed adresse: {request.url}")


@pytest.fixture
def visit(browser, live_server):
    """Opens a browser window; at the end no window may have met a problem."""
    visitors = []

    def opened(viewport=WIDE) -> Visitor:
        visitors.append(Visitor(browser, live_server.url, viewport))
        return visitors[-1]

    yield opened
    close(visitors)


def close(visitors: list[Visitor]) -> None:
    problems = [problem for visitor in visitors for problem in visitor.problems]
    for visitor in visitors:
        visitor.context.close()
    assert problems == []


@pytest.fixture
def staged(transactional_db):
    """The named cast, committed, so that the server sees it."""
    from tests.cast import make_cast

    return make_cast()


@pytest.fixture
def plans_in_use(transactional_db):
    """The five plans, committed, with one account of every role."""
    from django.core.management import call_command

    from tests.cast import PASSWORD
    from tests.conftest import TODAY
    from tests.five_plans import put_in_database

    put_in_database(settings.BASE_DIR / "fixtures", on=TODAY)
    call_command("make_demo_users", password=PASSWORD, verbosity=0)


@dataclass
class House:
    """The stage (see tests/browser/stage.py) served to the tests of one module, which only look:
    it is set once, and everybody is logged in already."""

    base: str
    stage: object
    browser: object
    sessions: dict[str, str]

    def visitor(self, username: str = "", viewport: dict = WIDE, **context) -> Visitor:
        """Somebody, or whoever comes along."""
        visitor = Visitor(self.browser, self.base, viewport, **context)
        if username:
            name, value = settings.SESSION_COOKIE_NAME, self.sessions[username]
            visitor.context.add_cookies([{"name": name, "value": value, "url": self.base}])
        return visitor


@pytest.fixture
def look(house):
    """Opens windows in the house; at the end none of them may have met a problem."""
    visitors = []

    def opened(username: str = "", viewport: dict = WIDE, **context) -> Visitor:
        visitors.append(house.visitor(username, viewport, **context))
        return visitors[-1]

    yield opened
    close(visitors)


@pytest.fixture(scope="module")
def house(browser, django_db_setup, django_db_blocker):
    from django.core.management import call_command
    from django.db import connection
    from django.test import override_settings
    from pytest_django.live_server_helper import LiveServer

    from tests.browser.stage import set_stage

    where = override_settings(
        ALLOWED_HOSTS=["localhost", "testserver"],
        EMAIL_HOST="localhost",  # the pages of a forgotten password are there
    )
    with django_db_blocker.unblock(), where:
        assert connection.settings_dict["NAME"].startswith("test_")
        stage, sessions = set_stage(), logged_in_sessions()
        server = LiveServer("localhost:0")
        yield House(server.url, stage, browser, sessions)
        server.stop()
        call_command("flush", interactive=False, reset_sequences=False, verbosity=0)


def logged_in_sessions() -> dict[str, str]:
    from django.contrib.auth.models import User
    from django.test import Client

    sessions = {}
    for user in User.objects.all():
        client = Client()
        client.force_login(user, "django.contrib.auth.backends.ModelBackend")
        sessions[user.username] = client.cookies[settings.SESSION_COOKIE_NAME].value
    return sessions
