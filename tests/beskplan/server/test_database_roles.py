"""The application's role writes history and cannot rewrite it; whoever reads only reads."""

import pghistory
import pytest
from django.contrib.admin.models import LogEntry
from django.db import DatabaseError, connection, transaction
from pghistory.models import Context

from beskplan.server.database import Login
from beskplan.server.database_roles import (
    application_owns_nothing,
    application_role,
    grant_rights,
    is_member,
    missing_roles,
    reader_role,
)
from initiatives.models import Initiative
from tests.cast import make_user

REWRITING = {
    "an event": "UPDATE initiatives_initiativeevent SET title = 'Omskrevet'",
    "an event's deletion": "DELETE FROM initiatives_initiativeevent",
    "emptied events": "TRUNCATE initiatives_initiativeevent",
    "who did it": """UPDATE pghistory_context SET metadata = '{"user_name": "En Anden"}'""",
    "who did it, deleted": "DELETE FROM pghistory_context",
    "who did it, emptied": "TRUNCATE pghistory_context CASCADE",
    "triggers off": "ALTER TABLE initiatives_initiativeevent DISABLE TRIGGER USER",
    "a trigger dropped": "DROP TRIGGER only_added ON initiatives_initiativeevent",
    "another function": "CREATE OR REPLACE FUNCTION refuse_rewriting() RETURNS trigger AS"
    " 'BEGIN RETURN NEW; END' LANGUAGE plpgsql",
    "a replica's rules": "SET session_replication_role = replica",
    "a table in front": "CREATE TEMP TABLE initiatives_initiativeevent (id bigint)",
    "the administration's log": "DELETE FROM django_admin_log",
    "the administration's log, rewritten": "UPDATE django_admin_log SET object_repr = ''",
    "the security log": "DELETE FROM beskplan_securityevent",
    "the security log, rewritten": "UPDATE beskplan_securityevent SET username = ''",
    "a person": "DELETE FROM auth_user",
    "the rights of roles": "DELETE FROM auth_group_permissions",
    "migrations": "DELETE FROM django_migrations",
}
IGNORING = "SELECT set_config('pgtrigger.ignore', array_agg(tgname)::text, true) FROM pg_trigger"
ON_PURPOSE = "SET LOCAL beskplan.owner_rewrites = 'on'"


def run(*statements):
    with connection.cursor() as cursor:
        for statement in statements:
            cursor.execute(statement)


def act_as(role):
    run(f"SET LOCAL ROLE {connection.ops.quote_name(role)}")


@pytest.fixture
def roles(db):
    """Both roles with their rights; gone with the test's transaction."""
    anna = Login("anna_som_laeser", "")
    for statement, _ in missing_roles(connection, Login("beskplan_som_app", ""), [anna]):
        run(statement)
    grant_rights(connection)


@pytest.fixture
def as_application(cast, roles):
    with pghistory.context(user_name="Søren Sørensen"):
        Initiative.objects.filter(pk=cast.mentor.pk).update(title="Nyt navn")
    LogEntry.objects.create(
        user=cast.people.signe, action_flag=2, object_repr="En rolle", change_message=""
    )
    act_as(application_role(connection))


def refused(*statements):
    """What the database says to the last of them."""
    with pytest.raises(DatabaseError) as error, transaction.atomic():
        run(*statements)
    return str(error.value)


@pytest.mark.parametrize("statement", REWRITING.values(), ids=REWRITING)
def test_the_application_cannot_rewrite(as_application, statement):
    said = refused(statement)
    assert "permission denied" in said or "must be owner" in said


@pytest.mark.parametrize("setting", [IGNORING, ON_PURPOSE])
def test_no_setting_opens_the_history(as_application, setting):
    said = refused(setting, REWRITING["an event"])
    assert "permission denied" in said


@pytest.mark.parametrize("table", ["initiatives_initiativeevent", "pghistory_context"])
@pytest.mark.parametrize("statement", ["UPDATE {} SET {} = {}", "DELETE FROM {}", "TRUNCATE {}"])
def test_the_owner_rewrites_nothing_by_mistake(as_application, table, statement):
    key = "id" if table == "pghistory_context" else "pgh_id"
    run("RESET ROLE")
    assert "they are only added" in refused(statement.format(table, key, key))


def test_the_owner_may_take_away_what_must_not_be_stored(as_application):
    run("RESET ROLE", ON_PURPOSE, REWRITING["the administration's log"])
    assert not LogEntry.objects.exists()


def test_a_change_of_the_application_has_its_history_whatever_is_ignored(as_application, cast):
    run(IGNORING)
    with pghistory.context(user_name="Mette Munk"):
        Initiative.objects.filter(pk=cast.mentor.pk).update(title="Endnu et navn")
    latest = cast.mentor.events.order_by("-pgh_id")[0]
    assert (latest.title, latest.pgh_context.metadata["user_name"]) == (
        "Endnu et navn",
        "Mette Munk",
    )


def test_a_later_change_cannot_borrow_a_context_to_give_it_another_name(as_application, cast):
    context = Context.objects.get()
    run(
        f"SELECT set_config('pghistory.context_id', '{context.pk}', true)",
        "SELECT set_config('pghistory.context_metadata', '{\"user_name\": \"En Anden\"}', true)",
        "UPDATE initiatives_initiative SET title = 'Tredje navn'",
    )
    assert Context.objects.get(pk=context.pk).metadata == {"user_name": "Søren Sørensen"}


def test_a_table_that_comes_later_can_be_added_to(roles):
    run("CREATE TABLE later (id int)")
    act_as(application_role(connection))
    run("INSERT INTO later VALUES (1)")
    assert "permission denied" in refused("DELETE FROM later")


def test_a_reader_reads_but_no_password_and_no_session(roles, cast):
    act_as(reader_role(connection))
    run("SELECT * FROM initiatives_initiative", "SELECT username FROM auth_user")
    assert "permission denied" in refused("SELECT password FROM auth_user")
    assert "permission denied" in refused("SELECT * FROM django_session")
    assert "permission denied" in refused("SELECT * FROM beskplan_securityevent")
    assert "permission denied" in refused("UPDATE initiatives_initiative SET title = ''")


def test_what_is_there_is_not_made_again(roles):
    logins = Login("beskplan_som_app", ""), [Login("anna_som_laeser", "")]
    assert list(missing_roles(connection, *logins)) == []
    assert is_member(connection, "beskplan_som_app", application_role(connection))
    assert not is_member(connection, "ukendt", application_role(connection))


def test_the_daily_work_needs_no_more_rights(client, as_application, cast):
    """A log-in writes a session, an administrator gives somebody a role."""
    person = make_user("ny", "Ny Person")
    person.groups.add(cast.people.pia.groups.get())
    person.is_active = False
    person.save()
    person.groups.clear()
    client.force_login(cast.people.signe, "django.contrib.auth.backends.ModelBackend")
    assert client.get("/").status_code == 200


def test_the_check_before_use_warns_of_an_application_that_owns_its_tables(as_application):
    assert application_owns_nothing(databases=["default"]) == []
    run("RESET ROLE")
    (warning,) = application_owns_nothing(databases=["default"])
    assert "kan derfor omskrive historikken" in warning.msg
