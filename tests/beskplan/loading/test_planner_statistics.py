"""Right after many rows are written PostgreSQL may still believe that there are none; no page may
take it half a minute for that."""

import pytest
from django.conf import settings
from django.core.management import call_command
from django.db import connection
from django.test.utils import CaptureQueriesContext

from beskplan.dashboard.changes import latest_changes_of
from initiatives.models import Initiative, Plan, Responsibility
from initiatives.permissions import NOBODY
from targets.models import Measurement, Target
from tests.plans import run_of

# As ANALYZE leaves them that meets pages whose rows were all taken back.
BELIEVED_EMPTY = """
    UPDATE pg_class SET reltuples = 0, relpages = greatest(relpages, 1)
    WHERE relkind = 'r' AND relnamespace = 'public'::regnamespace
"""
FORGET_VALUES = """
    DELETE FROM pg_statistic WHERE starelid IN (
        SELECT oid FROM pg_class WHERE relnamespace = 'public'::regnamespace
    )
"""
# Some initiatives times some units; every event times every initiative times every unit is a
# thousand times as much.
MOST_VISITED = 300_000


def believe_empty():
    with connection.cursor() as cursor:
        cursor.execute("ANALYZE")
        cursor.execute(BELIEVED_EMPTY)
        cursor.execute(FORGET_VALUES)


def believed_rows(model) -> int:
    with connection.cursor() as cursor:
        cursor.execute(
            "SELECT reltuples FROM pg_class WHERE oid = %s::regclass", [model._meta.db_table]
        )
        (number,) = cursor.fetchone()
    return int(number)


@pytest.mark.django_db
def test_a_load_tells_the_planner_what_it_has_written():
    believe_empty()
    call_command("load_plans", fixtures=settings.BASE_DIR / "fixtures", verbosity=0)
    for model in (Initiative, Responsibility, Target, Measurement):
        assert believed_rows(model) == model.objects.count() > 0


def visited(sql: str) -> int:
    """How many rows the steps of the answer look at, those that they pass over included."""
    return sum(_looked_at(step) for step in run_of(sql))


def _looked_at(node: dict) -> int:
    passed_over = ("Rows Removed by Filter", "Rows Removed by Join Filter")
    each = node["Actual Rows"] + sum(node.get(name, 0) for name in passed_over)
    return int(each * node["Actual Loops"])


@pytest.mark.parametrize("of_plan", [True, False])
def test_a_units_newest_changes_are_few_rows_whatever_the_planner_believes(five_plans, of_plan):
    plan = Plan.objects.get(slug="beskaeftigelsesplan-2014") if of_plan else None
    led = Responsibility.objects.filter(initiative__plan=plan) if plan else Responsibility.objects
    lead = led.values_list("unit", flat=True).first()
    believe_empty()
    with connection.cursor() as cursor:
        cursor.execute("SET LOCAL statement_timeout = '60s'")
    with CaptureQueriesContext(connection) as captured:
        latest_changes_of(Initiative.objects.for_plan(plan).involving([lead]), NOBODY)
    assert sum(visited(query["sql"]) for query in captured.captured_queries) < MOST_VISITED
