"""The developments of many targets, in one query."""

from collections import defaultdict
from collections.abc import Sequence
from datetime import date
from pathlib import Path

import aiosql
from django.db import connection

from targets.models import Target
from targets.rule.development import MOST_OTHERS, MOST_POINTS, Development
from targets.rule.series import Point

sql = aiosql.from_path(Path(__file__).with_suffix(".sql"), "psycopg2")


def developments_of(targets: Sequence[Target], *, today: date) -> list[Development]:
    """The development of each target. Reads one point and one area more than a chart shows, to know
    whether there are more."""
    rows = sql.points(
        connection,
        indicators=list({one.indicator_id for one in targets if one.indicator_id}),
        own_areas=list({one.area_id for one in targets if one.area_id}),
        most=MOST_POINTS + 1,
        areas=MOST_OTHERS + 2,
    )
    points = defaultdict(list)
    for indicator_id, *values in rows:
        points[indicator_id].append(Point(*values))
    return [Development(one, points[one.indicator_id], today=today) for one in targets]
