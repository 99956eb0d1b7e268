"""Tables that rows are only ever added to: what happened, who did it, and what was logged.

The database holds to it for whoever asks, by two triggers on each table; that the application's
role may not take them away is said in beskplan/server/database_roles.py.
"""

from django.apps import apps
from django.contrib.admin.models import LogEntry
from django.db import connections, models
from pghistory.models import Context, Event

# The owner of a table, who could drop its triggers as well, says this in a transaction that takes
# away what may not be stored any longer.
OWNER_REWRITES = "SET LOCAL beskplan.owner_rewrites = 'on'"

_REFUSE = """
    CREATE OR REPLACE FUNCTION refuse_rewriting() RETURNS trigger AS $$
    BEGIN
        IF current_setting('beskplan.owner_rewrites', true) = 'on'
            AND (SELECT pg_has_role(relowner, 'USAGE') FROM pg_class WHERE oid = TG_RELID)
        THEN
            RETURN coalesce(NEW, OLD);
        END IF;
        RAISE EXCEPTION 'Cannot update, delete or truncate rows of %: they are only added',
            TG_TABLE_NAME;
    END;
    $$ LANGUAGE plpgsql;
"""
_ON_TABLE = """
    CREATE OR REPLACE TRIGGER only_added BEFORE UPDATE OR DELETE ON {table}
        FOR EACH ROW EXECUTE FUNCTION refuse_rewriting();
    CREATE OR REPLACE TRIGGER never_emptied BEFORE TRUNCATE ON {table}
        FOR EACH STATEMENT EXECUTE FUNCTION refuse_rewriting();
"""


def is_append_only(model: type[models.Model]) -> bool:
    """A model of our own says so with `only_added = True`."""
    return issubclass(model, Event | Context | LogEntry) or getattr(model, "only_added", False)


def append_only_tables() -> list[str]:
    """Their names, whether they are in the database yet or not."""
    stored = (model for model in apps.get_models() if not model._meta.proxy)
    return sorted(
        model._meta.db_table for model in stored if model._meta.managed and is_append_only(model)
    )


def install_append_only_triggers(*, using: str, **kwargs: object) -> None:
    """After every migration, so that no table can be forgotten."""
    connection = connections[using]
    there = set(connection.introspection.table_names())
    with connection.cursor() as cursor:
        cursor.execute(_REFUSE)
        for name in there.intersection(append_only_tables()):
            cursor.execute(_ON_TABLE.format(table=connection.ops.quote_name(name)))
