"""The addresses of exactly the initiatives that a row with `StatusCounts` counts."""

from urllib.parse import urlencode

from core.addresses import list_page
from initiatives.bars import Segment
from initiatives.filters import QUERY_OF_STATUS
from initiatives.led_counts import LedCounts
from initiatives.models import FocusArea, Plan, Unit


def initiatives_url(row, plan=None, status=None) -> str:
    """The address of the initiatives of a plan, a focus area or a unit, of one status or of all. Of
    a unit: what it leads in `plan`, itself or together with the units below."""
    of_status = "" if status is None else f"&{QUERY_OF_STATUS[status]}"
    return f"{list_page('initiatives')}?{urlencode(_belonging(row, plan))}{of_status}"


def status_segments(row, plan=None) -> list[Segment]:
    """The parts of the row's bar."""
    address = initiatives_url(row, plan)
    return [
        Segment(status, count, f"{address}&{QUERY_OF_STATUS[status]}")
        for status, count in row.status_numbers
        if count
    ]


def _belonging(row, plan) -> dict:
    slug = plan.slug if plan else ""
    if isinstance(row, Plan):
        return {"plan": row.slug}
    if isinstance(row, FocusArea):
        return {"plan": row.plan.slug, "focus_area": row.pk}
    if isinstance(row, Unit):
        return {"plan": slug, "led_by": row.pk}
    if isinstance(row, LedCounts):
        return {"plan": slug, "led_by": row.unit.pk} | ({"below": "on"} if row.below else {})
    raise TypeError(f"{row!r} has no list of initiatives")
