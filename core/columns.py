"""Columns of the lists. django-tables2 keeps columns, order and pages; a list's cells are macros,
one for each column by its name (templates/components/table.html)."""

from collections.abc import Callable
from typing import NamedTuple

import django_tables2 as tables


class Column(tables.Column):
    """`css` are the classes of its cells, `heading_css` those of its heading; sortable when it says
    by what."""

    empty_values = ()

    def __init__(self, label, *, order_by=None, css="", heading_css=""):
        super().__init__(label, order_by=order_by, orderable=order_by is not None)
        self.css, self.heading_css = css, heading_css


class Cell(NamedTuple):
    """What a column's cells have in common; `inside` makes the inside of a row's."""

    label: str
    css: str
    inside: Callable


def cells_of(table: tables.Table, macros) -> list[Cell]:
    """Of each column that shows; `macros` is a template's module."""
    return [
        Cell(column.header, column.column.css, getattr(macros, column.name))
        for column in table.columns
    ]


def sorted_by(*expressions):
    """A table's `order_<column>`: rows without a value last, whichever way one sorts, and what is
    alike always in the same order, so that no row is on two pages."""

    def order(table, queryset, is_descending):
        ways = (one.desc if is_descending else one.asc for one in expressions)
        return queryset.order_by(*(way(nulls_last=True) for way in ways), "pk"), True

    return order
