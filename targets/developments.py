"""The developments of many targets, in one query."""

from collections import defaultdict
from collections.abc import Sequence
from datetime import date

from targets.development import MOST_OTHERS, MOST_POINTS, Development
from targets.models import Measurement, Target
from targets.series import Point


def developments_of(targets: Sequence[Target], *, today: date) -> list[Development]:
    """One more point and one more area than a chart shows, to know that there are more."""
    rows = Measurement.objects.for_charts(
        {one.indicator_id for one in targets if one.indicator_id},
        {one.area_id for one in targets if one.area_id},
        most=MOST_POINTS + 1,
        areas=MOST_OTHERS + 2,
    ).values_list(
        "indicator",
        *("area", "area__name", "period_start", "date", "value", "qualifier", "state"),
        "source__title",
    )
    points = defaultdict(list)
    for indicator_id, *values in rows:
        points[indicator_id].append(Point(*values))
    return [Development(one, points[one.indicator_id], today=today) for one in targets]
