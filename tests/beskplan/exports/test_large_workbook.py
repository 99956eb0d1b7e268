"""The workbook of many rows is the same as the formatted one, only plainer."""

from datetime import UTC, date, datetime, timedelta
from decimal import Decimal
from io import BytesIO

import pytest
from django.core.management import CommandError, call_command
from django.urls import reverse

from beskplan.exports.excel import large, workbook
from tests.beskplan.exports.workbooks import HEADERS, opened, rows_of, selection, written
from tests.cast import make_initiative, measure


@pytest.fixture
def in_many_rows(monkeypatch):
    """Every download counts as one of many rows."""
    defaults = {**workbook.write_workbook.__kwdefaults__, "many": 0}
    monkeypatch.setattr(workbook.write_workbook, "__kwdefaults__", defaults)


def test_figures_are_numbers_and_dates_are_danish_dates(cast):
    measure(cast.mentor_target, "0.000125", date(2007, 6, 30), plan=cast.plan)
    page = written(selection(), many=0)["Målinger"]
    by_header = dict(zip([cell.value for cell in page[1]], page[2], strict=True))
    assert (by_header["Værdi"].value, by_header["Værdi"].data_type) == (0.000125, "n")
    assert by_header["Dato"].number_format == "dd-mm-yyyy"
    assert by_header["Tæller"].value is None


@pytest.mark.parametrize("title", ["=1+1", "+4", "-3 pct.", "@navn", "#N/A", "=cmd|'/c calc'!A1"])
def test_a_title_like_a_formula_stays_text_also_when_it_is_edited(cast, title):
    make_initiative(cast.focus_area, "9.9", title)
    page = written(selection(), many=0)["Initiativer"]
    cell = next(row[3] for row in page.iter_rows() if row[2].value == "9.9")
    assert (cell.value, cell.data_type, cell.quotePrefix) == (title, "s", True)


def test_signs_that_excel_refuses_are_left_out(cast):
    make_initiative(cast.focus_area, "9.9", "Før\x0befter", description="a\r\nb")
    rows = rows_of(written(selection(), many=0), "Initiativer")
    row = next(row for row in rows if row["Kode"] == "9.9")
    assert (row["Initiativ"], row["Beskrivelse"]) == ("Førefter", "a\nb")


def test_a_text_longer_than_a_cell_is_cut_and_says_so(cast):
    make_initiative(cast.focus_area, "9.9", "Lang", description="x" * 40_000)
    rows = rows_of(written(selection(), many=0), "Initiativer")
    text = next(row for row in rows if row["Kode"] == "9.9")["Beskrivelse"]
    assert len(text) == 32_767
    assert text.endswith("(afkortet: Excel rummer ikke mere i en celle)")


def test_the_header_is_frozen_filterable_and_printed_on_every_page(cast):
    page = written(selection(), many=0)["Initiativer"]
    assert page.freeze_panes == "E2"
    assert page.auto_filter.ref == page.dimensions
    assert page.print_title_rows == "$1:$1"
    assert page.page_setup.orientation == "landscape"


def test_a_sheet_without_rows_keeps_its_headers(cast):
    page = written(selection(), many=0)["Budget"]
    assert ", ".join(cell.value for cell in page[1]) == HEADERS["Budget"]
    assert {cell.value for row in page.iter_rows(min_row=2) for cell in row} <= {None}


def test_the_overview_says_what_the_file_holds(cast):
    page = written(selection(), many=0)["Oversigt"]
    said = {row[0]: row[1:] for row in page.iter_rows(values_only=True)}
    assert said["Afgrænsning"][0] == "Alle planer"
    assert said["Hentet af"][0] == "Åse Aagaard"
    assert said["Initiativer i alt"][1] == 4
    assert said["Heraf bortfaldet"][1] == 1
    assert said["Arket Mål"][1] == 3


def test_few_rows_are_formatted_and_many_are_not(cast):
    assert written(selection(), many=4)["Initiativer"]["A2"].alignment.wrap_text
    assert not written(selection(), many=3)["Initiativer"]["A2"].alignment.wrap_text


def test_a_large_list_is_downloaded_alone_and_says_so(cast, client, in_many_rows):
    client.force_login(cast.people.laura)
    query = {"fra": "initiatives", "status": "bortfaldet"}
    found = opened(client.get(reverse("export"), query))
    assert found.sheetnames == ["Oversigt", "Initiativer"]
    assert [row["Kode"] for row in rows_of(found, "Initiativer")] == ["1.5"]
    said = {row[0]: row[1] for row in found["Oversigt"].iter_rows(values_only=True)}
    assert said["Andre ark"] == large.LEFT_OUT


def test_more_rows_than_excel_holds_are_refused_before_anything_is_written(cast, monkeypatch):
    monkeypatch.setattr(large, "MOST_ROWS", 3)
    file = BytesIO()
    with pytest.raises(large.TooManyRows, match="Initiativer"):
        workbook.write_workbook(selection(), file, many=0)
    assert file.getvalue() == b""


def test_the_page_says_that_there_are_too_many_rows_and_what_to_do(
    cast, client, in_many_rows, monkeypatch
):
    monkeypatch.setattr(large, "MOST_ROWS", 3)
    client.force_login(cast.people.laura)
    response = client.get(reverse("export"), {"fra": "initiatives"})
    assert response.status_code == 400
    assert "4 rækker i arket Initiativer" in response.content.decode()


def test_the_command_says_that_there_are_too_many_rows(cast, tmp_path, in_many_rows, monkeypatch):
    monkeypatch.setattr(large, "MOST_ROWS", 3)
    with pytest.raises(CommandError, match="4 rækker i arket Initiativer"):
        call_command("export_workbook", str(tmp_path / "x.xlsx"))


def test_money_is_not_rounded_on_the_way(cast):
    measure(cast.mentor_target, Decimal("1234567.891"), plan=cast.plan)
    (row,) = rows_of(written(selection(), many=0), "Målinger")
    assert row["Værdi"] == 1234567.891


def test_each_figure_names_who_entered_it_and_on_which_day_in_denmark(cast):
    people, late = cast.people, datetime(2008, 3, 1, 23, 30, tzinfo=UTC)
    entries = [(people.soeren, late), (people.laura, late), (people.soeren, late - timedelta(1))]
    for year, (person, moment) in enumerate(entries, 2007):
        measure(
            cast.mentor_target, 1, date(year, 6, 30), plan=cast.plan, source_note="Talt op",
            note=f"Note {year}", entered_by=person, entered_at=moment,
        )  # fmt: skip
    rows = rows_of(written(selection(), many=0), "Målinger")
    assert {(row["Bemærkning"], row["Indtastet af"], row["Indtastet"]) for row in rows} == {
        ("Note 2007", people.soeren.get_full_name(), date(2008, 3, 2)),
        ("Note 2008", people.laura.get_full_name(), date(2008, 3, 2)),
        ("Note 2009", people.soeren.get_full_name(), date(2008, 3, 1)),
    }
