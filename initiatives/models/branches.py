"""A unit's place in the tree and what its branch (the unit and every unit below it) leads, as
expressions of one query, however deep the tree. For querysets of `Unit` only."""

from django.contrib.postgres.fields import ArrayField
from django.db.models import BigIntegerField, JSONField
from django.db.models.expressions import RawSQL

from initiatives.models.counts import STATUSES, StatusCounts

OF_ROW = """
    WITH RECURSIVE branch AS (
        SELECT "initiatives_unit"."id" AS id
        UNION
        SELECT child.id FROM initiatives_unit child JOIN branch ON child.parent_id = branch.id
    )
"""
IDS = "SELECT id FROM branch"
COUNTS = """
    SELECT jsonb_object_agg(counted.status, jsonb_build_array(counted.own, counted.total))
    FROM (
        SELECT led.status,
            count(DISTINCT led.id) FILTER (WHERE link.unit_id = "initiatives_unit"."id") AS own,
            count(DISTINCT led.id) AS total
        FROM initiatives_responsibility link
        JOIN initiatives_initiative led ON led.id = link.initiative_id {of_plan}
        -- As an array: of a table of unknown length it would read every initiative there is.
        WHERE link.unit_id = ANY(ARRAY(SELECT id FROM branch)) AND link.role = 'ansvarlig'
        GROUP BY led.status
    ) counted
"""
PATH = """
    WITH RECURSIVE above AS (
        SELECT upper.id, upper.name, upper.parent_id, 1 AS steps
        FROM initiatives_unit upper WHERE upper.id = "initiatives_unit"."parent_id"
        UNION ALL
        SELECT upper.id, upper.name, upper.parent_id, above.steps + 1
        FROM initiatives_unit upper JOIN above ON upper.id = above.parent_id AND above.steps < 50
    )
    SELECT jsonb_agg(jsonb_build_object('pk', id, 'name', name) ORDER BY steps DESC) FROM above
"""

INVOLVED = """
    WITH RECURSIVE involved AS (
        SELECT unit_id FROM initiatives_responsibility
        JOIN initiatives_initiative ON initiatives_initiative.id = initiative_id
        WHERE plan_id = %s
        UNION
        -- Joined, every unit there is would be read to find the few above.
        SELECT (SELECT parent_id FROM initiatives_unit WHERE id = unit_id) FROM involved
    )
    SELECT unit_id FROM involved
"""


def branch_ids() -> RawSQL:
    """The ids of the unit and every unit below it."""
    return _raw(f"ARRAY({OF_ROW} {IDS})", [], ArrayField(BigIntegerField()))


def branch_counts(plan=None) -> RawSQL:
    """By status, how many initiatives the unit leads itself and with the units below it."""
    of_plan = "AND led.plan_id = %s" if plan else ""
    counted = COUNTS.format(of_plan=of_plan)
    return _raw(f"({OF_ROW} {counted})", [plan.pk] if plan else [], JSONField())


def path() -> RawSQL:
    """The units above as rows of pk and name, the topmost first."""
    return _raw(f"({PATH})", [], JSONField())


def involved(plan) -> RawSQL:
    """The ids of the units that the plan's initiatives name, and of every unit above them."""
    return _raw(INVOLVED, [plan.pk])


def _raw(sql: str, params: list, output_field=None) -> RawSQL:
    return RawSQL(sql, params, output_field)  # noqa: S611 - the constants above; values as parameters


class LedCounts(StatusCounts):
    """What a unit leads, by status: itself alone, or together with the units below it."""

    def __init__(self, unit, counted: dict | None, *, below: bool):
        self.unit = unit
        self.below = below
        counted = counted or {}
        for name, status in STATUSES:
            own, total = counted.get(status, (0, 0))
            setattr(self, f"count_{name}", total if below else own)
        self.count_all = sum(number for _, number in self.status_numbers)

    def __str__(self):
        return f"{self.unit} med underenheder" if self.below else str(self.unit)
