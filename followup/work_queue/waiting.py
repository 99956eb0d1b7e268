"""Which initiatives wait for a user: Mine opgaver lists them, the frame says how many."""

from pathlib import Path

import aiosql
from django.db import connection

from initiatives import roles
from initiatives.permissions import Access

sql = aiosql.from_path(Path(__file__).with_suffix(".sql"), "psycopg2")


def waiting_ids(access: Access) -> list[int]:
    """Ids of the initiatives that the user owes an answer on; one query, none for who owes nothing.

    Caseworkers and managers answer for what their units lead, planners for what nobody leads.
    System administrators may report on everything and owe nothing.
    """
    units = list(access.unit_ids) if access.reports else []
    answers_unled = roles.PLANNER in access.roles
    if not units and not answers_unled:
        return []
    rows = sql.waiting(connection, units=units, answers_unled=answers_unled)
    return [pk for (pk,) in rows]
