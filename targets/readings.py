"""The measured figures that the rule compares targets with, as it takes them (targets/status.py).

Only totals count for a target. As rows: of a year's round there are some thousands of figures.
"""

from collections import defaultdict
from collections.abc import Iterable
from datetime import date
from functools import cache

from initiatives.statements import Given, Statement
from targets.models import Measurement, Target
from targets.status import Reading

FIELDS = ("indicator", "area", "pk", "value", "period_start", "date", "counts", "state")


def totals_of(targets: Iterable[Target]) -> dict[tuple[int, int], list[Reading]]:
    """All totals of the targets' indicators by indicator and area, for targets that are judged as
    of several days, or may change; which of them may be compared is for the rule to say."""
    wanted = {(target.indicator_id, target.area_id) for target in targets}
    found = defaultdict(list)
    given = {
        INDICATORS: list({indicator for indicator, _ in wanted if indicator}),
        AREAS: list({area for _, area in wanted if area}),
    }
    if not given[INDICATORS]:
        return found
    for indicator, area, pk, value, start, end, counts, state in _totals().run(given):
        if (indicator, area) in wanted:
            forecast = state == Measurement.State.FORECAST
            reading = Reading(value, start, end, counts=counts, forecast=forecast, key=pk)
            found[indicator, area].append(reading)
    return found


INDICATORS, AREAS = Given(), Given()


@cache
def _totals() -> Statement:
    totals = Measurement.objects.totals().filter(indicator__any=INDICATORS, area__any=AREAS)
    return Statement(totals.order_by("pk").values_list(*FIELDS)).kept()


def newest_of(targets: Iterable[Target], on: date) -> dict[int, list[Reading]]:
    """By target the readings among which the rule chooses as of `on`: those of the newest day that
    has a usable one. One query, which reads one figure of a series where all would be forty.

    What is usable is the rule's to say (`newest` in targets/status.py) and is said to the database
    in NEWEST; a test compares the two. Of readings of one day the rule chooses.
    """
    asked = [target for target in targets if target.indicator_id and target.area_id]
    found = defaultdict(list)
    if not asked:
        return found
    given = {
        TARGETS: [one.pk for one in asked],
        INDICATORS: [one.indicator_id for one in asked],
        AREAS: [one.area_id for one in asked],
        AFTER: [one.baseline_date for one in asked],
        START: [one.period_start for one in asked],
        UNTIL: [min(one.deadline or on, on) for one in asked],
    }
    for target, pk, value, start, end in NEWEST.run(given):
        found[target].append(Reading(value, start, end, key=pk))
    return found


TARGETS, AFTER, START, UNTIL = Given(), Given(), Given(), Given()
NEWEST = Statement.of(
    """
    SELECT asked.target, one.id, one.value, one.period_start, one.date
    FROM unnest(%s::bigint[], %s::bigint[], %s::bigint[], %s::date[], %s::date[], %s::date[])
        AS asked (target, indicator, area, after, start, until)
    CROSS JOIN LATERAL (
        SELECT id, value, period_start, date FROM targets_measurement
        WHERE indicator_id = asked.indicator AND area_id = asked.area AND breakdown = ''
            AND counts AND state <> %s AND date <= asked.until
            AND date > coalesce(asked.after, '-infinity')
            AND coalesce(period_start, date) >= coalesce(asked.start, '-infinity')
        ORDER BY date DESC FETCH FIRST 1 ROW WITH TIES
    ) AS one
    ORDER BY one.id
    """,
    (TARGETS, INDICATORS, AREAS, AFTER, START, UNTIL, Measurement.State.FORECAST.value),
).kept()
