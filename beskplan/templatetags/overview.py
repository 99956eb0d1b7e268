"""Marks of the overview and the addresses of exactly the rows that each counts.

All of them read the page's `scope`, so that a filter on the page is one on the list.
"""

from django import template
from django.utils.safestring import SafeString

from beskplan.grid import Cell, Counts, Row
from beskplan.scope import Scope
from initiatives.danish import format_number
from initiatives.filters import NOT_ASSESSED
from initiatives.markup import filled
from initiatives.templatetags.bars import stacked_bar
from initiatives.templatetags.status import status_icon, status_word

register = template.Library()
NOTHING = (
    '<td class="heat heat--0"><span class="heat__none" aria-hidden="true">·</span>'
    '<span class="sr-only">ingen</span></td>'
)


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
        if count
    ]
    words = f"Initiativer pr. status: {mark.name}"
    return stacked_bar(segments, label=words, legend=legend, small=small)


@register.simple_tag(takes_context=True)
def grid_cells(context, row):
    """What the row's unit leads in each column, and in all of them. One text: a grid has 150 cells,
    most of them with a link."""
    scope, unit = context["scope"], row.query
    cells = [_cell(scope, cell, row) if cell.heat else NOTHING for cell in row.cells]
    total = _counted(row.counts, scope.url("initiatives", **unit), f"initiativer, {row.name}")
    return SafeString(f'{"".join(cells)}\n        <td class="grid-table__sum">{total}</td>')


@register.simple_tag(takes_context=True)
def column_sum(context, column):
    if not column.counts.count_all:
        return "0"
    url = context["scope"].url("initiatives", **column.query)
    return _counted(column.counts, url, f"initiativer i {column.name}")


def _cell(scope: Scope, cell: Cell, row: Row) -> str:
    url = scope.url("initiatives", **cell.column.query, **row.query)
    link = _counted(cell.counts, url, f"initiativer i {cell.column.name}, {row.name}")
    return f'<td class="heat heat--{cell.heat}">{link}</td>'


def _counted(counts: Counts, url: str, words: str) -> SafeString:
    """A number with the icon of the worst status that it counts."""
    number = format_number(counts.count_all)
    return filled(
        '<a href="{}" aria-label="{} {}; dårligste status: {}">{}{}</a>',
        url,
        number,
        words,
        status_word(counts.worst),
        number,
        status_icon(counts.worst),
    )
