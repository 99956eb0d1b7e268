"""One run: both sizes, all that is measured, and the results."""

import subprocess
import time
from contextlib import ExitStack
from datetime import datetime
from itertools import islice

from django.db import connection

from bench import excel
from bench.figures import bounds, report
from bench.figures.ratios import Medians, export_ratios, ratios
from bench.load import comparison as load
from bench.servers.postgres import SETTINGS, Server
from bench.servers.web_servers import APPLICATION, PEERS, ROOT, Gunicorn
from bench.visits import series
from bench.visits.client import Client
from bench.visits.inprocess import own_queries
from bench.visits.inprocess import profile as profiled
from bench.visits.measure import Series
from bench.visits.measure import run as measured
from bench.visits.pages import Page, chosen, requests
from bench.visits.visitors import World

FEW = 3  # of everything, to try the measuring itself
WORKBOOKS = 30


def profile(name: str, role: str, view: str) -> str:
    page = chosen(name)[0]
    asked = requests(page, World("default"), role, view or page.scopes[0])
    next(asked)
    return profiled(page.name, next(asked))


def run(options, server: Server, large: str, small: str, command: str) -> int:
    pages = chosen(options.pages)
    worlds = {"large": World("default"), "small": World("small")}
    urls = {"large": server.url(large), "small": server.url(small)}
    with ExitStack() as stack:

        def start(name: str, project, size: str) -> Gunicorn:
            web = Gunicorn(project, urls[size], options.logs / f"gunicorn-{name}-{size}.log")
            stack.callback(web.stop)
            return web

        app = {size: start("app", APPLICATION, size) for size in urls}
        peers = Client(start("peers", PEERS, "large").port)
        clients = {size: Client(web.port) for size, web in app.items()}
        measuring = {
            "large": [
                *series.of_pages(pages, clients["large"], worlds["large"]),
                *series.after_writes(pages, clients["large"], worlds["large"]),
                *series.of_work(clients["large"], worlds["large"]),
                *series.of_floors(peers, worlds["large"]),
                *series.of_peers(pages, peers, worlds["large"]),
            ],
            "small": series.of_pages(pages, clients["small"], worlds["small"]),
        }
        if "fresh" not in options.without:
            fresh = start("fresh", APPLICATION, "large")
            measuring["large"] += series.fresh_visits(pages, fresh, server, worlds["large"])
        _measure([one for group in measuring.values() for one in group], options.quick)
        memory = round(app["large"].worker_mib, 1)
        starting = round(app["large"].cold_start, 2)
    found = about(command) | {
        "sizes": {"small": 1, "large": options.size},
        "queries": most_queries(pages, worlds["large"]),
        "excel": None,
        "load": None,
        "pages": _page_rows(measuring),
        "others": _others(measuring["large"]),
        "failures": _failures(measuring),
        "first_answer_seconds": starting,
        "postgresql": SETTINGS,
    }
    figures = ratios(*(_medians(measuring[size]) for size in ("large", "small")))
    if "excel" not in options.without:
        found["excel"] = excel.compare(FEW if options.quick else WORKBOOKS, say)
        figures |= export_ratios(found["excel"])
    if "load" not in options.without:
        found["load"] = load.compare(options, server, large, say)
        figures |= load.figures(found["load"])
    found["figures"] = figures | {"memory.worker_mib": memory}
    return finish(options.to, found)


def finish(folder, found: dict) -> int:
    report.write(folder, found)
    say(f"Skrev {folder / 'results.json'} og results.md")
    wrong = [*found["failures"], *bounds.missed(found["figures"])]
    for one in wrong:
        say(one)
    return 1 if wrong else 0


def say(words: str) -> None:
    print(f"· {time.strftime('%H:%M:%S')} {words}", flush=True)


def about(command: str) -> dict:
    """When, where and of which version."""
    said = subprocess.run(
        ["git", "rev-parse", "--short", "HEAD"], cwd=ROOT, capture_output=True, text=True
    )
    with connection.cursor() as cursor:
        cursor.execute("SHOW server_version")
        (version,) = cursor.fetchone()
    return {
        "command": command,
        "date": datetime.now().astimezone().strftime("%Y-%m-%d"),
        "commit": said.stdout.strip(),
        "machine": report.machine(version),
    }


def most_queries(pages: list[Page], world: World) -> dict[str, int]:
    """The most own queries that a view of the page makes for a few visitors, in this process."""
    return {
        page.name: max(
            own_queries(request)
            for _, role, scope in page.views
            for request in islice(requests(page, world, role, scope), FEW)
        )
        for page in pages
    }


def _measure(all_series: list[Series], is_quick: bool) -> None:
    if is_quick:
        for one in all_series:
            one.enough, one.warm_up = FEW, 1
    say(f"Måler {len(all_series)} ting skiftevis")
    measured(all_series, say)


def _medians(group: list[Series]) -> Medians:
    return {one.key: one.milliseconds for one in group if one.milliseconds is not None}


def _page_rows(measuring: dict[str, list[Series]]) -> list[dict]:
    small = _medians(measuring["small"])
    return [
        {
            **dict(zip(("page", "role", "scope"), one.key[1:], strict=True)),
            "small_ms": round(small.get(one.key, 0), 2),
            "large_ms": round(one.milliseconds or 0, 2),
            "samples": len(one.samples),
            "kb": round(max(one.sizes, default=0) / 1000),
        }
        for one in measuring["large"]
        if one.key[0] == "page"
    ]


def _others(group: list[Series]) -> dict[str, float]:
    """Milliseconds of all but the pages as they are visited every day."""
    return {
        " ".join(key): round(value, 2) for key, value in _medians(group).items() if key[0] != "page"
    }


def _failures(measuring: dict[str, list[Series]]) -> list[str]:
    """What was refused, and what was too slow to be asked often enough."""
    found = []
    for size, group in measuring.items():
        for one in group:
            name = f"{size}: {' '.join(one.key)}"
            if one.failures:
                found.append(f"{name}: svar {one.failures}")
            elif len(one.samples) < one.enough:
                found.append(f"{name}: kun {len(one.samples)} målinger, så langsom er den")
    return found
