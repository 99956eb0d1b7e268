"""Figures of a budget as the source gives them: stated, "xx" or nothing at all."""

from urllib.parse import urlencode

from django import template
from django.http import QueryDict
from django.utils.safestring import mark_safe

from budget.columns import signed_words
from budget.plausibility import column_words
from initiatives.danish import format_number
from initiatives.navigation import PLAN

register = template.Library()

NOT_STATED = mark_safe('<span class="muted">ikke oplyst</span>')
NOT_PRINTED = mark_safe(
    '<span class="muted" aria-hidden="true" title="ikke trykt i kilden">–</span>'
    '<span class="sr-only">ikke trykt i kilden</span>'
)


@register.simple_tag
def figure(value, not_stated=False, places=1):
    """A figure; "ikke oplyst" where the source prints xx; a dash where it prints nothing.

    None of the two is 0, and a stated 0 is shown as 0.
    """
    if value not in (None, ""):  # "" is what a template makes of a missing amount's figure
        return format_number(value, places)
    return NOT_STATED if not_stated else NOT_PRINTED


register.filter("column_words", column_words)


@register.filter
def signed(value, places=1):
    """A change with its sign; nothing where there is none."""
    return "" if value is None else signed_words(value, places)


@register.simple_tag(takes_context=True)
def rows_url(context, plan, year=None, group=""):
    """The address of the rows behind a sum: the page's own filter, narrowed to year and group."""
    return rows_address(context["request"].GET.urlencode(), plan.slug, year, group)


def rows_address(query: str, slug: str, year: int | None = None, group: str = "") -> str:
    """`query` is the page's own."""
    chosen = {PLAN: slug}
    if year:
        chosen["year"] = str(year)
    if group:
        chosen["group"] = group
    if not query:
        return f"?{urlencode(chosen)}"
    asked = QueryDict(query, mutable=True)
    for name, value in chosen.items():
        asked[name] = value
    return f"?{asked.urlencode()}"


@register.simple_tag(takes_context=True)
def unfolded_url(context):
    """This page with every group's lines shown."""
    query = context["request"].GET.copy()
    query["fold"] = "ud"
    return f"?{query.urlencode()}"
