"""python3 run.py bench [--factor N] [--pages a,b] [--quick] [--profile NAME]"""

import argparse
import os
import subprocess
import sys
from datetime import datetime
from pathlib import Path

ROOT = Path(__file__).resolve().parent.parent
VAR = Path(os.environ.get("BESKPLAN_VAR") or ROOT / "var").resolve() / "bench"
SMALL, LARGE = 1.0, 1000.0
QUICK = 20.0


def main() -> int:
    options = arguments()
    os.environ["BESKPLAN_DEMO"] = "1"  # host names of this machine, no TLS
    os.environ["BESKPLAN_SECRET_KEY"] = "opdigtet-" * 6  # one for all: they share the sessions
    if options.browser:
        from bench import browser

        browser.main()
        return 0
    from bench.databases import prepare
    from bench.postgres import Server

    VAR.mkdir(parents=True, exist_ok=True)
    server = Server(VAR)
    large, seconds = prepare(server, VAR, options.factor)
    small, _ = prepare(server, VAR, SMALL)
    os.environ["DATABASE_URL"] = server.url(large)
    os.environ["BESKPLAN_BENCH_SMALL"] = server.url(small)
    os.environ["DJANGO_SETTINGS_MODULE"] = "bench.settings"
    import django

    django.setup()
    from bench import run

    if options.profile:
        print(run.profile(options.profile, options.role, options.view))
        return 0
    return run.run(options, server, large, small, seconds, _command(), _commit())


def arguments():
    parser = argparse.ArgumentParser(prog="python3 run.py bench", description="Mål ydeevnen.")
    parser.add_argument("--factor", type=float, default=LARGE, help="den store database (1000)")
    parser.add_argument("--quick", action="store_true", help=f"samme som --factor {QUICK:g}")
    parser.add_argument("--pages", default="", help="kun disse sider, med komma imellem")
    parser.add_argument("--without", default="", help="udelad: excel, runder, genbesoeg")
    parser.add_argument(
        "--tree", type=Path, default=ROOT, help="mål programmet i et andet arbejdstræ"
    )
    parser.add_argument("--to", type=Path, help="skriv resultaterne i denne mappe")
    parser.add_argument(
        "--browser", action="store_true", help="mål kun, hvor hurtigt sider ses i en browser"
    )
    parser.add_argument("--profile", metavar="SIDE", help="vis kun, hvad én side bruger tid på")
    parser.add_argument("--role", default="sagsbehandler", help="hvem der besøger den")
    parser.add_argument("--view", default="", help="plan eller alle")
    options = parser.parse_args()
    if options.quick:
        options.factor = QUICK
    # Only a whole run may replace the published figures.
    own = options.tree.resolve() == ROOT
    is_whole = own and options.factor == LARGE and not options.pages and not options.without
    options.is_whole = is_whole
    options.logs = VAR
    options.to = options.to or (ROOT / "bench" / "results" if is_whole else VAR)
    return options


def _command() -> str:
    return " ".join(["python3 run.py bench", *sys.argv[1:]])


def _commit() -> str:
    said = subprocess.run(
        ["git", "rev-parse", "--short", "HEAD"],
        cwd=ROOT,
        capture_output=True,
        text=True,
        check=False,
    )
    return said.stdout.strip()


def today() -> str:
    return datetime.now().astimezone().strftime("%Y-%m-%d")


if __name__ == "__main__":
    sys.exit(main())
