"""History of every write, kept by database triggers (django-pghistory).

Triggers see every insert, update and delete, also bulk writes and plain SQL, so no code path can
forget its history. Event rows are append-only; the application offers no way to change them.
"""

import pghistory

DERIVED = ("search_vector", "search_text")


def tracked(*exclude: str):
    """Class decorator: keep an event row per insert, update and delete of the model.

    `exclude` names generated columns; the database derives them, so they carry no history.
    """
    return pghistory.track(
        pghistory.InsertEvent(),
        pghistory.UpdateEvent(),
        pghistory.DeleteEvent(),
        exclude=list(exclude) or None,
    )
