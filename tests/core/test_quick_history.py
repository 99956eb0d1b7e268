"""What the triggers of the history call for each row: right, and without caught errors.

A caught error makes PostgreSQL go through every foreign key that waits for the commit, so that a
statement of 50,000 rows took the square of the time.
"""

import pghistory
import pghistory.models
import pgtrigger
import pytest
from django.apps import apps
from django.core.management import call_command
from django.core.management.sql import emit_post_migrate_signal
from django.db import connection

from initiatives.models import Plan

FUNCTIONS = ("_pgtrigger_should_ignore", "_pgh_attach_context")


def rows(sql: str, *parameters) -> list[tuple]:
    with connection.cursor() as cursor:
        cursor.execute(sql, parameters)
        return cursor.fetchall()


def catching() -> set[str]:
    found = rows("SELECT proname, prosrc FROM pg_proc WHERE proname = ANY(%s)", list(FUNCTIONS))
    assert {name for name, _ in found} == set(FUNCTIONS)
    return {name for name, source in found if "EXCEPTION" in source}


def contexts() -> list[dict | None]:
    events = apps.get_model("initiatives", "PlanEvent").objects.order_by("pgh_id")
    return [one.pgh_context and one.pgh_context.metadata for one in events]


def rename(title: str) -> None:
    Plan.objects.update(title=title)


@pytest.fixture
def plan(db):
    return Plan.objects.create(
        slug="plan", title="Plan", kind="aftale", year_from=2026, year_to=2029
    )


@pytest.mark.django_db
def test_no_error_is_caught_for_a_row():
    assert not catching()


@pytest.mark.django_db
def test_the_next_migration_mends_what_installing_triggers_put_back():
    call_command("pgtrigger", "install", "initiatives.Plan:insert_insert")
    assert catching()
    emit_post_migrate_signal(verbosity=0, interactive=False, db="default")
    assert not catching()


def test_a_write_without_context_has_none(plan):
    assert contexts() == [None]


def test_all_writes_of_a_change_have_its_context(plan):
    with pghistory.context(user_name="Søren"):
        rename("A")
        rename("B")
    assert contexts() == [None, {"user_name": "Søren"}, {"user_name": "Søren"}]
    assert pghistory.models.Context.objects.count() == 1


def test_what_is_told_of_a_change_later_is_a_context_of_its_own(plan):
    """A stored context is never written again."""
    with pghistory.context(user_name="Søren"):
        rename("A")
        pghistory.context(command="x")
        rename("B")
        rename("C")
    later = {"user_name": "Søren", "command": "x"}
    assert contexts() == [None, {"user_name": "Søren"}, later, later]
    assert pghistory.models.Context.objects.count() == 2


def test_a_write_after_a_change_is_no_part_of_it(transactional_db):
    with pghistory.context(user_name="Søren"):
        Plan.objects.create(slug="a", title="A", kind="aftale", year_from=2026, year_to=2029)
    rename("B")
    assert contexts() == [{"user_name": "Søren"}, None]


def test_no_trigger_can_be_ignored(plan):
    with pgtrigger.ignore("initiatives.Plan:update_update"):
        rename("B")
    assert len(contexts()) == 2
