"""A data sheet: the columns of a list, written row by row without holding them all."""

import math
from collections.abc import Callable, Iterable
from dataclasses import dataclass
from itertools import takewhile
from typing import Any

from openpyxl.cell import WriteOnlyCell
from openpyxl.utils import get_column_letter
from openpyxl.workbook import Workbook
from openpyxl.workbook.defined_name import DefinedName
from openpyxl.worksheet.filters import AutoFilter
from openpyxl.worksheet.properties import PageSetupProperties
from openpyxl.worksheet.table import Table, TableColumn
from openpyxl.worksheet.worksheet import Worksheet

from beskplan.exports.excel.styles import BODY, FIGURE, HEADER, HEADER_FIGURE, Pen
from core.lists.columns import Column, IdColumn, ListTable

A4 = 9  # Excel's number of the paper
# How many characters stand beside each other across A4 when its text of 10 points is printed in 8.
READABLE = 178
PRINT_TITLES = "_xlnm.Print_Titles"
# Points: a line of text, the lowest row, and the highest: more text is read in the cell itself.
LINE, LOWEST, HIGHEST = 13, 15, 171
LETTERS = 1.2  # a column holds a few more letters than its width in digits says


@dataclass(frozen=True)
class Sheet:
    """`table` is the list whose columns it has; `rows` takes the selection and gives what they
    read; `about` says it in words; `read_from` is the selection's query set that the rows come from
    ("": there are never many). The first `frozen` columns name a row: they stay in sight."""

    title: str
    about: str
    table: type[ListTable]
    rows: Callable[[Any], Iterable]
    read_from: str = ""
    frozen: int = 1

    @property
    def columns(self) -> list[Column]:
        return list(self.table.file_columns.values())

    @property
    def printed(self) -> list[Column]:
        """The columns before the first id: what is read, and fits on paper."""
        return list(takewhile(lambda one: not isinstance(one, IdColumn), self.columns))


def write_sheet(workbook: Workbook, sheet: Sheet, rows: Iterable, pen: Pen) -> int:
    """Add the sheet at the end of the workbook; returns how many rows of data it holds."""
    page, columns = workbook.create_sheet(sheet.title), sheet.columns
    prepare_columns(page, [column.width for column in columns])
    page.freeze_panes = page_corner(sheet)
    page.row_dimensions[1].height = 32
    prepare_print(page, across=pages_across(sheet))
    page.append([_header_cell(page, pen, column) for column in columns])
    readers = [column.reader for column in columns]
    widths = [column.width for column in sheet.printed]
    count = 0
    for row in rows:
        values = [read(row) for read in readers]
        cells = [
            _cell(page, pen, column, value) for column, value in zip(columns, values, strict=True)
        ]
        append_row(page, count + 2, cells, height_of(values, widths))
        count += 1
    _choose_what_is_printed(page, sheet, count)
    page.tables.add(_excel_table(sheet, count))
    return count


def page_corner(sheet: Sheet) -> str:
    """The first cell that moves when one scrolls."""
    return f"{get_column_letter(sheet.frozen + 1)}2"


def _excel_table(sheet: Sheet, rows: int) -> Table:
    """Gives the rows a name that formulas and other programs find them by ("Initiativer[Status]"),
    and the filter. Excel wants at least one row."""
    last = get_column_letter(len(sheet.columns))
    ref = f"A1:{last}{max(rows, 1) + 1}"
    table = Table(
        displayName=sheet.title.replace(" ", "_"), ref=ref, autoFilter=AutoFilter(ref=ref)
    )
    table.tableColumns = [
        TableColumn(id=number, name=column.excel_heading)
        for number, column in enumerate(sheet.columns, 1)
    ]
    return table


def _header_cell(page: Worksheet, pen: Pen, column: Column) -> WriteOnlyCell:
    return pen.cell(page, column.excel_heading, HEADER_FIGURE if column.format.figures else HEADER)


def _cell(page: Worksheet, pen: Pen, column: Column, value: object) -> WriteOnlyCell:
    look = FIGURE if column.format.figures else BODY
    return pen.cell(page, value, look, column.format.number_format)


def prepare_columns(page: Worksheet, widths: Iterable[int]) -> None:
    """Widths must be set before the first row is written."""
    for index, width in enumerate(widths, 1):
        page.column_dimensions[get_column_letter(index)].width = width


def append_row(page: Worksheet, number: int, cells: list, height: float) -> None:
    """The last row with its height; the page need not remember the heights of all rows."""
    page.row_dimensions[number].height = height
    page.append(cells)
    del page.row_dimensions[number]


def height_of(values: Iterable, widths: Iterable[int]) -> float:
    """Points that the wrapped texts need. Not every program works it out when it opens a file."""
    return min(max(lines_of(values, widths) * LINE + 2, LOWEST), HIGHEST)


def lines_of(values: Iterable, widths: Iterable[int]) -> int:
    """How many lines the longest of the texts takes in its column."""
    cells = zip(values, widths, strict=False)
    return max((_line_count(str(value), width) for value, width in cells if value), default=1)


def _line_count(text: str, width: int) -> int:
    return sum(
        max(1, math.ceil(len(paragraph) / (width * LETTERS))) for paragraph in text.split("\n")
    )


def pages_across(sheet: Sheet) -> int:
    """As few as can be read; what names a row stands on each of them."""
    names = sum(column.width for column in sheet.printed[: sheet.frozen])
    pages, taken = 1, 0
    for column in sheet.printed:
        if taken + column.width > READABLE:
            pages, taken = pages + 1, names
        taken += column.width
    return pages


def _choose_what_is_printed(page: Worksheet, sheet: Sheet, rows: int) -> None:
    """What names the columns and rows is on each page."""
    last = get_column_letter(len(sheet.printed))
    page.print_area = f"A1:{last}{rows + 1}"
    if pages_across(sheet) == 1:
        page.print_title_rows = "1:1"
    else:  # columns before rows, as Excel itself writes it; openpyxl's own way is the other
        names = f"'{page.title}'!$A:${get_column_letter(sheet.frozen)}"
        titles = f"{names},'{page.title}'!$1:$1"
        page.defined_names.add(DefinedName(PRINT_TITLES, attr_text=titles))


def prepare_print(page: Worksheet, *, across: int = 1, upright: bool = False) -> None:
    """So many pages across, and down as many as it takes, numbered at the bottom."""
    page.page_setup.paperSize = A4
    page.page_setup.orientation = "portrait" if upright else "landscape"
    page.page_setup.fitToWidth, page.page_setup.fitToHeight = across, 0
    page.sheet_properties.pageSetUpPr = PageSetupProperties(fitToPage=True)
    page.page_margins.left = page.page_margins.right = 0.25
    page.page_margins.top, page.page_margins.bottom = 0.5, 0.75
    page.page_margins.footer = 0.35
    page.oddFooter.left.text = "Beskplan – &A"
    page.oddFooter.right.text = "Side &P af &N"
