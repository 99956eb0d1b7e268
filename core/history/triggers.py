"""History of every write, stored by database triggers (django-pghistory).

Triggers see every insert, update and delete, also bulk writes and plain SQL, so no code path can
forget its history. Event rows are only added (append_only.py).
"""

from collections.abc import Callable, Sequence

import pghistory
from django.contrib.auth.models import User
from django.db import connections, models


def tracked(
    *, newest_of: str = "", index: str = "", exclude: Sequence[str] = ()
) -> Callable[[type[models.Model]], type[models.Model]]:
    """Class decorator: store an event row per insert, update and delete of the model.

    Where there are many events, `newest_of` is what pages show the newest of, read by the `index`
    named so. The fields of `exclude` are not stored, and a change of them alone is no event.
    """
    newest_first = [models.Index(fields=[newest_of, "-pgh_id"], name=index)] if newest_of else []
    track = pghistory.track(
        pghistory.InsertEvent(),
        pghistory.UpdateEvent(),
        pghistory.DeleteEvent(),
        exclude=list(exclude) or None,
        meta={"indexes": newest_first},
    )

    def track_model(model: type[models.Model]) -> type[models.Model]:
        model = track(model)
        _drop_unused_indexes(model.pgh_event_model, newest_of)
        return model

    return track_model


def _drop_unused_indexes(events: type[models.Model], newest_of: str) -> None:
    """Every save writes to each index of the history. Nobody looks for what a person wrote among
    all events of a table, and `newest_of` begins an index of its own and needs no second one."""
    for one in events._meta.fields:
        if one.name == newest_of or (one.remote_field and one.remote_field.model is User):
            one.db_index = False


# What the triggers of pgtrigger and pghistory call for every row. Theirs catch the error of a
# setting that is not there; an error that is caught makes PostgreSQL go through every foreign key
# that waits for the commit, so that 50,000 rows took the square of the time. Theirs also let
# whoever asks the database ignore a trigger or write another name into a stored context. Here no
# trigger is ignored, and a context is written once: what is said of a change later is a context
# of its own, by a key that follows from both.
_TRIGGER_FUNCTIONS = """
    CREATE OR REPLACE FUNCTION _pgtrigger_should_ignore(trigger_name name) RETURNS boolean AS $$
        SELECT false
    $$ LANGUAGE sql IMMUTABLE;

    CREATE OR REPLACE FUNCTION _pgh_attach_context() RETURNS uuid AS $$
    DECLARE
        new_id uuid := nullif(current_setting('pghistory.context_id', true), '');
        new_metadata jsonb := nullif(current_setting('pghistory.context_metadata', true), '');
        stored jsonb;
    BEGIN
        IF new_id IS NULL OR new_metadata IS NULL THEN
            RETURN NULL;
        END IF;
        SELECT metadata INTO stored FROM pghistory_context WHERE id = new_id;
        -- Only the first row of a change writes its context.
        IF stored = new_metadata THEN
            RETURN new_id;
        ELSIF stored IS NOT NULL THEN
            new_id := md5(new_id::text || new_metadata::text)::uuid;
        END IF;
        INSERT INTO pghistory_context (id, metadata, created_at, updated_at)
        VALUES (new_id, new_metadata, now(), now())
        ON CONFLICT (id) DO NOTHING;
        RETURN new_id;
    END;
    $$ LANGUAGE plpgsql;
"""


def install_trigger_functions(*, using: str, **kwargs: object) -> None:
    """After every migration: one that adds a trigger puts pgtrigger's own functions back."""
    with connections[using].cursor() as cursor:
        cursor.execute(_TRIGGER_FUNCTIONS)
