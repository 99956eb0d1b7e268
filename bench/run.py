"""One run: both databases, all that is measured, and the results."""

import time
from contextlib import ExitStack
from datetime import datetime
from statistics import mean

from django.db import connection

from bench import excel, plan, report, rounds
from bench.client import Client
from bench.inprocess import profile as profiled
from bench.inprocess import sql_seconds, visit
from bench.measure import LEAST, Series
from bench.measure import run as measured
from bench.pages import PAGES, requests
from bench.postgres import SETTINGS, Server
from bench.ratios import ratios
from bench.visitors import World
from bench.web_servers import APPLICATION, ROOT, STOCK, Gunicorn

FEW = 3  # workbooks and rounds, while developing


def profile(name: str, role: str, view: str) -> str:
    page = plan.chosen(name)[0]
    asked = requests(page, World("default"), role, view or page.scopes[0])
    next(asked)
    return profiled(page, next(asked))


def run(options, server: Server, large: str, small: str, generated: float, command, commit) -> int:
    pages = plan.chosen(options.pages)
    times = LEAST if options.is_whole else FEW
    without = options.without.split(",")
    worlds = {"large": World("default"), "small": World("small")}
    with ExitStack() as stack:
        servers = _start(stack, options, {"large": server.url(large), "small": server.url(small)})
        series = _series(pages, servers, worlds, without)
        say(f"Måler {sum(map(len, series.values()))} ting ad gangen")
        measured([one for group in series.values() for one in group], say)
        memory = {name: round(one.worker_mib, 1) for name, one in servers.items()}
        cold = {name: round(one.cold_start, 2) for name, one in servers.items()}
    is_own = options.tree.resolve() == ROOT
    queries, sql_ms = _queries(pages, worlds["large"]) if is_own else ({}, {})
    found = {
        "command": command,
        "date": datetime.now().astimezone().strftime("%Y-%m-%d"),
        "commit": commit,
        "machine": report.machine(_server_version()),
        "factors": {"small": 1, "large": options.factor},
        "queries": queries,
        "sql_ms": sql_ms,
        "excel": None if "excel" in without else excel.compare(times, say),
        "rounds": None if "runder" in without else rounds.compare(server, small, times, say),
    }
    medians = {size: _medians(group) for size, group in series.items()}
    found |= {
        "ratios": ratios(medians["large"], medians["small"], found["excel"]),
        "pages": _page_rows(series),
        "floors": _floors(series["large"]),
        "failures": _failures(series),
        "memory_mib": memory | _growth(found["excel"]),
        "other": _other(medians["large"], cold, generated, server.size(large)),
        "postgresql": SETTINGS,
    }
    report.write(options.to, found)
    say(f"Skrev {options.to / 'results.json'} og results.md")
    return 1 if found["failures"] else 0


def say(words: str) -> None:
    print(f"· {time.strftime('%H:%M:%S')} {words}", flush=True)


def _start(stack: ExitStack, options, urls: dict[str, str]) -> dict[str, Gunicorn]:
    servers, kinds = {}, (("app", APPLICATION, "/sundhed/"), ("stock", STOCK, "/bare/0/"))
    for size, url in urls.items():
        for name, project, ready in kinds:
            log = options.logs / f"gunicorn-{name}-{size}.log"
            tree = options.tree.resolve() if name == "app" else ROOT
            servers[f"{name}_{size}"] = one = Gunicorn(project, url, ready, log, tree)
            stack.callback(one.stop)
    return servers


def _series(pages, servers, worlds, without) -> dict[str, list[Series]]:
    """Everything at the large size; at the small one the pages, for their growth."""
    clients = {name: Client(one.port) for name, one in servers.items()}
    large = plan.all_of(pages, clients["app_large"], clients["stock_large"], worlds["large"])
    if "genbesoeg" in without:
        large = [one for one in large if one.key[0] != "revisit"]
    small = [
        *plan.of_pages(pages, clients["app_small"], worlds["small"]),
        *plan.of_floors(clients["stock_small"], worlds["small"]),
        *plan.of_work(clients["app_small"], worlds["small"]),
    ]
    return {"large": large, "small": small}


def _medians(group: list[Series]) -> dict[tuple, float]:
    return {one.key: one.milliseconds for one in group if one.milliseconds is not None}


def _queries(pages, world: World) -> tuple[dict[str, int], dict[str, float]]:
    """The most own queries that a view of the page makes, and what all its SQL costs by itself."""
    queries, cost = {}, {}
    for page in pages:
        for scope in page.scopes:
            for role in page.roles:
                recorder, _, _ = visit(next(requests(page, world, role, scope)))
                own = sum(query.is_own for query in recorder.queries)
                queries[page.name] = max(queries.get(page.name, 0), own)
            spent = round(sql_seconds(recorder) * 1000, 2)
            cost[page.name] = max(cost.get(page.name, 0), spent)
    return queries, cost


def _page_rows(series: dict[str, list[Series]]) -> list[dict]:
    small = {one.key: one for one in series["small"]}
    revisits = {one.key[1:]: one for one in series["large"] if one.key[0] == "revisit"}
    rows = []
    for one in series["large"]:
        if one.key[0] != "page":
            continue
        little, again = small.get(one.key), revisits.get(one.key[1:])
        _, name, role, scope = one.key
        rows.append(
            {
                "page": name,
                "scope": scope,
                "role": role,
                "small_ms": _rounded(little and little.milliseconds),
                "large_ms": _rounded(one.milliseconds),
                "revisit_ms": _rounded(again and again.milliseconds),
                "unchanged": again.unchanged if again else 0,
                "samples": len(one.samples),
                "kb": round(max(one.sizes, default=0) / 1000),
            }
        )
    return rows


def _rounded(value: float | None) -> float | None:
    return None if value is None else round(value, 2)


def _floors(group: list[Series]) -> dict[str, float]:
    others = [one for one in group if one.key[0] not in ("page", "revisit")]
    return {" ".join(one.key): round(one.milliseconds, 2) for one in others if one.milliseconds}


def _failures(series: dict[str, list[Series]]) -> list[str]:
    """What was refused, and what was too slow to be asked often enough."""
    found = []
    for size, group in series.items():
        for one in group:
            name = f"{size}: {' '.join(one.key)}"
            if one.failures:
                found.append(f"{name}: svar {one.failures}")
            elif len(one.samples) < LEAST:
                found.append(f"{name}: kun {len(one.samples)} målinger, så langsom er den")
    return found


def _growth(found: dict | None) -> dict[str, float]:
    return {"export_growth": found["beskplan"]["growth_mib"]} if found else {}


def _other(medians: dict[tuple, float], cold: dict, generated: float, size: int) -> dict:
    pages = [value for key, value in medians.items() if key[0] == "page"]
    return {
        "requests_per_second_per_core": round(1000 / mean(pages), 1) if pages else None,
        "cold_start_seconds": cold,
        "generated_in_seconds": generated,
        "database_gb": round(size / 1e9, 2),
        "pages_measured": len(PAGES),
    }


def _server_version() -> str:
    with connection.cursor() as cursor:
        cursor.execute("SHOW server_version")
        return cursor.fetchone()[0]
