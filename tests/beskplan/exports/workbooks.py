"""Reads a workbook back: each sheet's rows as dictionaries by header."""

from datetime import datetime
from io import BytesIO

from django.utils import timezone
from openpyxl import load_workbook

from beskplan.exports.excel.selection import everything
from beskplan.exports.excel.workbook import SHEETS, STORED, write_workbook
from initiatives.permissions import NOBODY

HEADERS = {sheet.title: ", ".join(one.excel_heading for one in sheet.columns) for sheet in SHEETS}
STORED_ROWS = [sheet.title for sheet in STORED]  # the sheets of a large file too


def selection(plan=None):
    return everything(plan, NOBODY, exported_by="Åse Aagaard", exported_at=timezone.now())


def written(chosen, **options):
    """The workbook of the selection, read back."""
    file = BytesIO()
    write_workbook(chosen, file, **options)
    return load_workbook(file)


def opened(source):
    """The workbook of a download, or of a path."""
    if hasattr(source, "streaming_content"):
        source = BytesIO(b"".join(source.streaming_content))
    return load_workbook(source)


def rows_of(workbook, title: str) -> list[dict]:
    header, *rows = workbook[title].iter_rows(values_only=True)
    return [dict(zip(header, map(_day, row), strict=True)) for row in rows]


def column_of(workbook, title: str, heading: str) -> list:
    """The cells below the heading."""
    columns = workbook[title].iter_cols()
    return next(list(cells) for header, *cells in columns if header.value == heading)


def cells_of(workbook) -> dict[str, list]:
    return {page.title: list(page.iter_rows(values_only=True)) for page in workbook}


def pick(rows: list[dict], **conditions) -> dict:
    """The one row with these values; a text that ends with … stands for its beginning."""
    found = [row for row in rows if all(_fits(row[k], v) for k, v in conditions.items())]
    assert len(found) == 1, f"{len(found)} rækker med {conditions}"
    return found[0]


def _fits(value, wanted) -> bool:
    if isinstance(wanted, str) and wanted.endswith("…"):
        return str(value).startswith(wanted[:-1])
    return value == wanted


def _day(value):
    return value.date() if isinstance(value, datetime) else value
