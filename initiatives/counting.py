"""The summary rows (initiatives/tallies.py) beside the rows that they count."""

from django.db import connection, transaction

from initiatives.tallies import ALL, AREA, BY_STATUS, COLUMNS, PLAN, STATUS_OF, UNIT

NAMES = ", ".join(COLUMNS)
_BY_STATUS = ", ".join(f"count(*) FILTER (WHERE status = '{STATUS_OF[n]}')" for n in BY_STATUS)
# Every summary row as it should be; those of nothing but zeros are left out.
TRUTH = f"""
    SELECT CASE WHEN plan_id IS NULL THEN {ALL} ELSE {PLAN} END AS kind,
        coalesce(plan_id, 0) AS owner, 0::bigint AS plan, {_BY_STATUS},
        count(*) FILTER (WHERE deviation = 'bedre'),
        count(*) FILTER (WHERE deviation = 'daarligere'),
        count(*) FILTER (WHERE NOT EXISTS (
            SELECT FROM initiatives_responsibility
            WHERE initiative_id = initiatives_initiative.id AND role = 'ansvarlig'
        ))
    FROM initiatives_initiative GROUP BY ROLLUP (plan_id) HAVING count(*) > 0
    UNION ALL
    SELECT {AREA}, focus_area_id, 0, {_BY_STATUS}, 0, 0, 0
    FROM initiatives_initiativearea JOIN initiatives_initiative
        ON initiatives_initiative.id = initiative_id
    GROUP BY focus_area_id
    UNION ALL
    SELECT {UNIT}, unit_id, coalesce(plan_id, 0), {_BY_STATUS}, 0, 0, 0
    FROM initiatives_responsibility JOIN initiatives_initiative
        ON initiatives_initiative.id = initiative_id
    WHERE role = 'ansvarlig' GROUP BY GROUPING SETS ((unit_id), (unit_id, plan_id))
"""  # noqa: S608 - of our own parts, as all SQL here
_STORED = f"""
    SELECT kind, owner, plan, {NAMES} FROM initiatives_counted
    WHERE ({NAMES}) IS DISTINCT FROM ({", ".join("0" for _ in COLUMNS)})
"""  # noqa: S608
_DIFFERENCES = f"""
    WITH truth AS ({TRUTH}), stored AS ({_STORED}),
    missing AS (SELECT * FROM truth EXCEPT SELECT * FROM stored LIMIT %(most)s),
    wrong AS (SELECT * FROM stored EXCEPT SELECT * FROM truth LIMIT %(most)s)
    SELECT 'talt', * FROM missing UNION ALL SELECT 'gemt', * FROM wrong ORDER BY 2, 3, 4, 1
"""  # noqa: S608
_REBUILD = f"""
    DELETE FROM initiatives_tallychange;
    DELETE FROM initiatives_tally;
    INSERT INTO initiatives_tally (kind, owner, plan, {NAMES}) {TRUTH};
"""  # noqa: S608
# In the order in which they are written to; whoever writes to one waits, and we for them.
_HOLD = """
    LOCK TABLE initiatives_initiative, initiatives_initiativearea, initiatives_responsibility
        IN SHARE MODE;
    SELECT pg_advisory_xact_lock(hashtextextended('initiatives_tally', 0));
"""


def differences(most: int = 100) -> list[tuple]:
    """Rows of ("talt" or "gemt", kind, owner, plan, counts…) where the two are not the same: what
    the rows say and what is stored. One statement, so that nobody's save comes between."""
    with connection.cursor() as cursor:
        cursor.execute(_DIFFERENCES, {"most": most})
        return cursor.fetchall()


def rebuild() -> None:
    """Count everything anew: after rows were loaded with triggers off, or differences found."""
    with transaction.atomic(), connection.cursor() as cursor:
        cursor.execute(_HOLD)
        cursor.execute(_REBUILD)
