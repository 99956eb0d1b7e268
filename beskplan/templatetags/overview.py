"""Marks of the overview and the addresses of exactly the rows that each counts.

All of them read the page's `scope`, so that a filter on the page is one on the list.
"""

from django import template

from initiatives.filters import NOT_ASSESSED
from initiatives.templatetags.bars import stacked_bar

register = template.Library()


@register.simple_tag(takes_context=True)
def rows_url(context, name, query=None, **more) -> str:
    """The address of the page `name` with the scope, a mark's own `query` and what is added."""
    return context["scope"].url(name, **(query or {}) | more)


@register.simple_tag(takes_context=True)
def scope_bar(context, mark, legend=False, small=False):
    """The bar of a column, or of a row, of the grid: parts that link to their initiatives."""
    scope = context["scope"]
    segments = [
        {
            "status": status,
            "count": count,
            "of": mark.name,
            "url": scope.url("initiatives", **mark.query, status=status or NOT_ASSESSED),
        }
        for status, count in mark.counts.status_numbers
    ]
    words = f"Initiativer pr. status: {mark.name}"
    return stacked_bar(segments, label=words, legend=legend, small=small)
