"""Opening and closing a round of 50,000 follow-ups: seconds and queries, beside a small one.

In a database of its own, a copy of the small one; `python -m tests.bench.cycle SIZE` runs there.
"""

import json
import os
import subprocess
import sys
import time
from pathlib import Path

from tests.bench.server import Server

ROOT = Path(__file__).resolve().parent.parent.parent
DATABASE = "scale_round"
LARGE, SMALL = 50_000, 50
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


def compare(server: Server, template: str) -> dict:
    """Of both sizes: seconds, queries, and memory of the process in MiB."""
    from django.db import connections

    connections.close_all()  # a database that somebody is connected to cannot be copied
    found = {}
    for size in (SMALL, LARGE):
        server.create(DATABASE, template)
        environment = {
            **os.environ,
            "DATABASE_URL": server.url(DATABASE),
            "DJANGO_SETTINGS_MODULE": "beskplan.settings",
        }
        command = [sys.executable, "-m", "tests.bench.cycle", str(size)]
        out = subprocess.run(
            command, cwd=ROOT, env=environment, check=True, stdout=subprocess.PIPE, text=True
        )
        found[str(size)] = json.loads(out.stdout.splitlines()[-1])
    server.drop(DATABASE)
    return found


def main(size: int) -> None:
    import django

    django.setup()
    from datetime import date

    from django.contrib.auth.models import User
    from django.utils import timezone

    from initiatives.models import Plan
    from initiatives.roles import PLANNER
    from targets import cycle

    by = User.objects.filter(groups__name=PLANNER).first()
    plan = _plan(Plan, size)
    opened, opening = _counted(
        lambda: cycle.open_round(
            plan=plan,
            slug="maaling",
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


def _plan(model, size: int):
    from django.db import connection

    title = "Opdigtet plan til måling"
    plan = model.objects.create(
        slug="maaling", title=title, kind="aftale", year_from=2026, year_to=2029
    )
    with connection.cursor() as cursor:
        cursor.execute(INITIATIVES, [plan.pk, size])
        cursor.execute(LEADERS, [plan.pk])
        cursor.execute(TARGETS, [plan.pk])
        cursor.execute("ANALYZE")
    return plan


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
    seconds = round(time.perf_counter() - began, 2)
    memory = round(resource.getrusage(resource.RUSAGE_SELF).ru_maxrss / 1024)
    return result, {"seconds": seconds, "queries": queries, "memory_mib": memory}


if __name__ == "__main__":
    main(int(sys.argv[1]))
