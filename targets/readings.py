"""The measured figures that the rule compares targets with, as it takes them.

Only totals count for a target. As rows: of a year's round there are some thousands of figures.
"""

from collections import defaultdict
from collections.abc import Iterable
from datetime import date

from django.db.models import Max, Min

from targets.models import Measurement, Target
from targets.rule.figures import Known
from targets.rule.status import Reading


def totals_of(targets: Iterable[Target]) -> dict[tuple[int, int], list[Reading]]:
    """All totals of the targets' indicators, by indicator and area. For targets that are judged as
    of several days, or that may change; the rule says which totals may be compared."""
    wanted = {(one.indicator_id, one.area_id) for one in targets if one.indicator_id}
    found: dict[tuple[int, int], list[Reading]] = defaultdict(list)
    if not wanted:
        return found
    totals = Measurement.objects.totals().filter(
        indicator__in={indicator for indicator, _ in wanted}, area__in={area for _, area in wanted}
    )
    rows = totals.order_by("pk").values_list(
        *("indicator", "area", "pk", "value", "period_start", "date", "counted_as"),
        *("counts", "state"),
    )
    for indicator, area, pk, value, start, end, counted_as, counts, state in rows:
        if (indicator, area) in wanted:
            forecast = state == Measurement.State.FORECAST
            found[indicator, area].append(
                Reading(value, start, end, counts, forecast, key=pk, counted_as=counted_as)
            )
    return found


def newest_of(targets: Iterable[Target], on: date) -> dict[int, list[Reading]]:
    """By target the one reading that the rule compares it with as of `on`, in a list, which is
    empty where there is none.

    What may be compared is the rule's to say (`newest` in rule/status.py) and is said to the
    database by `with_newest_reading`, which reads one figure of a series where all would be forty;
    a test compares the two. The targets are taken as they are stored.
    """
    measured = [one.pk for one in targets if one.indicator_id and one.area_id]
    found: dict[int, list[Reading]] = defaultdict(list)
    if not measured:
        return found
    chosen = Target.objects.filter(pk__in=measured).with_newest_reading(on).order_by()
    keys = dict(chosen.values_list("pk", "newest_reading"))
    rows = Measurement.objects.filter(pk__in=set(keys.values()) - {None})
    readings = {
        pk: Reading(value, start, end, key=pk, counted_as=counted_as)
        for pk, value, start, end, counted_as in rows.values_list(
            "pk", "value", "period_start", "date", "counted_as"
        )
    }
    for target, key in keys.items():
        if key in readings:
            found[target].append(readings[key])
    return found


def known_of(
    indicator: int, area: int, breakdown: str = "", *, without: int | None = None
) -> Known:
    """What a new figure of the series is held against: the highest and the lowest measurement,
    but for the one `without`, and the levels that targets ask for."""
    rows = Measurement.objects.current().filter(indicator=indicator, area=area)
    ends = rows.filter(breakdown=breakdown).exclude(pk=without)
    ends = ends.aggregate(highest=Max("value"), lowest=Min("value"))
    levels = Target.objects.filter(
        indicator=indicator, area=area, measured_as=Target.MeasuredAs.LEVEL, value__isnull=False
    )
    goals = [] if breakdown else levels.order_by().values_list("value", "value_to")
    return Known(
        measured=tuple(end for end in ends.values() if end is not None),
        goals=tuple(goal for pair in goals for goal in pair if goal is not None),
    )
