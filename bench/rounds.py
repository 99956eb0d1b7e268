"""Opening and closing a round of 50,000 follow-ups: seconds and queries, beside a small one.

Each time in a fresh copy of a database with the plan. `python -m bench.rounds make SIZE`
makes the plan in the database of DATABASE_URL, `… run` opens and closes its round.
"""

import json
import os
import subprocess
import sys
import time
from collections.abc import Callable
from pathlib import Path
from statistics import median

from bench.postgres import Server

ROOT = Path(__file__).resolve().parent.parent
DATABASE, PLAN = "scale_round", "scale_round_plan"
LARGE, SMALL = 50_000, 50
SLUG = "maaling"
INITIATIVES = """
    INSERT INTO initiatives_initiative (plan_id, code, title, position, purpose, description,
        status, source_status, lapse_reason, lapse_reference, calculated_status, deviation, version,
        source_place, source_note)
    SELECT %s, number::text, 'Opdigtet initiativ ' || number, number / 2, '', '', '', '', '', '',
        'i-gang', '', 1, '', '' FROM generate_series(1, %s) number
"""
LEADERS = """
    INSERT INTO initiatives_responsibility (initiative_id, unit_id, role, from_text, printed_as,
        position, source_place, source_note)
    SELECT one.id, unit.id, 'ansvarlig', false, '', 0, '', '' FROM initiatives_initiative one
    JOIN (SELECT id, row_number() OVER (ORDER BY id) - 1 AS place, count(*) OVER () AS number
        FROM initiatives_unit WHERE parent_id IS NOT NULL) unit
        ON unit.place = one.id %% unit.number WHERE one.plan_id = %s
"""
TARGETS = """
    INSERT INTO targets_target (kind, plan_id, initiative_id, number, title, wording, indicator_id,
        area_id, comparator, value, measured_as, baseline_derived, deadline_wording, recurrence,
        equivalent_to, verdict, standing, source_place, source_note)
    SELECT 'indsatsmaal', plan_id, id, 1, 'Opdigtet mål', 'Mindst 10.', (SELECT min(id) + 1 FROM
        targets_indicator), (SELECT max(id) FROM targets_area), 'mindst', 10, 'niveau', false, '',
        'en-gang', '', 'i-gang', '', '', '' FROM initiatives_initiative WHERE plan_id = %s
"""


def compare(server: Server, template: str, times: int, tell: Callable[[str], None]) -> dict:
    """Of both sizes: median seconds, most queries, and most memory of the process in MiB."""
    from django.db import connections

    connections.close_all()  # a database that somebody is connected to cannot be copied
    found = {}
    for size in (SMALL, LARGE):
        server.create(PLAN, template)
        _in_a_process(server.url(PLAN), "make", str(size))
        taken = []
        for turn in range(1, times + 1):
            tell(f"Runde med {size}: omgang {turn} af {times}")
            server.create(DATABASE, PLAN)
            taken.append(json.loads(_in_a_process(server.url(DATABASE), "run").splitlines()[-1]))
        found[str(size)] = {step: _summed_up([one[step] for one in taken]) for step in taken[0]}
    server.drop(DATABASE)
    server.drop(PLAN)
    return found


def _summed_up(taken: list[dict]) -> dict:
    return {
        "seconds": round(median(one["seconds"] for one in taken), 2),
        "queries": max(one["queries"] for one in taken),
        "memory_mib": max(one["memory_mib"] for one in taken),
        "times": len(taken),
    }


def _in_a_process(url: str, *arguments: str) -> str:
    environment = os.environ | {"DATABASE_URL": url, "DJANGO_SETTINGS_MODULE": "beskplan.settings"}
    command = [sys.executable, "-m", "bench.rounds", *arguments]
    out = subprocess.run(
        command, cwd=ROOT, env=environment, check=True, stdout=subprocess.PIPE, text=True
    )
    return out.stdout


def make(size: int) -> None:
    from django.db import connection

    from initiatives.models import Plan

    plan = Plan.objects.create(
        slug=SLUG,
        title="Opdigtet plan til måling",
        kind="aftale",
        year_from=2026,
        year_to=2029,
    )
    with connection.cursor() as cursor:
        cursor.execute(INITIATIVES, [plan.pk, size])
        cursor.execute(LEADERS, [plan.pk])
        cursor.execute(TARGETS, [plan.pk])
        cursor.execute("ANALYZE")


def run() -> None:
    from datetime import date

    from django.contrib.auth.models import User
    from django.utils import timezone

    from initiatives.models import Plan
    from initiatives.roles import PLANNER
    from targets import cycle

    by = User.objects.filter(groups__name=PLANNER).first()
    plan = Plan.objects.get(slug=SLUG)
    opened, opening = _counted(
        lambda: cycle.open_round(
            plan=plan,
            slug=SLUG,
            title="Måling",
            cutoff=date(2026, 9, 30),
            by=by,
            at=timezone.now(),
        )
    )
    _, closing = _counted(
        lambda: cycle.close_round(follow_up_round=opened, by=by, at=timezone.now(), confirmed=True)
    )
    print(json.dumps({"open": opening, "close": closing}))


def _counted(act) -> tuple[object, dict]:
    import resource

    from django.db import connection

    queries = 0

    def count(execute, sql, params, many, context):
        nonlocal queries
        queries += 1
        return execute(sql, params, many, context)

    began = time.perf_counter()
    with connection.execute_wrapper(count):
        result = act()
    seconds = time.perf_counter() - began
    memory = round(resource.getrusage(resource.RUSAGE_SELF).ru_maxrss / 1024)
    return result, {"seconds": seconds, "queries": queries, "memory_mib": memory}


def main() -> None:
    import django

    django.setup()
    if sys.argv[1] == "make":
        make(int(sys.argv[2]))
    else:
        run()


if __name__ == "__main__":
    main()
