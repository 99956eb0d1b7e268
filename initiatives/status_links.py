"""The addresses of exactly the initiatives that a row with `StatusCounts` counts."""

from urllib.parse import urlencode

from core.addresses import list_page
from initiatives.bars import Segment
from initiatives.filters.list_filter import QUERY_OF_STATUS
from initiatives.models import FocusArea, Plan, Unit
from initiatives.models.counts import StatusCounts
from initiatives.units.led_counts import LedCounts

Counted = Plan | FocusArea | Unit | LedCounts  # what initiatives are counted for


def initiatives_url(row: Counted, plan: Plan | None = None, status: str | None = None) -> str:
    """The address of the initiatives of a plan, a focus area or a unit, of one status or of all. Of
    a unit: what it leads in `plan`, itself or together with the units below."""
    of_status = "" if status is None else f"&{QUERY_OF_STATUS[status]}"
    return f"{list_page('initiatives')}?{urlencode(_belonging(row, plan))}{of_status}"


def status_segments(row: Plan | FocusArea | LedCounts, plan: Plan | None = None) -> list[Segment]:
    """The parts of the row's bar."""
    return linked_segments(row, initiatives_url(row, plan))


def linked_segments(counts: StatusCounts, address: str, of: str = "") -> list[Segment]:
    """The parts of a bar, best first, each with its part of the list at `address`, which has a
    query; `of` is what the bar is about."""
    return [
        Segment(status, number, f"{address}&{QUERY_OF_STATUS[status]}", of)
        for status, number in counts.status_numbers
        if number
    ]


def _belonging(row: Counted, plan: Plan | None) -> dict:
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
