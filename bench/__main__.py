"""python3 run.py bench [--quick] [--strain] [--pages a,b] [--profile PAGE] …"""

import argparse
import os
import sys
from pathlib import Path

from bench.servers.web_servers import ROOT

VAR = Path(os.environ.get("BESKPLAN_VAR") or ROOT / "var").resolve() / "bench"
RESULTS = ROOT / "bench" / "results"
SMALL, LARGE, STRAIN = 1, 50, 1000  # a municipality's plans, its forty years, the whole country


def main() -> int:
    options = arguments()
    os.environ["BESKPLAN_DEMO"] = "1"  # host names of this machine, no TLS
    os.environ["BESKPLAN_SECRET_KEY"] = "opdigtet-" * 6  # one for all: they share the sessions
    if options.browser:
        from bench import browser

        browser.main()
        return 0
    from bench.servers.databases import prepare
    from bench.servers.postgres import Server

    VAR.mkdir(parents=True, exist_ok=True)
    server = Server(VAR)
    large = prepare(server, VAR, options.size)
    small = prepare(server, VAR, SMALL)
    os.environ["DATABASE_URL"] = server.url(large)
    os.environ["BESKPLAN_BENCH_SMALL"] = server.url(small)
    os.environ["DJANGO_SETTINGS_MODULE"] = "bench.settings"
    os.environ["BESKPLAN_STATEMENT_SECONDS"] = "0"  # its own; the measured servers have theirs
    import django

    django.setup()
    from bench import run, strain

    if options.profile:
        print(run.profile(options.profile, options.role, options.view))
        return 0
    command = " ".join(["python3 run.py bench", *sys.argv[1:]])
    if options.strain:
        return strain.run(options, server, large, small, command)
    return run.run(options, server, large, small, command)


def arguments() -> argparse.Namespace:
    parser = argparse.ArgumentParser(prog="python3 run.py bench", description="Mål ydeevnen.")
    parser.add_argument(
        "--quick", action="store_true", help="prøv målingen: størrelse 1 og få af alting"
    )
    parser.add_argument("--pages", default="", help="kun disse sider, med komma imellem")
    parser.add_argument("--without", default="", help="udelad: excel, load, fresh")
    parser.add_argument(
        "--strain", action="store_true", help=f"belast i stedet: størrelse {STRAIN}"
    )
    parser.add_argument(
        "--browser", action="store_true", help="mål kun, hvor hurtigt sider ses i en browser"
    )
    parser.add_argument("--profile", metavar="SIDE", help="vis kun, hvad én side bruger tid på")
    parser.add_argument("--role", default="sagsbehandler", help="hvem der besøger den")
    parser.add_argument("--view", default="", help="plan eller alle")
    options = parser.parse_args()
    options.size = SMALL if options.quick else STRAIN if options.strain else LARGE
    options.without = options.without.split(",")
    # Only a whole run may replace the published figures.
    is_whole = not options.quick and not options.pages and options.without == [""]
    options.to = RESULTS if is_whole else VAR
    options.logs = VAR
    return options


if __name__ == "__main__":
    sys.exit(main())
