"""Columns of the lists, each declared once for the page and for the file.

django-tables2 keeps columns, order and pages. On a page a list's cells are macros, one for each
column by its name (templates/components/table.html), and a narrow screen's cards are the same cells
with the heading beside them. A workbook's sheet (beskplan/exports/excel/sheet.py) writes the same
class's columns that have `excel`.
"""

from collections.abc import Callable
from enum import Enum
from operator import attrgetter
from typing import Any, NamedTuple

import django_tables2 as tables
from django.db.models import Expression, F, QuerySet
from jinja2.environment import TemplateModule


class CellFormat(Enum):
    """How a file shows a column's values: `figures` stand to the right, `days` are dates.
    `number_format` is Excel's, where the figure's own will not do."""

    TEXT = ("", False, False)
    FIGURE = ("", True, False)
    DAY = ("", False, True)
    YEAR = ("0", False, False)
    MILLION = ("#,##0.0##", True, False)

    def __init__(self, number_format: str, figures: bool, days: bool) -> None:
        self.number_format, self.figures, self.days = number_format, figures, days


TEXT, FIGURE, DAY, YEAR, MILLION = CellFormat


class Column(tables.Column):
    """A column of a list.

    On the page `css` are the classes of its cells, `heading_css` those of its heading, and it can
    be sorted when `order_by` says by what. In a file, `excel` reads its value from a row of the
    file: the path of an attribute ("plan.slug"), or a function; `width` is in characters.
    `excel_heading` is for a heading that says too little away from the page.

    `excel` is None where the file has no such column. `facts` then names the columns of the same
    class that the file has for what stands in its cell, one fact in each; none where the file says
    it in another sheet or not at all.
    """

    empty_values = ()

    def __init__(
        self,
        heading: str,
        *,
        excel: str | Callable[[Any], object] | None,
        width: int = 0,
        format: CellFormat = TEXT,
        excel_heading: str = "",
        facts: tuple[str, ...] = (),
        order_by: str | tuple[str, ...] | None = None,
        css: str = "",
        heading_css: str = "",
    ) -> None:
        super().__init__(heading, order_by=order_by, orderable=order_by is not None)
        self.excel, self.excel_heading = excel, excel_heading or heading
        self.width, self.format, self.facts = width, format, facts
        self.css, self.heading_css = css, heading_css

    @property
    def reader(self) -> Callable[[Any], object]:
        """Takes a row of the file and gives the column's value."""
        if self.excel is None:
            raise TypeError(f"the file has no column {self.excel_heading}")
        return attrgetter(self.excel) if isinstance(self.excel, str) else self.excel


class FileColumn(Column):
    """A column that only the file has."""

    def __init__(
        self,
        heading: str,
        excel: str | Callable[[Any], object],
        width: int,
        format: CellFormat = TEXT,
    ) -> None:
        super().__init__(heading, excel=excel, width=width, format=format)


class IdColumn(FileColumn):
    """The key of a row, or of what the row belongs to. The first of them ends what a sheet prints:
    from it on the columns are for computing."""

    def __init__(self, heading: str, excel: str | Callable[[Any], object]) -> None:
        super().__init__(heading, excel, width=20)


class ListTable(tables.Table):
    """The columns of a list, as a page and a file have them.

    `file_columns` are those of the file by their names in the class, in its order. A page shows the
    others in the same order, unless Meta has a `sequence` for it.
    """

    file_columns: dict[str, Column] = {}

    def __init_subclass__(cls) -> None:
        super().__init_subclass__()
        declared = dict(cls.base_columns)
        cls.file_columns = {name: one for name, one in declared.items() if one.excel is not None}
        # django-tables2 copies its columns for every page; those that no page shows are left out.
        cls.base_columns = {
            name: one for name, one in declared.items() if not isinstance(one, FileColumn)
        }


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
