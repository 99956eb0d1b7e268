"""How soon a page is seen: headless Chromium, beside a bare page with the same frame.

python3 run.py bench --browser      on the demonstration's database, with the built assets

Each page in turn with the bare one, so that whatever else the machine does falls on both alike;
medians. "Første besøg" has an empty cache, "igen" has the style sheets, font and scripts already.
"""

import os
import statistics
import subprocess
import sys
from pathlib import Path

from bench.servers.web_servers import ROOT, Gunicorn
from tests.browser.chromium import ARGUMENTS, CHROMIUM

FRAMED = ("bench.frame.settings", "beskplan.wsgi")
BARE = "/bar/"
PAGES = {
    "overblik": "/?plan=beskaeftigelsesplan-2014",
    "overblik-2007": "/?plan=beskaeftigelsesaftale-2007",
    "overblik-alle": "/?plan=",
    "ministermaal": "/ministermaal/?plan=beskaeftigelsesplan-2014",
    "initiativer": "/initiativer/?plan=beskaeftigelsesplan-2014",
}
TURNS, WARM_UP = 24, 2
CALM = 400  # ms after everything is loaded, in which charts draw
USER = "leder"
WINDOW = {"width": 1280, "height": 900}
WATCH = """
window.beskplanSeen = {paint: 0, shift: 0};
new PerformanceObserver(list => {
  for (const entry of list.getEntries()) beskplanSeen.paint = entry.startTime;
}).observe({type: "largest-contentful-paint", buffered: true});
new PerformanceObserver(list => {
  for (const entry of list.getEntries())
    if (!entry.hadRecentInput) beskplanSeen.shift += entry.value;
}).observe({type: "layout-shift", buffered: true});
"""


def main() -> dict[str, float]:
    """Print the table; ratios by `browser.<page>.lcp_first` and `browser.<page>.lcp_again`."""
    from playwright.sync_api import sync_playwright

    password = os.environ.get("BESKPLAN_DEMO_PASSWORD", "beskplan-demo")
    subprocess.run(
        [sys.executable, "manage.py", "prepare_demo", "--password", password],
        cwd=ROOT,
        check=True,
        stdout=subprocess.DEVNULL,
    )
    log = Path(ROOT / "var" / "browser-speed.log")
    server = Gunicorn(FRAMED, os.environ.get("DATABASE_URL", ""), "/sundhed/", log, threads=4)
    try:
        with sync_playwright() as playwright:
            browser = playwright.chromium.launch(executable_path=CHROMIUM, args=ARGUMENTS)
            base = f"http://127.0.0.1:{server.port}"
            measured = measure(browser, base, logged_in(browser, base, password))
            browser.close()
    finally:
        server.stop()
    print(table(measured))
    return ratios(measured)


def logged_in(browser, base: str, password: str) -> dict:
    """The cookies of somebody who has logged in."""
    context = browser.new_context()
    page = context.new_page()
    page.goto(base + "/log-ind/")
    page.get_by_label("Brugernavn").fill(USER)
    page.get_by_label("Adgangskode").fill(password)
    page.get_by_role("main").get_by_role("button", name="Log ind").click()
    page.wait_for_url(base + "/")
    state = context.storage_state()
    context.close()
    return state


def measure(browser, base: str, state: dict) -> dict[str, dict[str, list[float]]]:
    """page: {"first", "again", "shift": one figure a turn}; each page beside its own bare ones."""
    found = {}
    for name, address in PAGES.items():
        page, bare = {}, {}
        for turn in range(WARM_UP + TURNS):
            for figures, path in ((bare, BARE), (page, address)):
                for key, value in visit(browser, base + path, state).items():
                    if turn >= WARM_UP:
                        figures.setdefault(key, []).append(value)
        found[name] = page | {f"bare_{key}": values for key, values in bare.items()}
    return found


def visit(browser, address: str, state: dict) -> dict[str, float]:
    context = browser.new_context(storage_state=state, viewport=WINDOW)
    context.add_init_script(WATCH)
    page = context.new_page()
    first, again = (seen(page, address) for _ in range(2))
    context.close()
    return {
        "first": first["paint"],
        "again": again["paint"],
        "shift": max(first["shift"], again["shift"]),
    }


def seen(page, address: str) -> dict:
    page.goto(address)
    page.wait_for_timeout(CALM)
    return page.evaluate("beskplanSeen")


def ratios(measured: dict) -> dict[str, float]:
    return {
        f"browser.{name}.lcp_{key}": statistics.median(figures[key])
        / statistics.median(figures[f"bare_{key}"])
        for name, figures in measured.items()
        for key in ("first", "again")
    }


def table(measured: dict) -> str:
    compared = ratios(measured)
    rows = [
        "| side | første besøg ms | bar side ms | forhold | igen ms | bar side ms | forhold"
        " | størst forskydning |",
        "| --- | ---: | ---: | ---: | ---: | ---: | ---: | ---: |",
    ]
    for name, figures in measured.items():
        middle = {key: statistics.median(values) for key, values in figures.items()}
        first, again = (compared[f"browser.{name}.lcp_{key}"] for key in ("first", "again"))
        rows.append(
            f"| {name} | {middle['first']:.0f} | {middle['bare_first']:.0f} | {first:.2f}"
            f" | {middle['again']:.0f} | {middle['bare_again']:.0f} | {again:.2f}"
            f" | {max(figures['shift']):.3f} |"
        )
    return "\n".join(rows)
