"""A bar of decided statuses for a row that carries `StatusCounts`, linked to the rows behind it."""

from urllib.parse import urlencode

from django import template

from initiatives.addresses import list_page
from initiatives.filters import QUERY_OF_STATUS
from initiatives.led_counts import LedCounts
from initiatives.models import FocusArea, Plan, Unit
from initiatives.templatetags.bars import stacked_bar
from initiatives.templatetags.frame import kept

register = template.Library()
OF_STATUS = {status: f"&{query}" for status, query in QUERY_OF_STATUS.items()}


@register.simple_tag
def status_bar(row, plan=None, legend=False):
    """The bar of a plan, a focus area or a unit (what it leads in `plan`, itself or with those
    below)."""
    return _bar(f"{row}", tuple(row.status_numbers), initiatives_url(row, plan), legend)


@kept
def _bar(name: str, numbers: tuple, address: str, legend: bool):
    segments = [
        {"status": status, "count": count, "url": f"{address}{OF_STATUS[status]}"}
        for status, count in numbers
        if count
    ]
    return stacked_bar(segments, label=f"Initiativer pr. status: {name}", legend=legend)


@register.simple_tag
def initiatives_url(row, plan=None, status=None) -> str:
    """The list of exactly the initiatives that the row counts, of one status or of all."""
    of_status = "" if status is None else OF_STATUS[status]
    return f"{list_page('initiatives')}?{_query(tuple(_belonging(row, plan).items()))}{of_status}"


@kept
def _query(pairs: tuple) -> str:
    return urlencode(pairs)


def _belonging(row, plan) -> dict:
    if isinstance(row, Plan):
        return {"plan": row.slug}
    if isinstance(row, FocusArea):
        return {"plan": row.plan.slug, "focus_area": row.pk}
    if isinstance(row, Unit):
        return {"plan": plan.slug if plan else "", "led_by": row.pk}
    if isinstance(row, LedCounts):
        below = {"below": "on"} if row.below else {}
        return {"plan": plan.slug if plan else "", "led_by": row.unit.pk} | below
    raise TypeError(f"{row!r} has no list of initiatives")
