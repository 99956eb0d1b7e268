"""The developments of many targets, in one statement."""

from collections import defaultdict
from collections.abc import Iterable, Sequence
from datetime import date
from functools import cache

from initiatives.statements import Given, Statement
from targets.development import MOST_OTHERS, MOST_POINTS, Development
from targets.models import Measurement, Target
from targets.series import Point

INDICATORS, OWN_AREAS = Given(), Given()


def developments_of(targets: Sequence[Target], *, today: date) -> list[Development]:
    return developments_from(targets, point_rows(targets), today=today)


def point_rows(targets: Sequence[Target]) -> list[tuple]:
    """What is measured of the targets' indicators: an indicator's id, and a point's values."""
    given = {
        INDICATORS: [one.indicator_id for one in targets if one.indicator_id],
        OWN_AREAS: [one.area_id for one in targets if one.area_id],
    }
    return _statement().run(given)


def developments_from(
    targets: Sequence[Target], rows: Iterable[tuple], *, today: date
) -> list[Development]:
    found = defaultdict(list)
    for indicator_id, *values in rows:
        found[indicator_id].append(Point(*values))
    return [Development(one, found[one.indicator_id], today=today) for one in targets]


@cache
def _statement() -> Statement:
    """One more point and one more area than is drawn, to know that there are more."""
    points = Measurement.objects.for_charts(
        INDICATORS, OWN_AREAS, most=MOST_POINTS + 1, areas=MOST_OTHERS + 2
    )
    names = ("area", "area__name", "period_start", "date", "value", "qualifier", "state")
    return Statement(points.values_list("indicator", *names, "source__title")).kept()
