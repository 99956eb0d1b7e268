"""Statements whose plan a connection keeps answer as if they were asked anew each time."""

import pytest
from django.db import connection, transaction
from django.db.models import Value
from django.test.utils import CaptureQueriesContext

from initiatives.models import Initiative, Plan
from initiatives.statements import Given, Objects, Statement

pytestmark = pytest.mark.django_db
PK = Given()


def by_pk() -> Objects:
    return Objects(lambda: Initiative.objects.filter(pk=Value(PK)), kept=True)


def prepared() -> list[str]:
    with connection.cursor() as cursor:
        cursor.execute("SELECT statement FROM pg_prepared_statements WHERE name ~ '^beskplan_'")
        return [row[0] for row in cursor.fetchall()]


def test_each_request_gets_what_it_asks_for(cast):
    asked = by_pk()
    for one in Initiative.objects.all():
        assert asked.list({PK: one.pk}) == [one]
    assert asked.list({PK: -1}) == []


def test_a_change_is_seen_at_once(cast):
    asked = by_pk()
    asked.list({PK: cast.mentor.pk})
    Initiative.objects.filter(pk=cast.mentor.pk).update(title="100 % nyt 'navn'")
    assert asked.first({PK: cast.mentor.pk}).title == "100 % nyt 'navn'"


def test_lists_and_texts_may_change(cast):
    units, slug = Given(), Given()
    asked = Statement.of(
        "SELECT slug FROM initiatives_plan WHERE id = ANY(%s::bigint[]) AND slug <> %s AND %s",
        [units, slug, True],
    ).kept()
    known = list(Plan.objects.values_list("pk", "slug"))
    for pk, name in known:
        assert asked.run({units: [pk, -1], slug: "%s"}) == [(name,)]
        assert asked.run({units: [pk], slug: name}) == []
    assert asked.run({units: [], slug: ""}) == []


def test_values_that_the_statement_does_not_ask_for_are_let_be(cast):
    asked = by_pk()
    assert asked.first({Given(): "ukendt", PK: cast.mentor.pk}) == cast.mentor


def test_a_connection_prepares_it_once(cast):
    asked = by_pk()
    before = len(prepared())
    for _ in range(3):
        asked.list({PK: cast.mentor.pk})
    assert len(prepared()) == before + 1


def test_whoever_counts_the_queries_sees_the_statement_itself(cast):
    asked = by_pk()
    with CaptureQueriesContext(connection) as captured:
        asked.list({PK: cast.mentor.pk})
    (query,) = captured.captured_queries
    assert query["sql"].startswith("SELECT")
    assert f'"initiatives_initiative"."id" = {cast.mentor.pk}' in query["sql"]


def test_where_connections_are_shared_between_transactions_nothing_is_prepared(cast, monkeypatch):
    monkeypatch.setitem(connection.settings_dict, "DISABLE_SERVER_SIDE_CURSORS", True)
    before = len(prepared())
    assert by_pk().first({PK: cast.mentor.pk}) == cast.mentor
    assert len(prepared()) == before


@pytest.mark.django_db(transaction=True)
def test_it_outlives_a_transaction_that_is_undone():
    asked = Statement.of("SELECT %s::bigint", [PK]).kept()
    with transaction.atomic():
        asked.run({PK: 1})
        transaction.set_rollback(True)
    assert asked.run({PK: 2}) == [(2,)]


@pytest.mark.django_db(transaction=True)
def test_a_new_connection_prepares_it_anew():
    asked = Statement.of("SELECT %s::bigint", [PK]).kept()
    asked.run({PK: 1})
    connection.close()
    assert asked.run({PK: 2}) == [(2,)]


@pytest.mark.django_db(transaction=True)
def test_what_follows_on_the_connection_is_planned_as_ever():
    Statement.of("SELECT %s::bigint", [PK]).kept().run({PK: 1})
    with connection.cursor() as cursor:
        cursor.execute("SHOW plan_cache_mode")
        assert cursor.fetchone() == ("auto",)


@pytest.mark.django_db(transaction=True)
def test_a_changed_table_is_planned_anew():
    asked = Statement.of("SELECT count(*) FROM pg_temp.few WHERE id = %s", [PK]).kept()
    with connection.cursor() as cursor:
        cursor.execute("CREATE TEMPORARY TABLE few AS SELECT 1::bigint AS id")
        assert asked.run({PK: 1}) == [(1,)]
        cursor.execute("ALTER TABLE few ADD COLUMN other text; CREATE INDEX ON few (id)")
        assert asked.run({PK: 1}) == [(1,)]
        cursor.execute("DROP TABLE few")
