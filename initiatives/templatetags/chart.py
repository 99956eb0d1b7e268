"""The parts of templates/_partials/chart.html that are made of many small pieces. Colours stand in
attributes of the shapes, since the Content-Security-Policy forbids style attributes."""

from html import escape

from django import template
from django.utils.html import format_html
from django.utils.safestring import SafeString, mark_safe

from initiatives.chart_look import Key, Table
from initiatives.markup import filled
from initiatives.templatetags.frame import kept

register = template.Library()

# What plotly draws for the dash, at the legend's size.
DASHES = {"dot": "2 3", "dash": "7 4", "longdash": "12 4", "dashdot": "7 3 2 3"}
SHAPES = {
    "circle": '<circle cx="17" cy="8" r="4.5"/>',
    "square": '<path d="M13 4h8v8h-8z"/>',
    "diamond": '<path d="M17 2.5l5.5 5.5-5.5 5.5-5.5-5.5z"/>',
    "triangle-up": '<path d="M17 3l5 9h-10z"/>',
    "cross": '<path d="M15.3 3h3.4v3.3h3.3v3.4h-3.3V13h-3.4V9.7H12V6.3h3.3z"/>',
    "x": '<path d="M13.4 3l3.6 3.6L20.6 3 22 4.4 18.4 8l3.6 3.6-1.4 1.4L17 9.4 13.4 13 12 11.6'
    ' 15.6 8 12 4.4z"/>',
}


@register.filter
def legend_items(legend: list[Key]):
    """The entries of a legend: each look as a small picture, with its name."""
    items = (filled("<li>{} {}</li>", legend_key(key), key.name) for key in legend)
    return SafeString("\n    ".join(items))


@kept
def legend_key(key: Key):
    """The look of a series as a small picture; its name stands beside it."""
    return format_html(
        '<svg class="chart__key" width="34" height="16" viewBox="0 0 34 16" aria-hidden="true">'
        "{}{}{}</svg>",
        _area(key),
        _line(key),
        _shape(key),
    )


def _area(key: Key):
    if not key.fill:
        return ""
    return format_html('<path d="M1 2h32v12h-32z" fill="{}" stroke="{}"/>', key.fill, key.colour)


def _line(key: Key):
    if not key.is_line:
        return ""
    return format_html(
        '<path d="M1 8h32" fill="none" stroke="{}" stroke-width="2.5" stroke-dasharray="{}"/>',
        key.colour,
        DASHES.get(key.dash, "none"),
    )


def _shape(key: Key):
    if not key.symbol:
        return ""
    is_open = key.symbol.endswith("-open")
    shape = SHAPES.get(key.symbol.removesuffix("-open"), SHAPES["circle"])
    return format_html(
        '<g fill="{}" stroke="{}" stroke-width="1.5">{}</g>',
        "#fff" if is_open else key.colour,
        key.colour,
        mark_safe(shape),  # noqa: S308 (our own shapes)
    )


@register.filter
def table_head(table: Table):
    """The headings of a chart's table; those over figures stand to the right as these do."""
    first, *others = table.columns
    heads = [filled('<th scope="col">{}</th>', first)]
    for one in others:
        css = "" if one in table.words else SafeString(' class="num"')
        heads.append(filled('<th scope="col"{}>{}</th>', css, one))
    return SafeString("".join(heads))


@register.filter
def table_rows(table: Table):
    """The rows of a chart's table, their first cells as headings. One text, since a chart may have
    hundreds of rows."""
    starts = ["<td>" if one in table.words else '<td class="num">' for one in table.columns[1:]]
    rows = []
    for first, *others in table.rows:
        cells = (f"{start}{escape(text)}</td>" for start, text in zip(starts, others, strict=True))
        rows.append(f'<tr><th scope="row">{escape(first)}</th>{"".join(cells)}</tr>')
    return mark_safe("\n".join(rows))  # noqa: S308 (every text is escaped)
