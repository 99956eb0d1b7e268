"""How a workbook's cells look, and which of Excel's formats show them the Danish way.

Excel keeps formats in English codes and shows them by the reader's language: `#,##0.0` reads
"1.234,5" in a Danish Excel.
"""

import re
from copy import copy
from datetime import date
from decimal import Decimal

from openpyxl.cell import WriteOnlyCell
from openpyxl.cell.cell import ILLEGAL_CHARACTERS_RE
from openpyxl.styles import Alignment, Border, Font, PatternFill, Side
from openpyxl.styles.cell_style import StyleArray
from openpyxl.workbook import Workbook
from openpyxl.worksheet.worksheet import Worksheet

WHOLE, DECIMAL, FINE = "#,##0", "#,##0.0##", "#,##0.0#####"
DAY = "dd-mm-yyyy"

BLUE, INK, RULE, PALE = "00315D", "1A1A1A", "D3D6DB", "F0F4F8"


def ink(colour: str = INK, size: int = 10, **others: object) -> Font:
    return Font(name="Arial", size=size, color=colour, **others)


LEFT = Alignment(horizontal="left", vertical="top", wrap_text=True)
TITLE = {"font": ink(BLUE, 16, bold=True)}
SECTION = {"font": ink(BLUE, 12, bold=True)}
LABEL = {
    "font": ink(bold=True),
    "alignment": LEFT,
}
TEXT = {"font": ink(), "alignment": LEFT}
LINK = {
    "font": ink("0059B3", underline="single"),
    "alignment": LEFT,
}
HEADER = {
    "font": ink("FFFFFF", bold=True),
    "fill": PatternFill("solid", fgColor=BLUE),
    "alignment": Alignment(vertical="center", wrap_text=True),
}
HEADER_FIGURE = HEADER | {
    "alignment": Alignment(horizontal="right", vertical="center", wrap_text=True, indent=1)
}
BODY = {
    "font": ink(),
    "alignment": LEFT,
    "border": Border(bottom=Side(style="thin", color=RULE)),
}
# The indent keeps a figure apart from the text in the next column.
FIGURE = BODY | {
    "alignment": Alignment(horizontal="right", vertical="top", wrap_text=True, indent=1)
}
TOTAL = BODY | {"font": ink(bold=True), "fill": PatternFill("solid", fgColor=PALE)}
TOTAL_FIGURE = FIGURE | {part: TOTAL[part] for part in ("font", "fill")}

LONGEST = 32_767  # characters that Excel holds in one cell
CUT = " … (afkortet: Excel rummer ikke mere i en celle)"
LIKE_A_FORMULA = re.compile(r"[=+\-@\t\r]")


def new_workbook() -> Workbook:
    """Holds one row in memory, not the whole file. Widths of columns count digits of the standard
    font, so that is the cells' own: programs that lack another one would print them smaller."""
    workbook = Workbook(write_only=True)
    workbook._named_styles["Normal"].font = ink()
    return workbook


class Pen:
    """Makes cells for one workbook's sheets; each combination of looks is set up once."""

    def __init__(self) -> None:
        self._looks: dict[tuple, StyleArray] = {}

    def cell(
        self, sheet: Worksheet, value: object, look: dict = BODY, number_format: str = ""
    ) -> WriteOnlyCell:
        """A cell whose text is always text and whose numbers and dates are numbers and dates."""
        value = _storable(value)
        cell = WriteOnlyCell(sheet, value)
        if isinstance(value, str):
            cell.data_type = "s"  # else "=…" becomes a formula and "#N/A" an error
        quoted = isinstance(value, str) and bool(LIKE_A_FORMULA.match(value))
        shown = number_format if _is_figure(value) and number_format else _format(value)
        cell._style = copy(self._style(sheet, look, shown, quoted))
        return cell

    def _style(self, sheet: Worksheet, look: dict, number_format: str, quoted: bool) -> StyleArray:
        key = (id(look), number_format, quoted)
        if key not in self._looks:
            pattern = WriteOnlyCell(sheet)
            for name, part in look.items():
                setattr(pattern, name, part)
            pattern.number_format = number_format
            pattern.quotePrefix = quoted
            self._looks[key] = pattern._style
        return self._looks[key]


def _storable(value: object) -> object:
    if isinstance(value, Decimal):
        return int(value) if value == value.to_integral_value() else value.normalize()
    return cleaned(value) if isinstance(value, str) else value


def cleaned(text: str) -> str | None:
    """The text without what Excel refuses, cut to what a cell holds; nothing where it is blank."""
    if not text:
        return None
    if not text.isprintable():  # nor is a line break, of either kind
        text = ILLEGAL_CHARACTERS_RE.sub("", text.replace("\r\n", "\n"))
    text = text.strip()
    if len(text) > LONGEST:
        text = text[: LONGEST - len(CUT)] + CUT
    return text or None


def _is_figure(value: object) -> bool:
    return isinstance(value, int | Decimal) and not isinstance(value, bool)


def _format(value: object) -> str:
    """As many decimals as the figure has, so that 80 is not "80,0" and 0,06 not "0,1"."""
    if isinstance(value, date):
        return DAY
    if isinstance(value, Decimal):
        return DECIMAL if value == round(value, 3) else FINE
    return WHOLE if _is_figure(value) else "General"
