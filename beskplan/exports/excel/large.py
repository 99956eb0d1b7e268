"""The workbook of many rows: the same sheets, headers and values, written by an engine that is many
times faster than openpyxl and holds one row at a time.

What it gives up is the look of single cells: texts do not wrap, and a figure shows the decimals
that Excel gives it. Nor are its sheets Excel's tables, which the engine cannot make. This
module is all that knows the engine.
"""

from collections.abc import Iterable, Iterator
from typing import Any, BinaryIO

from django.conf import settings
from django.utils import timezone
from rustpy_xlsxwriter import FastExcel, Format

from beskplan.exports.download import Step
from beskplan.exports.excel.selection import Selection
from beskplan.exports.excel.sheet import A4, Sheet, pages_across
from beskplan.exports.excel.sheets.contradictions import ELSEWHERE
from beskplan.exports.excel.sheets.status_counts import total_row
from beskplan.exports.excel.styles import BLUE, DAY, INK, cleaned
from core.danish import format_number
from core.lists.columns import CellFormat, Column
from initiatives.statuses import DECIDED

MOST_ROWS = 1_048_575  # that Excel holds in a sheet below its header
LEFT_OUT = "De øvrige ark er udeladt, fordi der er mange rækker. Hent dem fra deres egne lister."
PLAIN = "Filen er stor og derfor skrevet uden ombrudt tekst. Tallene er de samme."
ABOUT = ("Emne", "Indhold", "Rækker")


class TooManyRows(Exception):
    """A sheet would need more rows than Excel holds."""

    def __init__(self, sheet: str, rows: int) -> None:
        super().__init__(
            f"Der er {format_number(rows)} rækker i arket {sheet}; Excel rummer højst"
            f" {format_number(MOST_ROWS)}. Vælg en plan eller et filter."
        )


def write_large(
    selection: Selection, found: dict[Sheet, int], overview: str, to: BinaryIO | str, step: Step
) -> None:
    """Write the sheets of `found`, which gives their numbers of rows, after an overview.

    Raises TooManyRows before anything is written.
    """
    for sheet, size in found.items():
        if size > MOST_ROWS:
            raise TooManyRows(sheet.title, size)
    file = FastExcel(to).freeze(row=1)
    file.sheet(
        overview,
        _about(selection, found),
        column_widths=[30, 90, 14],
        column_formats=[_text().set_bold(), _text(), _figure()],
        header_format=_header(),
    )
    for sheet, size in found.items():
        step(f"Skriver arket {sheet.title}")
        file.freeze(row=1, col=sheet.frozen, sheet=sheet.title)
        _add_sheet(file, sheet, size, selection)
    file.save()


def _add_sheet(file: FastExcel, sheet: Sheet, size: int, selection: Selection) -> None:
    file.sheet(
        sheet.title,
        _records(sheet.columns, sheet.rows(selection)),
        column_widths=[column.width for column in sheet.columns],
        column_formats=[_format(column.format) for column in sheet.columns],
        header_format=_header(),
        autofilter=True,
        page_setup={
            "landscape": True,
            "paper_size": A4,
            "print_area": (0, 0, size, len(sheet.printed) - 1),
            "repeat_rows": 0,
            "fit_to_pages": (pages_across(sheet), 0),
            "footer": "&LBeskplan – &A&RSide &P af &N",
        },
    )


def _records(columns: list[Column], rows: Iterable) -> Iterator[dict[str, Any]]:
    """One dictionary a row, as the engine takes them; without rows one that is empty, since the
    headers come from it. Text is cleaned as everywhere; the engine writes it as text, also where it
    begins with =. One more call for each cell would take as long as all that is done in it."""
    read = [(column.excel_heading, column.reader) for column in columns]
    empty = True
    for row in rows:
        empty = False
        yield {
            header: cleaned(cell) if (cell := value(row)).__class__ is str else cell
            for header, value in read
        }
    if empty:
        yield dict.fromkeys((header for header, _ in read), None)


def _about(selection: Selection, found: dict[Sheet, int]) -> Iterator[dict[str, Any]]:
    """What the file holds, how many initiatives stand in each status, and the sheets."""
    made = timezone.localdate(selection.exported_at)
    facts: list[tuple[str, str, int | None]] = [
        ("Afgrænsning", selection.words, None),
        ("Dato", f"{made:%d-%m-%Y}", None),
        ("Hentet af", selection.exported_by, None),
        ("Organisation", settings.ORGANISATION, None),
        ("Om filen", PLAIN, None),
        ("Andre ark", LEFT_OUT if selection.filtered else ELSEWHERE, None),
    ]
    total = total_row(selection)
    facts.append(("Initiativer i alt", "i filen", total.total))
    for look, count in zip(DECIDED, total.counts, strict=True):
        facts.append((f"Heraf {look.label}", "", count))
    facts.extend((f"Arket {sheet.title}", sheet.about, size) for sheet, size in found.items())
    for fact in facts:
        yield dict(zip(ABOUT, fact, strict=True))


def _format(shown: CellFormat) -> Format:
    if shown.figures:
        return _figure()
    if shown.days:
        return _base().set_num_format(DAY).set_align("left")
    return _base().set_num_format(shown.number_format) if shown.number_format else _text()


def _base() -> Format:
    return Format().set_font_name("Arial").set_font_size(10).set_font_color(f"#{INK}")


def _text() -> Format:
    """Marked as text, so that editing a cell that begins with = does not make it a formula."""
    return _base().set_align("left").set_quote_prefix()


def _figure() -> Format:
    return _base().set_align("right")


def _header() -> Format:
    white = Format().set_font_name("Arial").set_font_size(10).set_font_color("#FFFFFF")
    return white.set_bold().set_background_color(f"#{BLUE}").set_text_wrap()
