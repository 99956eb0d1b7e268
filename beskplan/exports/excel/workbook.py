"""The Excel report: an overview and one sheet for each kind of row."""

from typing import BinaryIO

from django.utils import timezone
from openpyxl.workbook import Workbook

from beskplan.exports.download import Step, no_step
from beskplan.exports.excel.large import write_large
from beskplan.exports.excel.selection import Selection, sizes
from beskplan.exports.excel.sheet import write_sheet
from beskplan.exports.excel.sheets.budget import BUDGET
from beskplan.exports.excel.sheets.contradictions import CONTRADICTIONS
from beskplan.exports.excel.sheets.follow_ups import FOLLOW_UPS
from beskplan.exports.excel.sheets.overview import TITLE_OF_SHEET, SelectionOverview
from beskplan.exports.excel.sheets.plans import (
    FOCUS_AREAS,
    INITIATIVES,
    PLACEMENTS,
    PLANS,
    RESPONSIBILITIES,
    TARGET_GROUPS,
)
from beskplan.exports.excel.sheets.targets import MEASUREMENTS, REVISIONS, TARGETS
from beskplan.exports.excel.styles import Pen, new_workbook
from beskplan.exports.moment import one_moment

STORED = (
    *(PLANS, FOCUS_AREAS, INITIATIVES, TARGETS, MEASUREMENTS, FOLLOW_UPS, BUDGET),
    *(PLACEMENTS, RESPONSIBILITIES, TARGET_GROUPS, REVISIONS),
)
# What is found by comparing all figures of whole plans is not in a list's file nor in a large one.
SHEETS = (*STORED, CONTRADICTIONS)
MANY_ROWS = 5_000  # in a sheet; formatting each cell of so many takes longer than anyone waits
CONTENT_TYPE = "application/vnd.openxmlformats-officedocument.spreadsheetml.sheet"


def write_workbook(
    selection: Selection, to: BinaryIO | str, *, many: int = MANY_ROWS, step: Step = no_step
) -> dict[str, int]:
    """Write the file; returns the number of rows of each data sheet by its title.

    All sheets tell of the same moment, whoever writes meanwhile. The queries are a fixed number for
    each sheet, and rows are streamed to the file. With more than `many` rows in a sheet it is
    written plainly, and a list's download holds the list alone.
    Raises TooManyRows where Excel cannot hold a sheet.
    """
    with one_moment():
        found = dict(zip(STORED, sizes(selection, (one.read_from for one in STORED)), strict=True))
        if all(size <= many for size in found.values()):
            return _write_formatted(selection, to, step)
        found[BUDGET] = sum(1 for _ in BUDGET.rows(selection))  # of a line's years each is a row
        if selection.filtered:
            found = {
                sheet: size for sheet, size in found.items() if sheet.title == selection.filtered
            }
        write_large(selection, found, TITLE_OF_SHEET, to, step)
        return {sheet.title: size for sheet, size in found.items()}


def _write_formatted(selection: Selection, to: BinaryIO | str, step: Step) -> dict[str, int]:
    workbook = new_workbook()
    _describe(workbook, selection)
    pen = Pen()
    overview = workbook.create_sheet(TITLE_OF_SHEET)
    counts = {}
    sheets = STORED if selection.filtered else SHEETS
    for sheet in sheets:
        step(f"Skriver arket {sheet.title}")
        counts[sheet.title] = write_sheet(workbook, sheet, sheet.rows(selection), pen)
    contents = [(sheet.title, sheet.about, counts[sheet.title]) for sheet in sheets]
    SelectionOverview(overview, selection, pen).write(contents)
    workbook.save(to)
    return counts


def file_name(selection: Selection) -> str:
    """beskplan-<plan>[-<the sheet of the list that it was taken from>]-<day>.xlsx"""
    plan = selection.plan.slug if selection.plan else "alle-planer"
    part = f"-{selection.filtered.lower()}" if selection.filtered else ""
    return f"beskplan-{plan}{part}-{timezone.localdate(selection.exported_at)}.xlsx"


def _describe(workbook: Workbook, selection: Selection) -> None:
    """What the file says of itself under Filer → Oplysninger."""
    about = workbook.properties
    about.title = f"Beskplan: {selection.title}"
    about.subject = "Beskæftigelsesplaner: initiativer, mål, målinger, opfølgning og budget"
    about.description = selection.words
    about.creator = about.lastModifiedBy = selection.exported_by
    about.created = about.modified = selection.exported_at.replace(tzinfo=None)
    about.language = "da-DK"
