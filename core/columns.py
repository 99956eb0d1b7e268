"""Columns of the lists. django-tables2 keeps columns, order and pages; a list's cells are macros,
one for each column by its name (templates/components/table.html)."""

from collections.abc import Callable
from typing import NamedTuple

import django_tables2 as tables
from django.db.models import Expression, F, QuerySet
from jinja2.environment import TemplateModule


class Column(tables.Column):
    """A column of a list. `css` are the classes of its cells, `heading_css` those of its heading.
    It can be sorted when `order_by` says by what."""

    empty_values = ()

    def __init__(
        self,
        label: str,
        *,
        order_by: str | tuple[str, ...] | None = None,
        css: str = "",
        heading_css: str = "",
    ) -> None:
        super().__init__(label, order_by=order_by, orderable=order_by is not None)
        self.css, self.heading_css = css, heading_css


class Cell(NamedTuple):
    """A column as the template of a list needs it: heading, classes, and the macro `inside` that
    renders what is inside a row's cell."""

    label: str
    css: str
    inside: Callable


def cells_of(table: tables.Table, macros: TemplateModule) -> list[Cell]:
    """The cells of the columns that the table shows. `macros` is the template module that holds a
    macro for each column, by the column's name."""
    return [
        Cell(column.header, column.column.css, getattr(macros, column.name))
        for column in table.columns
    ]


def sorted_by(
    *expressions: F | Expression,
) -> Callable[[tables.Table, QuerySet, bool], tuple[QuerySet, bool]]:
    """Makes a table's method `order_<column>`, which sorts by the expressions. Rows without a value
    come last in both directions, and rows that are alike come by primary key, so that no row stands
    on two pages."""

    def order(
        table: tables.Table, queryset: QuerySet, is_descending: bool
    ) -> tuple[QuerySet, bool]:
        directed = (one.desc if is_descending else one.asc for one in expressions)
        return queryset.order_by(*(one(nulls_last=True) for one in directed), "pk"), True

    return order
