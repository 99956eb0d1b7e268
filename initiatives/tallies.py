"""Summary rows: how many initiatives stand where, kept by the database in the writer's transaction.

A page that counts 50,000 initiatives, or those of each of 50 plans, reads a row instead. As with
change stamps (initiatives/stamps.py) a writer only inserts rows of its own, here the differences
that its statement makes, so that two who save in one plan never wait for each other. A count is
the sum of `Tally` and of what has come since (`TallyChange`); now and then a transaction that
commits folds the latter into the former, which leaves the sum.

A count over two tables is right only while one of them stands still: who places an initiative, or
says who leads it, holds its row to the end of the transaction, so that its status waits or they do.
One statement that writes two of the tables (WITH … INSERT … INSERT) is not counted right.

The SQL looks rows up one by one (LATERAL … OFFSET 0): PostgreSQL keeps the first plan that it
makes, and this one serves a single save as well as 50,000 rows.
"""

import pgtrigger

from initiatives.models.counts import STATUSES

# What is counted: everything, a plan's, a focus area's, what a unit leads in a plan or (0) in all.
ALL, PLAN, AREA, UNIT = range(4)

STATUS_OF = dict(STATUSES)
BY_STATUS = tuple(STATUS_OF)
COLUMNS = (*BY_STATUS, "better", "worse", "unled")

_STATUS_SUMS = ", ".join(f"sum(sign * (status = '{status}')::int)" for _, status in STATUSES)
_INTO_STATUS = f"""
    INSERT INTO initiatives_tallychange (kind, owner, plan, {", ".join(BY_STATUS)})
    SELECT kind, owner, plan, {_STATUS_SUMS} FROM facts GROUP BY kind, owner, plan;
"""  # noqa: S608 - of our own parts, as all SQL here
_INITIATIVES = f"""
    facts AS (
        SELECT sign, kind, owner, 0::bigint AS plan, status, deviation, sign * (
            SELECT count(*) = 0 FROM initiatives_responsibility
            WHERE initiative_id = written.id AND role = 'ansvarlig'
        )::int AS unled
        FROM written CROSS JOIN LATERAL (
            VALUES ({PLAN}, plan_id), ({ALL}, 0::bigint)
        ) AS owners (kind, owner)
        UNION ALL
        SELECT sign, {AREA}, focus_area_id, 0, status, '', 0
        FROM written CROSS JOIN LATERAL (
            SELECT focus_area_id FROM initiatives_initiativearea
            WHERE initiative_id = written.id OFFSET 0
        ) AS placed
        UNION ALL
        SELECT sign, {UNIT}, unit_id, plan, status, '', 0
        FROM written CROSS JOIN LATERAL (
            SELECT unit_id FROM initiatives_responsibility
            WHERE initiative_id = written.id AND role = 'ansvarlig' OFFSET 0
        ) AS links CROSS JOIN LATERAL (VALUES (plan_id), (0::bigint)) AS plans (plan)
    )
    INSERT INTO initiatives_tallychange (kind, owner, plan, {", ".join(COLUMNS)})
    SELECT kind, owner, plan, {_STATUS_SUMS}, sum(sign * (deviation = 'bedre')::int),
        sum(sign * (deviation = 'daarligere')::int), sum(unled)
    FROM facts GROUP BY kind, owner, plan;
"""  # noqa: S608
_PLACEMENTS = f"""
    facts AS (
        SELECT sign, {AREA} AS kind, focus_area_id AS owner, 0::bigint AS plan, status
        FROM written CROSS JOIN LATERAL (
            SELECT status FROM initiatives_initiative WHERE id = written.initiative_id OFFSET 0
        ) AS placed
    ) {_INTO_STATUS}
"""  # noqa: S608
_LEADERS = f"""
    facts AS (
        SELECT sign, {UNIT} AS kind, unit_id AS owner, plan, status
        FROM written CROSS JOIN LATERAL (
            SELECT status, plan_id FROM initiatives_initiative
            WHERE id = written.initiative_id OFFSET 0
        ) AS led CROSS JOIN LATERAL (VALUES (plan_id), (0::bigint)) AS plans (plan)
    ) {_INTO_STATUS}
"""  # noqa: S608
# An initiative that got its first leader is no longer unled; one that lost its last one is.
_UNLED = f"""
    touched AS (SELECT initiative_id, sum(sign) AS more FROM written GROUP BY initiative_id),
    moved AS (
        SELECT plan_id, (leaders > 0)::int AS is_led, (leaders - more > 0)::int AS was_led
        FROM touched CROSS JOIN LATERAL (
            SELECT plan_id, (
                SELECT count(*) FROM initiatives_responsibility AS link
                WHERE link.initiative_id = touched.initiative_id AND role = 'ansvarlig'
            ) AS leaders
            FROM initiatives_initiative WHERE id = touched.initiative_id OFFSET 0
        ) AS found
    )
    INSERT INTO initiatives_tallychange (kind, owner, plan, unled)
    SELECT kind, owner, 0, sum(was_led - is_led)
    FROM moved CROSS JOIN LATERAL (
        VALUES ({PLAN}, plan_id), ({ALL}, 0::bigint)
    ) AS owners (kind, owner)
    WHERE was_led <> is_led GROUP BY kind, owner;
"""  # noqa: S608
_GONE = f"""
    INSERT INTO initiatives_tallychange (kind, owner, plan, {", ".join(COLUMNS)})
    SELECT kind, owner, plan, {", ".join(f"-{name}" for name in COLUMNS)} FROM initiatives_counted
"""  # noqa: S608
_ALL_UNLED = f"""
    INSERT INTO initiatives_tallychange (kind, owner, plan, unled)
    SELECT kind, owner, plan, {" + ".join(BY_STATUS)} - unled FROM initiatives_counted
    WHERE kind IN ({PLAN}, {ALL});
"""  # noqa: S608


_OPERATIONS = (
    (pgtrigger.Insert, {"new": "new_rows"}),
    (pgtrigger.Update, {"old": "old_rows", "new": "new_rows"}),
    (pgtrigger.Delete, {"old": "old_rows"}),
)


def count_initiatives():
    """Class decorator for initiatives: their plan, status and deviation count."""
    return _register(
        lambda operation: (
            f"""
            WITH {_written(operation, "id, plan_id, status, deviation")}, {_INITIATIVES}
        """
        ),
        on_truncate=f"{_GONE};",
    )


def count_placements():
    """Class decorator for what places an initiative in a focus area."""

    def body(operation):
        written = _written(operation, "id, initiative_id, focus_area_id")
        return f"{_held(written, 'SHARE')} WITH {written}, {_PLACEMENTS}"

    return _register(body, on_truncate=f"{_GONE} WHERE kind = {AREA};")


def count_leaders():
    """Class decorator for what says which unit leads an initiative.

    Two who take away one leader each must not both see the other's stay, so they wait.
    """

    def body(operation):
        written = _written(operation, "id, initiative_id, unit_id, role", "role = 'ansvarlig'")
        held = _held(written, "NO KEY UPDATE")
        return f"{held} WITH {written}, {_LEADERS} WITH {written}, {_UNLED}"

    return _register(body, on_truncate=f"{_GONE} WHERE kind = {UNIT}; {_ALL_UNLED}")


def _written(operation, columns: str, condition: str = "TRUE") -> str:
    """The rows that count: what left with the sign -1, what came with 1, what stayed not at all."""
    return f"written AS ({_PARTS[operation].format(columns=columns, condition=condition)})"


_PARTS = {
    pgtrigger.Insert: "SELECT 1 AS sign, {columns} FROM new_rows WHERE {condition}",
    pgtrigger.Delete: "SELECT -1 AS sign, {columns} FROM old_rows WHERE {condition}",
    pgtrigger.Update: """
        SELECT * FROM (
            SELECT -1 AS sign, {columns} FROM (
                SELECT {columns} FROM old_rows EXCEPT SELECT {columns} FROM new_rows
            ) AS went
            UNION ALL
            SELECT 1, {columns} FROM (
                SELECT {columns} FROM new_rows EXCEPT SELECT {columns} FROM old_rows
            ) AS came
        ) AS moved WHERE {condition}
    """,
}


def _held(written: str, how: str) -> str:
    return f"""
        PERFORM id FROM initiatives_initiative WHERE id = ANY(ARRAY(
            WITH {written} SELECT initiative_id FROM written
        )) ORDER BY id FOR {how};
    """  # noqa: S608


def _register(body, on_truncate: str):
    triggers = [
        _trigger(operation, body(operation), pgtrigger.Referencing(**tables))
        for operation, tables in _OPERATIONS
    ]
    return pgtrigger.register(*triggers, _trigger(pgtrigger.Truncate, on_truncate))


def _trigger(operation, body: str, referencing=None) -> pgtrigger.Trigger:
    return pgtrigger.Trigger(
        name=f"tally_{operation}".lower(),
        level=pgtrigger.Statement,
        when=pgtrigger.After,
        operation=operation,
        referencing=referencing,
        func=" ".join(f"{body} RETURN NULL;".split()),
    )
