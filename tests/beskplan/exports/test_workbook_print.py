"""How the sheets of the five plans stand on screen and on paper, and in LibreOffice."""

import os
import shutil
import subprocess

import pytest

from beskplan.exports.excel.sheet import HIGHEST, LINE, READABLE, lines_of
from beskplan.exports.excel.workbook import SHEETS
from tests.beskplan.exports.workbooks import HEADERS, cells_of, column_of, opened


@pytest.mark.parametrize("title", HEADERS)
def test_the_header_is_frozen_filterable_and_printed_on_every_page(workbook, title):
    page = workbook[title]
    (table,) = page.tables.values()
    assert table.autoFilter.ref == table.ref
    assert table.ref == page.dimensions or page.max_row == 1  # a table has a row, if an empty one
    assert page.print_title_rows == "$1:$1"
    assert (page.page_setup.orientation, page.page_setup.paperSize) == ("landscape", 9)


@pytest.mark.parametrize(
    ("title", "corner"), [("Planer", "C2"), ("Initiativer", "E2"), ("Mål", "E2"), ("Budget", "D2")]
)
def test_what_names_a_row_stays_in_sight(workbook, title, corner):
    assert workbook[title].freeze_panes == corner
    assert [workbook[title][place].value for place in ("A1", "B1")] == ["Plan", "Plan-id"]


@pytest.mark.parametrize("title", HEADERS)
def test_the_rows_are_a_table_with_a_name(workbook, title):
    names = [table.displayName for table in workbook[title].tables.values()]
    assert names == [title.replace(" ", "_")]


@pytest.mark.parametrize("sheet", SHEETS, ids=lambda one: one.title)
def test_what_is_printed_can_be_read(workbook, sheet):
    """On one A4 page across, in at least 8 of 10 points, with no text cut off."""
    assert sum(column.width for column in sheet.printed) <= READABLE
    page = workbook[sheet.title]
    last = page.cell(1, len(sheet.printed)).coordinate.rstrip("1")
    assert page.print_area == f"'{sheet.title}'!$A$1:${last}${page.max_row}"
    widths = [column.width for column in sheet.printed]
    for row in page.iter_rows(min_row=2, max_col=len(widths)):
        needed = lines_of([cell.value for cell in row], widths)
        assert needed * LINE <= HIGHEST, f"{row[1].value}: {needed}"


def test_widths_are_counted_in_the_font_of_the_cells(workbook):
    """Another standard font, which a program lacks, would make what is printed smaller."""
    standard = workbook._named_styles["Normal"].font
    assert (standard.name, standard.sz) == ("Arial", 10)


def test_long_text_wraps_and_no_row_fills_a_page(workbook):
    longest = max(
        column_of(workbook, "Initiativer", "Beskrivelse"), key=lambda cell: len(cell.value or "")
    )
    assert longest.alignment.wrap_text
    for title in HEADERS:
        heights = [one.height or 0 for one in workbook[title].row_dimensions.values()]
        assert max(heights) <= HIGHEST


@pytest.mark.skipif(
    not shutil.which("soffice") and os.environ.get("CI") != "true",  # never passed over in CI
    reason="LibreOffice er ikke installeret",
)
def test_libreoffice_opens_it_and_finds_the_same_cells(path, workbook, tmp_path):
    convert(path, "xlsx:Calc MS Excel 2007 XML", tmp_path)
    convert(path, "pdf", tmp_path)
    assert (tmp_path / "alle.pdf").stat().st_size > 50_000
    saved, original = cells_of(opened(tmp_path / "alle.xlsx")), cells_of(workbook)
    for title in HEADERS:
        assert saved[title] == original[title]
    assert opened(tmp_path / "alle.xlsx")["Oversigt"]._charts


def convert(path, kind, folder):
    """By a LibreOffice of its own, so that one that runs already does no harm."""
    done = subprocess.run(
        ["soffice", f"-env:UserInstallation=file://{folder}/profil", "--headless"]
        + ["--convert-to", kind, "--outdir", str(folder), str(path)],
        capture_output=True,
        text=True,
        timeout=180,
    )
    assert done.returncode == 0, done.stderr
    assert "Error" not in done.stderr, done.stderr
