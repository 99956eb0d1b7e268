"""A mixed load of caseworkers, managers and analysts, reading and writing, on this version and on
an earlier one, each from its own checkout, on its own database and web server.

Turn and turn about: so many users for so many seconds on one, then on the other. Only one of them
works at a time, with as many workers and threads as production has.
"""

import json
import subprocess
import sys
from collections.abc import Callable
from contextlib import ExitStack
from pathlib import Path

from bench.servers.databases import prepare
from bench.servers.postgres import Server
from bench.servers.web_servers import APPLICATION, ROOT, Gunicorn, environment

BEFORE = "d88e527"  # the last version with prepared statements, kept counts and drawn HTML
NOW = "nu"
USERS = (1, 2, 4, 8, 16, 32, 64, 128)
SECONDS = 10
SLOW_MS = 1000  # where the load of a version is not raised any more
WORKERS, THREADS = 2, 4
# version: one dict for each number of users, as users.py prints it
Load = dict[str, list[dict]]


def compare(options, server: Server, database: str, tell: Callable[[str], None]) -> Load:
    number, seconds = (USERS[:3], 2) if options.quick else (USERS, SECONDS)
    tree = checkout(options.logs / BEFORE, server.url("postgres"))
    earlier = prepare(
        server,
        options.logs,
        options.size,
        prefix="before",
        tree=tree,
        generator=("manage.py", "generate_scale"),
    )
    versions = {
        NOW: (ROOT, "bench.visits.visitors", server.url(database)),
        BEFORE: (tree, "tests.bench.visitors", server.url(earlier)),
    }
    found: Load = {name: [] for name in versions}
    with ExitStack() as stack:
        ports, asked = {}, {}
        for name, (root, visitors, url) in versions.items():
            asked[name] = requests(root, visitors, url)
            log = options.logs / f"gunicorn-load-{name}.log"
            web = Gunicorn(APPLICATION, url, log, tree=root, workers=WORKERS, threads=THREADS)
            stack.callback(web.stop)
            ports[name] = web.port
        for turn, users in enumerate(number):
            for name in list(versions)[:: 1 if turn % 2 else -1]:
                if found[name] and found[name][-1]["p95_ms"] > SLOW_MS:
                    continue
                tell(f"Belastning: {users} brugere på {name}")
                found[name].append(_loaded(ports[name], users, seconds, asked[name]))
    return found


def figures(load: Load) -> dict[str, float]:
    most = {name: max(one["per_second"] for one in steps) for name, steps in load.items()}
    return {
        "load.requests_over_before": round(most[NOW] / most[BEFORE], 3),
        "load.requests_per_second": most[NOW],
        "load.users_at_one_second": users_at_one_second(load[NOW]),
        "load.users_at_one_second_before": users_at_one_second(load[BEFORE]),
    }


def users_at_one_second(steps: list[dict]) -> float:
    """Where p95 passes a second, on the line between two steps; the last step where it does not."""
    for before, after in zip(steps, steps[1:], strict=False):
        if after["p95_ms"] > SLOW_MS >= before["p95_ms"]:
            share = (SLOW_MS - before["p95_ms"]) / (after["p95_ms"] - before["p95_ms"])
            return round(before["users"] + share * (after["users"] - before["users"]), 1)
    return steps[-1]["users"]


def checkout(folder: Path, database_url: str) -> Path:
    """The earlier version in a folder of its own, with this one's browser assets."""
    if not (folder / "var" / "static").is_dir():
        (folder / "var").mkdir(parents=True, exist_ok=True)
        packed = subprocess.run(
            ["git", "archive", BEFORE], cwd=ROOT, check=True, stdout=subprocess.PIPE
        )
        subprocess.run(["tar", "-x", "-C", folder], input=packed.stdout, check=True)
        assets = folder / "var" / "assets"
        assets.unlink(missing_ok=True)
        assets.symlink_to(ROOT / "var" / "assets")
        command = [sys.executable, "manage.py", "collectstatic", "--noinput", "--verbosity", "0"]
        subprocess.run(command, cwd=folder, env=environment(folder, database_url), check=True)
    return folder


def requests(tree: Path, visitors: str, database_url: str, *which: str) -> str:
    """What the users of a database ask for, as JSON, found out by its own version's models."""
    script = ROOT / "bench" / "load" / "addresses.py"
    out = subprocess.run(
        [sys.executable, "-P", script, visitors, *which],
        cwd=tree,
        env=environment(tree, database_url),
        check=True,
        stdout=subprocess.PIPE,
        text=True,
    )
    return out.stdout


def _loaded(port: int, users: int, seconds: float, asked: str) -> dict:
    out = subprocess.run(
        [sys.executable, "-m", "bench.load.users", str(port), str(users), str(seconds)],
        cwd=ROOT,
        input=asked,
        check=True,
        stdout=subprocess.PIPE,
        text=True,
    )
    return json.loads(out.stdout)
