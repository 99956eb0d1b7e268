"""What the frame around a page shows of the data: one statement for each request.

It is made once per role, and every part of it runs from an index, so that it costs the same with
five plans and with five thousand.
"""

from dataclasses import dataclass
from datetime import date
from functools import cache

from django.db import connection
from django.db.models.expressions import RawSQL

from initiatives.models import Plan
from initiatives.permissions import Access
from initiatives.statements import Given, Statement
from initiatives.waiting import waiting_initiatives

# States of a measurement that say how something stood; a forecast does not.
MEASURED = ("foreloebig", "endelig", "skoen")

MOST_PLANS = 20  # to choose from in the frame; the page of plans finds every other
UNITS, SLUG = Given(), Given()
NEWEST_FIRST = "year_from DESC, year_to DESC, slug"
PLAN_FIELDS = [
    field.attname
    for field in Plan._meta.concrete_fields
    if field.attname not in ("search_vector", "search_text")
]
FRAME = """
    SELECT
        (SELECT count(*) FROM ({waiting}) AS waiting),
        CASE WHEN plan.id IS NULL THEN ({newest}) ELSE ({newest_of_plan}) END,
        ARRAY(
            SELECT ARRAY[slug::text, title::text] FROM initiatives_plan
            ORDER BY {order} LIMIT %s
        ),
        ARRAY(
            SELECT ARRAY[slug::text, title::text] FROM initiatives_plan WHERE id IN (
                SELECT plan_id FROM initiatives_responsibility JOIN initiatives_initiative
                ON initiatives_initiative.id = initiative_id WHERE unit_id = ANY(%s::bigint[])
            ) ORDER BY {order} LIMIT %s
        ), {plan}
    FROM (SELECT 1) AS one LEFT JOIN initiatives_plan AS plan ON plan.slug = %s
"""


@dataclass(frozen=True)
class FrameRow:
    """The plan in view, how many initiatives wait for the user, the day of the newest measurement
    in view, and the plans to choose from as (slug, title): the newest and those of the own units.
    """

    plan: Plan | None = None
    waiting: int = 0
    measured_to: date | None = None
    newest_plans: tuple[tuple[str, str], ...] = ()
    own_plans: tuple[tuple[str, str], ...] = ()


def frame_row(access: Access, slug: str) -> FrameRow:
    """`slug` is the chosen plan's, "" for all plans."""
    asked = _kept_for_roles(access.roles)
    (found,) = asked.run({UNITS: list(access.unit_ids), SLUG: slug})
    waiting, measured_to, newest, own, *plan = found
    return FrameRow(
        plan=Plan.from_db(connection.alias, PLAN_FIELDS, plan) if plan[0] else None,
        waiting=waiting,
        measured_to=measured_to,
        newest_plans=tuple(map(tuple, newest)),
        own_plans=tuple(map(tuple, own)),
    )


@cache
def _kept_for_roles(roles: frozenset[str]) -> Statement:
    return Statement.of(*statement_for_roles(roles)).kept()


@cache
def statement_for_roles(roles: frozenset[str]) -> tuple[str, list]:
    access = Access(user_id=None, roles=roles, unit_ids=UNITS)
    waiting = Statement(waiting_initiatives(access).order_by().values("pk"))
    measured = Plan._meta.get_field("measurements").related_model.objects.filter(
        date__isnull=False, state__in=MEASURED
    )
    newest = measured.order_by("-date").values("date")
    every, of_plan = Statement(newest[:1]), Statement(newest.filter(plan=RawSQL("plan.id", ()))[:1])
    sql = FRAME.format(
        waiting=waiting.text,
        newest=every.text,
        newest_of_plan=of_plan.text,
        order=NEWEST_FIRST,
        plan=", ".join(f"plan.{name}" for name in PLAN_FIELDS),
    )
    others = [MOST_PLANS + 1, UNITS, MOST_PLANS, SLUG]
    return sql, [*waiting.params, *every.params, *of_plan.params, *others]
