"""The change stamps of every plan (initiatives/stamps.py), for what a process knows plan by plan.

What was read of a plan after its stamp holds for as long as the stamp stands, whoever wrote and
however. Where nothing at all has been written, that is answered without reading 2,000 stamps.
"""

from dataclasses import dataclass

from django.db import connection

# Stamps of another server, start, database or table say nothing, and a table that was emptied
# (TRUNCATE) or written anew has another file. AT_ONCE stands for many plans' stamps.
_READ = """
    WITH of_all AS (
        SELECT coalesce(sum(number), 0)::bigint AS number FROM initiatives_stamp WHERE owner = -1
    )
    SELECT pg_current_xact_id_if_assigned() IS NOT NULL, concat_ws(
        ' ', pg_postmaster_start_time(),
        (SELECT oid FROM pg_database WHERE datname = current_database()),
        (SELECT string_agg(pg_relation_filenode(name::regclass)::text, ' ' ORDER BY name)
            FROM unnest(%(tables)s || 'initiatives_stamp'::text) AS name),
        (SELECT sum(number) FROM initiatives_stamp WHERE owner = -2)
    ), number, CASE WHEN number IS DISTINCT FROM %(known)s THEN ARRAY(
        SELECT ARRAY[owner, sum(number)::bigint] FROM initiatives_stamp
        WHERE owner > 0 GROUP BY owner
    ) END FROM of_all
"""


@dataclass(frozen=True)
class PlanStamps:
    """`of_plans` holds the plans that anybody has written to since their rows were loaded."""

    ground: str
    of_all: int
    of_plans: dict[int, int]

    @property
    def moment(self) -> tuple[str, int]:
        """Another one after any write to what pages show."""
        return self.ground, self.of_all

    def moved_since(self, before: "PlanStamps") -> list[int] | None:
        """The plans whose stamps were other ones then; None when they do not compare."""
        if self.ground != before.ground:
            return None
        return [plan for plan, _ in self.of_plans.items() - before.of_plans.items()]


def plan_stamps(tables: list[str], known: PlanStamps | None) -> PlanStamps | None:
    """The stamps as they are now, for what is read of these tables after this call.

    `known` is what the caller has, which saves reading what has not moved. None inside a
    transaction that has itself written: if it is undone, so are its stamps, and they come again.
    """
    with connection.cursor() as cursor:
        cursor.execute(_READ, {"tables": tables, "known": known and known.of_all})
        has_written, ground, of_all, found = cursor.fetchone()
    if has_written:
        return None
    if found is None and ground != known.ground:
        return plan_stamps(tables, None)
    return PlanStamps(ground, of_all, known.of_plans if found is None else dict(found))
