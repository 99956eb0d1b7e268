"""python3 run.py load: people at work on an installation of its own, and what they meet.

Ends by itself: within ten minutes with the numbers that it has unless told otherwise.
"""

import argparse
import json
import os
import subprocess
import sys
from collections import Counter
from datetime import UTC, datetime
from pathlib import Path
from statistics import quantiles

from bench.figures.report import machine, table
from bench.load.browser import WRITTEN, Moment, Outcome, Record, beginning, outcome
from bench.load.comparison import THREADS, WORKERS, requests
from bench.servers.databases import prepare
from bench.servers.postgres import Server
from bench.servers.web_servers import APPLICATION, ROOT, Gunicorn

VAR = Path(os.environ.get("BESKPLAN_VAR") or ROOT / "var").resolve() / "bench"
RESULTS = ROOT / "bench" / "results" / "load.md"
DATABASE, SIZE = "load", 1
USERS, SECONDS, QUICK_SECONDS = (50, 100, 200), 120, 20
PERCENT = 50, 95, 99
# At most, in milliseconds for 95 of 100 answers; and the connections that are cut off.
P95_MS = {100: 1000}
DROPPED = {200: 0}


def main() -> int:
    options = arguments()
    os.environ |= {
        "BESKPLAN_DEMO": "0",
        "BESKPLAN_SECURE": "0",  # as production is behind its proxy
        "BESKPLAN_ALLOWED_HOSTS": "127.0.0.1",
        "BESKPLAN_SECRET_KEY": "opdigtet-" * 6,
    }
    VAR.mkdir(parents=True, exist_ok=True)
    server = Server(VAR)
    server.create(DATABASE, template=prepare(server, VAR, SIZE))
    web = None
    try:
        asked = requests(ROOT, "bench.visits.visitors", server.url(DATABASE), "whole")
        web = Gunicorn(
            APPLICATION,
            server.url(DATABASE),
            VAR / "gunicorn-load.log",
            workers=WORKERS,
            threads=THREADS,
            options=(),
        )
        steps = [step(web.port, users, options.seconds, asked, server) for users in options.users]
    finally:
        if web:
            web.stop()
        server.drop(DATABASE)
    version = server.ask("SHOW server_version")[0][0]
    words = report(steps, version, " ".join(["python3 run.py load", *sys.argv[1:]]), options.note)
    print(words)
    if options.publish:
        RESULTS.write_text(words, encoding="utf-8")
        print(f"· Skrev {RESULTS}")
    wrong = missed(steps)
    for one in wrong:
        print(f"· {one}")
    return 1 if wrong else 0


def arguments() -> argparse.Namespace:
    parser = argparse.ArgumentParser(prog="python3 run.py load", description="Belast Beskplan.")
    numbers = ",".join(map(str, USERS))
    parser.add_argument("--users", default=numbers, help=f"antal brugere, {numbers}")
    parser.add_argument("--seconds", type=float, default=SECONDS, help="for hvert antal")
    parser.add_argument("--quick", action="store_true", help=f"kun {QUICK_SECONDS} sekunder")
    parser.add_argument("--publish", action="store_true", help=f"skriv {RESULTS.name}")
    parser.add_argument("--note", default="", help="hvad maskinen ellers lavede")
    options = parser.parse_args()
    options.users = [int(number) for number in options.users.split(",")]
    if options.quick:
        options.seconds = QUICK_SECONDS
    return options


def step(port: int, users: int, seconds: float, asked: str, server: Server) -> dict:
    """What so many people met, by figures."""
    print(f"· {users} brugere i {seconds:g} sekunder", flush=True)
    done = subprocess.run(
        [sys.executable, "-m", "bench.load.day", str(port), str(users), str(seconds)],
        cwd=ROOT,
        input=asked,
        check=True,
        stdout=subprocess.PIPE,
        text=True,
    )
    said = json.loads(done.stdout)
    rows = server.ask(WRITTEN, beginning(f"{users}-"), name=DATABASE)
    record = Record([Moment(*one) for one in said["moments"]], said["confirmed"])
    return figures(users, seconds, record, outcome(record, rows))


def figures(users: int, seconds: float, record: Record, found: Outcome) -> dict:
    pages: dict[str, list[float]] = {}
    for one in record.moments:
        pages.setdefault(one.what, []).append(one.seconds)
    statuses = Counter(one.status for one in record.moments)
    return {
        "users": users,
        "seconds": seconds,
        "requests": len(record.moments),
        "per_second": len(record.moments) / seconds,
        "errors": sum(number for status, number in statuses.items() if status >= 400),
        "statuses": dict(statuses),
        "dropped": statuses[0],
        "milliseconds": milliseconds([one.seconds for one in record.moments]),
        "longest": max((one.seconds for one in record.moments), default=0) * 1000,
        "confirmed": len(record.confirmed),
        "refused": sum(one.what == "gem" and one.status == 200 for one in record.moments),
        "outcome": [len(tokens) for tokens in found],
        "pages": {name: milliseconds(took) for name, took in sorted(pages.items())},
    }


def milliseconds(took: list[float]) -> list[float]:
    """Of PERCENT of the answers."""
    if len(took) < 2:
        return [1000 * took[0] if took else 0.0] * len(PERCENT)
    cut = quantiles(took, n=100, method="inclusive")
    return [1000 * cut[percent - 1] for percent in PERCENT]


def missed(steps: list[dict]) -> list[str]:
    wrong = []
    for one in steps:
        users = one["users"]
        lost, doubled, torn = one["outcome"]
        if lost or doubled or torn or one["errors"]:
            wrong.append(
                f"{users} brugere: {lost} tabt, {doubled} dobbelt, {torn} halve, "
                f"{one['errors']} fejl"
            )
        if (p95 := one["milliseconds"][1]) > P95_MS.get(users, p95):
            wrong.append(f"{users} brugere: p95 {p95:.0f} ms, højst {P95_MS[users]}")
        if one["dropped"] > DROPPED.get(users, one["dropped"]):
            wrong.append(f"{users} brugere: {one['dropped']} afbrudte forbindelser")
    return wrong


def report(steps: list[dict], version: str, command: str, note: str) -> str:
    here = machine(version)
    day = datetime.now(UTC).strftime("%Y-%m-%d")
    return "\n\n".join(
        [
            "# Mange på én gang",
            f"`{command}`, {day}. {here['cores']} kerner ({here['processor']}), "
            f"{here['memory_gib']} GiB, PostgreSQL {version}, Python {here['python']}; "
            f"gunicorn med {WORKERS} × {THREADS} tråde. Belastningen kom fra samme maskine. {note}",
            "Svartider i ms; hver bruger tænker 3-8 sekunder mellem to sider.",
            table(
                (
                    *("brugere", "s", "forespørgsler", "pr. s", "fejl", "afbrudte", "p50", "p95"),
                    *("p99", "længste", "gemt", "mødte en andens ændring", "tabt/dobbelt/halve"),
                ),
                map(_row, steps),
            ),
            "## Hver side (p50 p95 p99)",
            table(
                ("side", *(f"{one['users']} brugere" for one in steps)),
                (
                    (f"`{name}`", *(_page(one["pages"].get(name)) for one in steps))
                    for name in sorted({name for one in steps for name in one["pages"]})
                ),
            ),
            "",
        ]
    )


def _row(one: dict) -> tuple:
    return (
        one["users"],
        f"{one['seconds']:g}",
        one["requests"],
        f"{one['per_second']:.1f}",
        one["errors"],
        one["dropped"],
        *(f"{value:.0f}" for value in one["milliseconds"]),
        f"{one['longest']:.0f}",
        one["confirmed"],
        one["refused"],
        "/".join(map(str, one["outcome"])),
    )


def _page(values: list[float] | None) -> str:
    return " ".join(f"{value:.0f}" for value in values or [])


if __name__ == "__main__":
    sys.exit(main())
