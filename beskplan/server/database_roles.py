"""What the application may do in its database, where it owns nothing, and whoever only reads.

Rights belong to two roles without a login, named after the database: whoever asks the database as
the application or as a reader is a member of one. The tables' owner gives the rights, after each
migration anew, so that a table that was not there before has them too.
"""

from collections.abc import Iterable, Iterator, Sequence

from django.contrib.auth.models import User
from django.core.checks import CheckMessage, Tags, Warning, register
from django.db import connections
from django.db.backends.base.base import BaseDatabaseWrapper

from beskplan.server.database import Login
from core.history.append_only import append_only_tables

ADDING = "SELECT, INSERT"
CHANGING = "SELECT, INSERT, UPDATE"  # people are closed, never deleted
WRITING = "SELECT, INSERT, UPDATE, DELETE"
CHANGED_ONLY = ("auth_user",)
# What a role may is decided in the program: migrate and make_roles write it, as the owner.
OWNERS_TABLES = (
    "django_migrations",
    "django_content_type",
    "auth_permission",
    "auth_group_permissions",
    "auth_user_user_permissions",
)
# Keys to open sessions, what was sent with wrong passwords, the security log: for no reader.
SECRET_TABLES = (
    "django_session",
    "axes_accessattempt",
    "axes_accessattemptexpiration",
    "beskplan_securityevent",
)

TABLES_OWNED = """
    SELECT 1 FROM pg_class
    WHERE relkind = 'r' AND relnamespace = 'public'::regnamespace
        AND pg_has_role(current_user, relowner, 'USAGE')
"""


def application_role(connection: BaseDatabaseWrapper) -> str:
    return f"{connection.settings_dict['NAME']}_application"


def reader_role(connection: BaseDatabaseWrapper) -> str:
    return f"{connection.settings_dict['NAME']}_reader"


def role_exists(connection: BaseDatabaseWrapper, name: str) -> bool:
    return _answers(connection, "SELECT 1 FROM pg_roles WHERE rolname = %s", [name])


def _answers(connection: BaseDatabaseWrapper, question: str, parameters: list[str]) -> bool:
    with connection.cursor() as cursor:
        cursor.execute(question, parameters)
        return cursor.fetchone() is not None


def missing_roles(
    connection: BaseDatabaseWrapper, application: Login, readers: Iterable[Login]
) -> Iterator[tuple[str, str]]:
    """The statements that make what is not there of the two roles, of those who log in and of
    their memberships; each with the password of the login that it makes, else ""."""
    members = {application_role(connection): [application], reader_role(connection): [*readers]}
    for role, logins in members.items():
        if not role_exists(connection, role):
            yield f"CREATE ROLE {connection.ops.quote_name(role)} NOLOGIN", ""
        for login in logins:
            yield from _missing_member(connection, login, role)


def _missing_member(
    connection: BaseDatabaseWrapper, login: Login, role: str
) -> Iterator[tuple[str, str]]:
    name, quoted_role = map(connection.ops.quote_name, (login.name, role))
    if not role_exists(connection, login.name):
        yield f"CREATE ROLE {name} LOGIN", login.password
    if not is_member(connection, login.name, role):
        yield f"GRANT {quoted_role} TO {name}", ""


def is_member(connection: BaseDatabaseWrapper, login: str, role: str) -> bool:
    """False where either is not there."""
    return _answers(
        connection,
        "SELECT 1 FROM pg_auth_members"
        " WHERE member = to_regrole(%s)::oid AND roleid = to_regrole(%s)::oid",
        [connection.ops.quote_name(login), connection.ops.quote_name(role)],
    )


def renew_rights(*, using: str, **kwargs: object) -> None:
    """After a migration; where make_database_roles was never run there is nothing to do."""
    connection = connections[using]
    if role_exists(connection, application_role(connection)):
        grant_rights(connection)


def grant_rights(connection: BaseDatabaseWrapper) -> None:
    """Gives both roles the rights that they have, and takes away any others. The connection is the
    owner's, the roles exist."""
    with connection.cursor() as cursor:
        for statement in _statements(connection):
            cursor.execute(statement)


def _statements(connection: BaseDatabaseWrapper) -> Iterator[str]:
    quoted = connection.ops.quote_name
    application, reader = quoted(application_role(connection)), quoted(reader_role(connection))
    database = quoted(connection.settings_dict["NAME"])
    # A table of one's own session would stand before those of the history in a trigger's search.
    yield f"REVOKE CREATE, TEMPORARY ON DATABASE {database} FROM PUBLIC, {application}, {reader}"
    yield f"REVOKE CREATE ON SCHEMA public FROM PUBLIC, {application}, {reader}"
    yield f"GRANT CONNECT ON DATABASE {database} TO {application}, {reader}"
    yield f"GRANT USAGE ON SCHEMA public TO {application}, {reader}"
    # A table that comes later can be added to, until the end of the migration says more.
    yield f"ALTER DEFAULT PRIVILEGES IN SCHEMA public GRANT {ADDING} ON TABLES TO {application}"
    for name in sorted(connection.introspection.table_names()):
        table = quoted(name)
        yield f"REVOKE ALL ON {table} FROM {application}, {reader}"
        yield f"GRANT {rights_to(name)} ON {table} TO {application}"
        if name not in SECRET_TABLES:
            yield f"GRANT SELECT{_read_columns(name)} ON {table} TO {reader}"


def rights_to(table: str) -> str:
    """Of the application."""
    if table in OWNERS_TABLES:
        return "SELECT"
    if table in append_only_tables():
        return ADDING
    return CHANGING if table in CHANGED_ONLY else WRITING


def _read_columns(table: str) -> str:
    """All of them, but for the one that holds passwords."""
    if table != User._meta.db_table:
        return ""
    columns = (field.column for field in User._meta.concrete_fields if field.name != "password")
    return f" ({', '.join(columns)})"


@register(Tags.database, deploy=True)
def application_owns_nothing(
    databases: Sequence[str] | None = None, **kwargs: object
) -> list[CheckMessage]:
    """A warning where whoever asks could take the history's triggers away."""
    return [_warning(using) for using in databases or () if _owns_tables(using)]


def _owns_tables(using: str) -> bool:
    return _answers(connections[using], TABLES_OWNED, [])


def _warning(using: str) -> CheckMessage:
    return Warning(
        f"Brugeren af databasen {using} ejer tabellerne og kan derfor omskrive historikken.",
        hint="Se “Who may what in the database” i docs/operations.md.",
        id="beskplan.W001",
    )
