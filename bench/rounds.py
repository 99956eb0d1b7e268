"""Opening and closing a round of 50,000 follow-ups: seconds and queries, beside a small one.

Each in a copy of a database, and in a process of its own for its memory:
`python -m bench.rounds SIZE` makes a plan of that size in the database of DATABASE_URL, opens a
round of it, closes it and prints what both took.
"""

import json
import os
import resource
import subprocess
import sys
import time
from collections.abc import Callable
from datetime import date

from bench.servers.postgres import Server
from bench.servers.web_servers import ROOT

DATABASE = "bench_round"
SIZES = (50, 50_000)
AT_ONCE = 5000  # rows of one INSERT


def compare(server: Server, template: str, tell: Callable[[str], None]) -> dict:
    """By size and step: seconds, queries, and the memory of the process in MiB."""
    from django.db import connections

    connections.close_all()  # a database that somebody is connected to cannot be copied
    found = {}
    for size in SIZES:
        tell(f"Runde med {size} opfølgninger")
        server.create(DATABASE, template)
        environment = os.environ | {
            "DATABASE_URL": server.url(DATABASE),
            "DJANGO_SETTINGS_MODULE": "beskplan.settings",
        }
        command = [sys.executable, "-m", "bench.rounds", str(size)]
        out = subprocess.run(
            command, cwd=ROOT, env=environment, check=True, stdout=subprocess.PIPE, text=True
        )
        found[str(size)] = json.loads(out.stdout.splitlines()[-1])
    server.drop(DATABASE)
    return found


def make_plan(size: int):
    from initiatives.models import Initiative, Plan, Responsibility, Unit
    from targets.models import Area, Indicator, Target

    plan = Plan.objects.create(
        slug="maaling", title="Opdigtet plan", kind="aftale", year_from=2026, year_to=2029
    )
    units = list(Unit.objects.exclude(parent=None))
    initiatives = Initiative.objects.bulk_create(
        (
            Initiative(
                plan=plan, code=str(number), title=f"Opdigtet {number}", position=number // 2
            )
            for number in range(1, size + 1)
        ),
        batch_size=AT_ONCE,
    )
    Responsibility.objects.bulk_create(
        (
            Responsibility(initiative=one, unit=units[place % len(units)], role="ansvarlig")
            for place, one in enumerate(initiatives)
        ),
        batch_size=AT_ONCE,
    )
    indicator, area = Indicator.objects.earliest("pk"), Area.objects.latest("pk")
    Target.objects.bulk_create(
        (
            Target(
                kind="indsatsmaal",
                plan=plan,
                initiative=one,
                number=1,
                title="Opdigtet mål",
                wording="Mindst 10.",
                indicator=indicator,
                area=area,
                comparator="mindst",
                value=10,
                measured_as="niveau",
            )
            for one in initiatives
        ),
        batch_size=AT_ONCE,
    )
    return plan


def open_and_close(plan) -> dict:
    from django.contrib.auth.models import User
    from django.utils import timezone

    from followup.rounds import cycle
    from initiatives.roles import PLANNER

    by, opened = User.objects.filter(groups__name=PLANNER).first(), []

    def opening():
        opened.append(
            cycle.open_round(
                plan=plan,
                slug="maaling",
                title="Måling",
                cutoff=date(2026, 9, 30),
                by=by,
                at=timezone.now(),
            )
        )

    def closing():
        cycle.close_round(
            follow_up_round=opened[0],
            by=by,
            at=timezone.now(),
            missing_confirmed=True,
            unapproved_confirmed=True,
        )

    return {"open": _counted(opening), "close": _counted(closing)}


def _counted(act: Callable[[], None]) -> dict:
    from django.db import connection

    queries = 0

    def count(execute, sql, params, many, context):
        nonlocal queries
        queries += 1
        return execute(sql, params, many, context)

    began = time.perf_counter()
    with connection.execute_wrapper(count):
        act()
    return {
        "seconds": round(time.perf_counter() - began, 2),
        "queries": queries,
        "memory_mib": round(resource.getrusage(resource.RUSAGE_SELF).ru_maxrss / 1024),
    }


def main() -> None:
    import django

    django.setup()
    from django.db import connection

    plan = make_plan(int(sys.argv[1]))
    with connection.cursor() as cursor:
        cursor.execute("ANALYZE")
    print(json.dumps(open_and_close(plan)))


if __name__ == "__main__":
    main()
