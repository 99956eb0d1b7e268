"""Every way of making the file writes the same rows, so that their times can be compared."""

from io import BytesIO

import pytest
from openpyxl import load_workbook

from bench.excel import PREPARED
from beskplan.exports.excel.sheets.targets import MEASUREMENTS
from targets.models import Measurement
from tests.cast import measure


def sheet(way: str) -> list[tuple]:
    """The measurements' cells; our own sheet has a title above them."""
    pks = Measurement.objects.order_by("pk").values_list("pk", flat=True)
    file = BytesIO()
    PREPARED[way](pks.first(), pks.last())(file)
    book = load_workbook(BytesIO(file.getvalue()))
    name = "Målinger" if "Målinger" in book.sheetnames else book.sheetnames[0]
    return [
        row for row in book[name].iter_rows(values_only=True) if len(list(filter(None, row))) > 2
    ]


@pytest.mark.parametrize("way", ["beskplan", "openpyxl", "import-export"])
def test_each_way_writes_every_measurement(cast, way):
    if way == "import-export":
        pytest.importorskip("import_export")
    measure(cast.mentor_target, 66, plan=cast.plan)
    measure(cast.sygeforloeb_target, 5, plan=cast.plan)
    header, *rows = sheet(way)
    columns = [column.excel_heading for column in MEASUREMENTS.columns]
    assert len(header) == len(columns)
    assert [row[columns.index("Plan")] for row in rows] == [cast.plan.title] * 2
    assert [float(row[columns.index("Værdi")]) for row in rows] == [66, 5]
