"""Excel's own chart of the statuses: one stacked bar for each row of a table in the sheet."""

import math

from openpyxl.chart import BarChart, Reference, Series
from openpyxl.chart.data_source import NumFmt
from openpyxl.chart.label import DataLabelList
from openpyxl.chart.shapes import GraphicalProperties
from openpyxl.chart.text import RichText
from openpyxl.descriptors import Typed
from openpyxl.drawing.line import LineProperties
from openpyxl.drawing.spreadsheet_drawing import AnchorMarker, TwoCellAnchor
from openpyxl.drawing.text import CharacterProperties, Paragraph, ParagraphProperties
from openpyxl.worksheet.worksheet import Worksheet

from initiatives.statuses import DECIDED, StatusLook

OUTLINE = "454545"
FRAME, BAR = 6, 1.6  # rows of cells: for legend and axis, and for each bar


class WholeNumbers(DataLabelList):
    """Labels with a number format of their own; openpyxl's leaves out that it is not the cells',
    and then a 0 stands on every part that is not there."""

    tagname = DataLabelList.tagname
    numFmt = Typed(expected_type=NumFmt, allow_none=True)
    __elements__ = DataLabelList.__elements__
    __nested__ = tuple(name for name in DataLabelList.__nested__ if name != "numFmt")


def rows_needed(bars: int) -> int:
    """How many rows of cells the chart covers."""
    return FRAME + math.ceil(BAR * bars)


def draw(page: Worksheet, at: int, first: int, bars: int) -> None:
    """Put the chart from row `at` on, as wide as the table that it shows: the table's header
    stands above row `first`, its labels in column A, totals in B and the statuses from C on."""
    chart = BarChart()
    chart.type, chart.grouping, chart.overlap, chart.gapWidth = "bar", "stacked", 100, 45
    for column, look in enumerate(DECIDED, 3):
        chart.series.append(_series(page, column, first, bars, look))
    chart.set_categories(Reference(page, min_col=1, min_row=first, max_row=first + bars - 1))
    chart.x_axis.scaling.orientation = "maxMin"  # the first row on top, as in the table
    chart.x_axis.delete = chart.y_axis.delete = False
    chart.y_axis.crosses = "max"  # with the rows turned round, this is the bottom
    chart.y_axis.number_format = "0"
    chart.y_axis.majorGridlines.spPr = GraphicalProperties(ln=LineProperties(solidFill="D3D6DB"))
    chart.legend.position = "b"
    chart.anchor = TwoCellAnchor(
        _from=AnchorMarker(col=0, row=at - 1),
        to=AnchorMarker(col=2 + len(DECIDED), row=at - 1 + rows_needed(bars)),
    )
    page.add_chart(chart)


def _series(page: Worksheet, column: int, first: int, bars: int, look: StatusLook) -> Series:
    column_with_header = Reference(
        page, min_col=column, min_row=first - 1, max_row=first + bars - 1
    )
    series = Series(column_with_header, title_from_data=True)
    series.graphicalProperties = GraphicalProperties(
        solidFill=look.chart_fill, ln=LineProperties(solidFill=OUTLINE, w=6350)
    )
    series.dLbls = WholeNumbers(
        showVal=True,
        showSerName=False,
        showCatName=False,
        showLegendKey=False,
        showPercent=False,
        txPr=_ink(look.chart_ink),
    )
    series.dLbls.numFmt = NumFmt(formatCode="0;;;", sourceLinked=False)
    return series


def _ink(colour: str) -> RichText:
    looks = ParagraphProperties(defRPr=CharacterProperties(solidFill=colour, b=True, sz=900))
    return RichText(p=[Paragraph(pPr=looks, endParaRPr=CharacterProperties())])
