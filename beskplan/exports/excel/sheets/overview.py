"""The first sheet: what the file holds, and how many initiatives stand in each status."""

from abc import ABC, abstractmethod

from django.conf import settings
from django.utils import timezone
from openpyxl.utils import get_column_letter
from openpyxl.worksheet.hyperlink import Hyperlink
from openpyxl.worksheet.pagebreak import Break
from openpyxl.worksheet.worksheet import Worksheet

from beskplan.exports.excel.selection import Selection
from beskplan.exports.excel.sheet import append_row, height_of, prepare_columns, prepare_print
from beskplan.exports.excel.sheets import status_chart
from beskplan.exports.excel.sheets.contradictions import ELSEWHERE
from beskplan.exports.excel.sheets.status_counts import StatusRow, area_rows, plan_rows, total_row
from beskplan.exports.excel.styles import (
    BODY,
    FIGURE,
    HEADER,
    HEADER_FIGURE,
    LABEL,
    LINK,
    SECTION,
    TEXT,
    TITLE,
    TOTAL,
    TOTAL_FIGURE,
    Pen,
)
from initiatives.statuses import DECIDED, StatusLook

TITLE_OF_SHEET = "Oversigt"
WIDTHS = (45, 9, 10, 12, 12, 12, 12, 12)  # together what A4 upright prints in 8 points
TWICE = "Et initiativ i flere fokusområder er talt med i hvert af dem."
MOST_BARS = 30  # more cannot be read in one chart; then it shows the plans


class Overview(ABC):
    """Writes the sheet from top to bottom: a streamed sheet cannot go back to an earlier row.

    `statuses` are those that its tables count, `widths` those of the columns: a label, the sum and
    one for each status.
    """

    statuses: tuple[StatusLook, ...] = DECIDED
    widths: tuple[int, ...] = WIDTHS

    def __init__(self, page: Worksheet, pen: Pen) -> None:
        self.page, self.pen = page, pen
        self.row = 0

    def write(self, sheets: list[tuple[str, str, int]]) -> None:
        """`sheets` are title, content in words and number of rows of each data sheet."""
        prepare_columns(self.page, self.widths)
        prepare_print(self.page, upright=True)
        self.page.sheet_view.showGridLines = False
        self._heading()
        self._statuses()
        self._contents(sheets)

    @abstractmethod
    def _heading(self) -> None:
        """Title and facts of the file."""

    @abstractmethod
    def _statuses(self) -> None:
        """The tables of how many initiatives stand in each status."""

    def _contents(self, sheets: list[tuple[str, str, int]]) -> None:
        self._section("Ark i filen")
        self._append(
            ("Ark", HEADER), ("Rækker", HEADER_FIGURE), ("Indhold", HEADER), height=20, spread=True
        )
        for title, about, count in sheets:
            self._append((title, LINK), (count, FIGURE), (about, BODY), spread=True)

    def _section(self, words: str) -> None:
        self._append()
        self._append((words, SECTION), height=22)

    def _table(self, label: str, rows: list[StatusRow], total: StatusRow | None = None) -> int:
        """A header and the rows; returns the number of the first row of figures."""
        names = ("I alt", *(one.label for one in self.statuses))
        self._append((label, HEADER), *((name, HEADER_FIGURE) for name in names), height=32)
        first = self.row + 1
        for row in rows:
            self._append((row.label, BODY), *((n, FIGURE) for n in (row.total, *row.counts)))
        if total:
            numbers = (total.total, *total.counts)
            self._append((total.label, TOTAL), *((n, TOTAL_FIGURE) for n in numbers))
        return first

    def _append(self, *parts: tuple[object, dict], height: float = 0, spread: bool = False) -> None:
        """One row of cells, each a value and its look; `spread` lets the last one take the rest of
        the table's width."""
        self.row += 1
        widths, columns = list(self.widths), len(parts)
        looks = [look for _, look in parts]
        if spread:
            widths[columns - 1 :] = [sum(self.widths[columns - 1 :])]
            looks += looks[-1:] * (len(self.widths) - columns)
            first, last = get_column_letter(columns), get_column_letter(len(self.widths))
            self.page.merged_cells.add(f"{first}{self.row}:{last}{self.row}")
        values = [value for value, _ in parts] + [None] * (len(looks) - columns)
        cells = [
            self.pen.cell(self.page, value, look) for value, look in zip(values, looks, strict=True)
        ]
        if LINK in looks:
            cells[0].hyperlink = Hyperlink(ref="", location=f"'{values[0]}'!A1")
        append_row(self.page, self.row, cells, height or height_of(values, widths))


class SelectionOverview(Overview):
    """The selection's facts, its statuses together, per plan and per focus area, and a chart."""

    def __init__(self, page: Worksheet, selection: Selection, pen: Pen) -> None:
        super().__init__(page, pen)
        self.selection = selection

    def _heading(self) -> None:
        made = timezone.localdate(self.selection.exported_at)
        self._append((f"Beskplan: {self.selection.title}", TITLE), height=28)
        self._append()
        self._append(("Afgrænsning", LABEL), (self.selection.words, TEXT), spread=True)
        self._append(("Dato", LABEL), (made, TEXT), spread=True)
        self._append(("Hentet af", LABEL), (self.selection.exported_by, TEXT), spread=True)
        self._append(("Organisation", LABEL), (settings.ORGANISATION, TEXT), spread=True)
        if self.selection.filtered:
            self._append(("Andre ark", LABEL), (ELSEWHERE, TEXT), spread=True)

    def _statuses(self) -> None:
        plans = [] if self.selection.plan else plan_rows(self.selection)
        areas = area_rows(self.selection)
        self._section("Initiativer efter status")
        first_plan = self._table("Plan", plans, total_row(self.selection))
        bars = areas if 0 < len(areas) <= MOST_BARS else plans
        chart_at = self.row + 2
        for _ in range(status_chart.rows_needed(len(bars)) + 1 if bars else 0):
            self._append()
        if bars:
            self.page.row_breaks.append(Break(id=self.row))
        self._section("Initiativer efter fokusområde og status")
        first_area = self._table("Fokusområde", areas)
        self._append((TWICE, TEXT), spread=True)
        if bars:
            first = first_area if bars is areas else first_plan
            status_chart.draw(self.page, chart_at, first, len(bars))
