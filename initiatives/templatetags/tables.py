"""Draws the head, the rows and the page links of a django-tables2 table.

Rows are drawn in one pass over the columns' functions (initiatives/cell_columns.py): a template for
each of 350 cells took ten times as long as everything else that the page does.
"""

from functools import partial

from django import template
from django.utils.formats import localize
from django.utils.html import format_html, format_html_join
from django.utils.safestring import mark_safe
from django_tables2.rows import BoundRow
from django_tables2.templatetags.django_tables2 import table_page_range

from initiatives.cell_columns import CellColumn
from initiatives.danish import format_number
from initiatives.markup import safe
from initiatives.templatetags.frame import DrawnFrom, icon, kept

register = template.Library()


class Address:
    """This page's address with another value of one parameter, without those that go with it."""

    def __init__(self, query, name: str, *without: str):
        rest = query.copy()
        for gone in (name, *without):
            rest.pop(gone, None)
        kept = rest.urlencode()
        self.start = f"?{kept}&{name}=" if kept else f"?{name}="

    def __call__(self, value) -> str:
        return f"{self.start}{value}"


@register.simple_tag(takes_context=True)
def table_head(context, table):
    address = Address(
        context["request"].GET, table.prefixed_order_by_field, table.prefixed_page_field
    )
    headings = ((_heading(column, address),) for column in table.columns)
    return format_html("<thead><tr>{}</tr></thead>", format_html_join("", "{}", headings))


def _heading(column, address: Address):
    css = _attribute("class", column.column.attrs.get("th", {}).get("class"))
    if not column.orderable:
        return format_html('<th scope="col"{}>{}</th>', css, column.header)
    alias = column.order_by_alias
    way = ("descending" if alias.is_descending else "ascending") if column.is_ordered else ""
    return format_html(
        '<th scope="col"{}{}><a class="sort" href="{}">{}{}</a></th>',
        css,
        _attribute("aria-sort", way),
        address(alias.next),
        column.header,
        icon(f"sort-table-{way or 'none'}"),
    )


@register.simple_tag
def table_body(table):
    """A row that says what it shows (`drawn_from`) is drawn once for the same values."""
    cells = tuple((_opening(column), _drawer(table, column)) for column in table.columns)
    body = "\n".join(_line(cells, row.record) for row in table.paginated_rows)
    return mark_safe(f"<tbody>\n{body}\n</tbody>")  # noqa: S308 (every cell is safe)


def _line(cells: tuple, record) -> str:
    values = getattr(record, "drawn_from", None)
    return _drawn(cells, record) if values is None else _kept(cells, DrawnFrom(values, record))


def _drawn(cells: tuple, record) -> str:
    drawn = [f"{start}{safe(draw(record))}</td>" for start, draw in cells]
    return f"<tr>{''.join(drawn)}</tr>"


@kept
def _kept(cells: tuple, row: DrawnFrom) -> str:
    return _drawn(cells, row.row)


def _opening(column) -> str:
    css = _attribute("class", column.column.attrs.get("td", {}).get("class"))
    return format_html('<td data-label="{}"{}>', column.header, css)


def _drawer(table, column):
    if isinstance(column.column, CellColumn):
        return column.column.draw
    return partial(_plain_cell, table, column.name)


def _plain_cell(table, name: str, record):
    return localize(BoundRow(record, table).get_cell(name))


def _attribute(name: str, value: str | None):
    return format_html(' {}="{}"', name, value) if value else ""


@register.simple_tag(takes_context=True)
def page_links(context, table):
    """The links to the other pages; for the narrow screen, the words where one is."""
    page, field = table.page, table.prefixed_page_field
    address = Address(context["request"].GET, field)
    previous = page.has_previous() and page.previous_page_number()
    following = page.has_next() and page.next_page_number()
    numbers = ((_page(number, page.number, address),) for number in _numbers(table))
    return format_html(
        '{}<span class="pages__here">Side {} af {}</span><ul class="pages__numbers">{}</ul>{}',
        _step(address, previous, "prev", "chevron-left", "Forrige"),
        format_number(page.number),
        format_number(table.paginator.num_pages),
        format_html_join("", "<li>{}</li>", numbers),
        _step(address, following, "next", "chevron-right", "Næste"),
    )


def _numbers(table):
    return table_page_range(table.page, table.paginator)


def _step(address: Address, number, rel: str, sign: str, word: str):
    if not number:
        return ""
    inner = (icon(sign), word) if rel == "prev" else (word, icon(sign))
    return format_html(
        '<a class="pages__step" rel="{}" href="{}">{}{}</a>', rel, address(number), *inner
    )


def _page(number, here: int, address: Address):
    if number == "...":
        return mark_safe('<span aria-hidden="true">…</span>')
    current = mark_safe(' aria-current="page"') if number == here else ""
    return format_html(
        '<a href="{}" aria-label="Side {}"{}>{}</a>', address(number), number, current, number
    )
