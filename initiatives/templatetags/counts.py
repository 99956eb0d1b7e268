"""A bar of decided statuses for a row that carries `StatusCounts`, linked to the rows behind it."""

from urllib.parse import urlencode

from django import template

from initiatives.addresses import list_page
from initiatives.filters import NOT_ASSESSED
from initiatives.models import FocusArea, Plan, Unit
from initiatives.models.branches import LedCounts
from initiatives.templatetags.bars import stacked_bar

register = template.Library()


@register.simple_tag
def status_bar(row, plan=None, legend=False):
    """The bar of a plan, a focus area or a unit (what it leads in `plan`, itself or with those
    below)."""
    segments = [
        {"status": status, "count": count, "url": initiatives_url(row, plan, status)}
        for status, count in row.status_numbers
        if count
    ]
    return stacked_bar(segments, label=f"Initiativer pr. status: {row}", legend=legend)


@register.simple_tag
def initiatives_url(row, plan=None, status=None) -> str:
    """The list of exactly the initiatives that the row counts, of one status or of all."""
    query = _belonging(row, plan)
    if status is not None:
        query["status"] = status or NOT_ASSESSED
    return f"{list_page('initiatives')}?{urlencode(query)}"


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
