"""History of every write, kept by database triggers (django-pghistory).

Triggers see every insert, update and delete, also bulk writes and plain SQL, so no code path can
forget its history. Event rows are append-only; the application offers no way to change them.
"""

import pghistory
from django.db import models

DERIVED = ("search_vector", "search_text")


def tracked(*exclude: str, newest_of: str = "", index: str = ""):
    """Class decorator: keep an event row per insert, update and delete of the model.

    `exclude` names generated columns; the database derives them, so they carry no history. Where
    there are many events, `newest_of` is what pages show the newest of, read by the index named so.
    """
    newest_first = [models.Index(fields=[newest_of, "-pgh_id"], name=index)] if newest_of else []
    return pghistory.track(
        pghistory.InsertEvent(),
        pghistory.UpdateEvent(),
        pghistory.DeleteEvent(),
        exclude=list(exclude) or None,
        meta={"indexes": newest_first},
    )
