"""A data sheet: the columns of a list, written row by row without holding them all."""

import math
from collections.abc import Callable, Iterable
from dataclasses import dataclass
from typing import Any

from openpyxl.utils import get_column_letter
from openpyxl.workbook import Workbook
from openpyxl.workbook.defined_name import DefinedName
from openpyxl.worksheet.properties import PageSetupProperties

from beskplan.exports.excel.styles import BODY, FIGURE, HEADER, HEADER_FIGURE, Pen
from core.columns import Column, ListTable

A4, A3 = 9, 8  # Excel's numbers for paper
# How many characters stand beside each other on the paper before print gets too small to read.
READABLE = {A4: 215, A3: 320}
PRINT_TITLES = "_xlnm.Print_Titles"
LINE, LOWEST, HIGHEST = 13, 15, 409  # points: a line of text, and what Excel allows a row
LETTERS = 1.2  # a column holds a few more letters than its width in digits says


@dataclass(frozen=True)
class Sheet:
    """`table` is the list whose columns it has; `rows` takes the selection and gives what they
    read; `about` says it in words; `read_from` is the selection's query set that the rows come from
    ("": there are never many)."""

    title: str
    about: str
    table: type[ListTable]
    rows: Callable[[Any], Iterable]
    read_from: str = ""

    @property
    def columns(self) -> list[Column]:
        return list(self.table.file_columns.values())


def write_sheet(workbook: Workbook, sheet: Sheet, rows: Iterable, pen: Pen) -> int:
    """Add the sheet at the end of the workbook; returns how many rows of data it holds."""
    page, columns = workbook.create_sheet(sheet.title), sheet.columns
    prepare_columns(page, [column.width for column in columns])
    page.freeze_panes = "A2"
    page.row_dimensions[1].height = 32
    _prepare_sheet_for_print(page, sheet)
    page.append([_header_cell(page, pen, column) for column in columns])
    readers = [column.reader for column in columns]
    count = 0
    for row in rows:
        values = [read(row) for read in readers]
        cells = [
            _cell(page, pen, column, value) for column, value in zip(columns, values, strict=True)
        ]
        append_row(page, count + 2, cells, height_of(values, [column.width for column in columns]))
        count += 1
    page.auto_filter.ref = f"A1:{get_column_letter(len(columns))}{count + 1}"
    return count


def _header_cell(page, pen: Pen, column: Column):
    return pen.cell(page, column.excel_heading, HEADER_FIGURE if column.format.figures else HEADER)


def _cell(page, pen: Pen, column: Column, value):
    look = FIGURE if column.format.figures else BODY
    return pen.cell(page, value, look, column.format.number_format)


def prepare_columns(page, widths: Iterable[int]) -> None:
    """Widths must be set before the first row is written."""
    for index, width in enumerate(widths, 1):
        page.column_dimensions[get_column_letter(index)].width = width


def append_row(page, number: int, cells: list, height: float) -> None:
    """The last row with its height; the page need not remember the heights of all rows."""
    page.row_dimensions[number].height = height
    page.append(cells)
    del page.row_dimensions[number]


def height_of(values: Iterable, widths: Iterable[int]) -> float:
    """Points that the wrapped texts need. Not every program works it out when it opens a file."""
    lines = max(
        (
            _line_count(str(value), width)
            for value, width in zip(values, widths, strict=False)
            if value
        ),
        default=1,
    )
    return min(max(lines * LINE + 2, LOWEST), HIGHEST)


def _line_count(text: str, width: int) -> int:
    return sum(
        max(1, math.ceil(len(paragraph) / (width * LETTERS))) for paragraph in text.split("\n")
    )


def paper_for(sheet: Sheet) -> tuple[int, int]:
    """The paper's size, and as few pages across as can still be read."""
    width = sum(column.width for column in sheet.columns)
    paper = A4 if width <= READABLE[A4] else A3
    return paper, math.ceil(width / READABLE[paper])


def _prepare_sheet_for_print(page, sheet: Sheet) -> None:
    """On as few pages across as can be read; what names the columns and rows is on each."""
    paper, across = paper_for(sheet)
    prepare_print(page, paper=paper, across=across)
    if across == 1:
        page.print_title_rows = "1:1"
    else:  # columns before rows, as Excel itself writes it; openpyxl's own way is the other
        titles = f"'{page.title}'!$A:$B,'{page.title}'!$1:$1"
        page.defined_names.add(DefinedName(PRINT_TITLES, attr_text=titles))


def prepare_print(page, *, paper: int, across: int = 1, down: int = 0) -> None:
    """So many pages across, and down as many as it takes (0), numbered at the bottom."""
    page.page_setup.paperSize = paper
    page.page_setup.orientation = "portrait" if down else "landscape"
    page.page_setup.fitToWidth, page.page_setup.fitToHeight = across, down
    page.sheet_properties.pageSetUpPr = PageSetupProperties(fitToPage=True)
    page.page_margins.left = page.page_margins.right = 0.4
    page.page_margins.top, page.page_margins.bottom = 0.5, 0.75
    page.page_margins.footer = 0.35
    page.oddFooter.left.text = "Beskplan – &A"
    page.oddFooter.right.text = "Side &P af &N"
