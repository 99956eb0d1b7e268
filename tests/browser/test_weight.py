"""What a first visit fetches: how much, packed how and kept for how long; and that nothing moves.

The weight of a page is what a visitor with an empty cache receives: the page itself and, of the
files that it asks for, what `run.py setup` has built. Fonts are counted apart.
"""

import json
import time
from urllib.parse import unquote, urlsplit

import pytest
from django.conf import settings
from django.http import HttpResponse
from django.test import RequestFactory, override_settings
from whitenoise.middleware import WhiteNoiseMiddleware

from tests.browser.conftest import NARROW, WIDE
from tests.browser.pages import every_address, own_pages

A_YEAR = 365 * 24 * 3600
PLAIN, WITH_CHARTS, FONTS = 150_000, 480_000, 150_000  # bytes
STATIC = "/static/"
CHARTS = "vendor/plotly/plotly.min.js"
MOVED = """
window.beskplanMoved = 0;
new PerformanceObserver(list => {
  for (const entry of list.getEntries()) if (!entry.hadRecentInput) beskplanMoved += entry.value;
}).observe({type: "layout-shift", buffered: true});
"""
DOWN = """async () => {
  for (let y = 0; y < document.body.scrollHeight; y += innerHeight / 2) {
    scrollTo(0, y);
    await new Promise(done => setTimeout(done, 60));
  }
}"""


def built_names() -> dict[str, str]:
    """Plain name: the name with the fingerprint of the content, of every collected file."""
    return json.loads((settings.STATIC_ROOT / "staticfiles.json").read_text())["paths"]


def weight(name: str, names: dict[str, str]) -> int:
    file = settings.STATIC_ROOT / names[name]
    packed = file.with_name(file.name + ".br")
    return (packed if packed.exists() else file).stat().st_size


@pytest.fixture(scope="module")
def fetched(house):
    """address: the bytes of the page, and the plain names of the files that it asks for."""
    found = {}
    window = house.visitor("sysadmin")
    asked: list[str] = []
    window.page.on("request", lambda request: asked.append(urlsplit(request.url).path))
    for address in every_address(house.stage):
        asked.clear()
        response = window.page.goto(house.base + address, wait_until="load")
        files = {unquote(path.removeprefix(STATIC)) for path in asked if path.startswith(STATIC)}
        found[address] = response.request.sizes()["responseBodySize"], files
    window.context.close()
    return found


def test_a_first_visit_is_light(fetched):
    names, heavy = built_names(), {}
    for address, (page, files) in fetched.items():
        total = page + sum(weight(name, names) for name in files if not name.endswith(".woff2"))
        if total > (WITH_CHARTS if CHARTS in files else PLAIN):
            heavy[address] = total
    assert heavy == {}


def test_the_fonts_of_a_page_are_few(fetched):
    names = built_names()
    fonts = {
        address: sum(weight(name, names) for name in files if name.endswith(".woff2"))
        for address, (_, files) in fetched.items()
    }
    assert {address: size for address, size in fonts.items() if size > FONTS} == {}


def test_the_charts_are_fetched_where_there_is_one(house, fetched):
    """And nowhere else: they are most of what a page can weigh."""
    pages = own_pages(house.stage)
    for name in ("login", "initiatives", "targets", "my-tasks", "initiative-update", "rounds"):
        assert all(CHARTS not in fetched[address][1] for address in pages[name]), name
    assert any(CHARTS in fetched[address][1] for address in pages["minister-goals"])


def test_every_file_of_a_page_is_named_by_its_content_packed_and_kept_for_a_year(fetched):
    names = built_names()
    with override_settings(
        DEBUG=False,
        STORAGES={
            **settings.STORAGES,
            "staticfiles": {"BACKEND": "whitenoise.storage.CompressedManifestStaticFilesStorage"},
        },
    ):
        serve = WhiteNoiseMiddleware(lambda request: HttpResponse(status=404))
        loose = {}
        for name in set().union(*(files for _, files in fetched.values())):
            request = RequestFactory().get(STATIC + names[name], headers={"accept-encoding": "br"})
            response = serve(request)
            kept = response.headers.get("Cache-Control", "")
            is_packed = response.headers.get("Content-Encoding") == "br"
            if (
                response.status_code != 200
                or not {f"max-age={10 * A_YEAR}", "immutable"} <= set(kept.split(", "))
                or not (is_packed or name.endswith(".woff2") or weight(name, names) < 1000)
            ):
                loose[name] = response.status_code, kept, is_packed
            response.close()
    assert loose == {}


@pytest.mark.parametrize("viewport", [WIDE, NARROW], ids=["1280", "390"])
def test_nothing_moves_when_the_font_comes_late_and_charts_draw(house, look, viewport):
    visitor, moved = look("leder", viewport), {}
    page, pages = visitor.page, own_pages(house.stage)
    page.add_init_script(MOVED)

    def late(route):
        time.sleep(0.3)
        route.continue_()

    page.route("**/*.woff2", late)
    for name in ("overview", "minister-goals", "target", "budget", "initiatives", "accessibility"):
        page.goto(house.base + pages[name][0], wait_until="load")
        page.evaluate(DOWN)
        moved[name] = page.evaluate("beskplanMoved")
    assert {name: shift for name, shift in moved.items() if shift > 0.05} == {}
