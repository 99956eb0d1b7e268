"""A list's columns are declared once: page and workbook read the same class."""

import re
from datetime import date
from decimal import Decimal

import pytest
from django.conf import settings
from django.urls import reverse
from django.utils import timezone

from beskplan.browse.tables import InitiativeTable, PlanTable
from beskplan.exports.excel.round_workbook import ANSWERS, CHANGES, MEASURED
from beskplan.exports.excel.sheets.rounds import MeasuredRow
from beskplan.exports.excel.workbook import SHEETS
from beskplan.exports.word.appendix import appendix
from beskplan.exports.word.content import Issued
from beskplan.exports.word.round_words import round_paper
from budget.models import BudgetAmount, BudgetLine
from budget.tables import BudgetTable, PayingLineTable
from core.lists.columns import Column, FileColumn, IdColumn
from followup.snapshots.answers import AnswerTable
from followup.snapshots.parts import SnapshotMeasurement, SnapshotSource
from initiatives.units.tree import UnitTable
from targets.lists.tables import MeasurementTable, TargetTable
from tests.beskplan.exports.workbooks import HEADERS, opened, rows_of, selection, written
from tests.cast import measure, open_round

LISTS = {
    "plans": PlanTable,
    "initiatives": InitiativeTable,
    "targets": TargetTable,
    "measurements": MeasurementTable,
}
TABLES = (*LISTS.values(), BudgetTable, AnswerTable)
# Columns of a page that the file has not, and where it says the same.
PAGE_ONLY = {
    (InitiativeTable, "targets"): "the sheet of targets",
    (InitiativeTable, "followed_up_on"): "the sheet of follow-ups",
    (TargetTable, "distance"): "the target's value and the newest measurement, of which it is made",
    (PlanTable, "initiatives"): "the overview",
    (PlanTable, "status"): "the overview",
    (BudgetTable, "change"): "the amounts of both years",
    (BudgetTable, "change_percent"): "the amounts of both years",
}
# Headings that say more in the file than on the page, and why.
LONGER_IN_THE_FILE = {
    (InitiativeTable, "units"): "the file has those who contribute as well",
    (TargetTable, "verdict"): "alone it does not say what is calculated",
    (BudgetTable, "amount"): "on the page the year stands above it",
    (BudgetTable, "persons"): "the page has no room",
    (BudgetTable, "unit_cost"): "the page has no room",
    (AnswerTable, "initiative"): "the page follows the documents, the file the other sheets",
    (AnswerTable, "status"): "in the file the calculated one stands beside it",
}


def on_the_page(table):
    return {(table, name): column for name, column in table.base_columns.items()}


PAGE_COLUMNS = {key: column for table in TABLES for key, column in on_the_page(table).items()}


def headings_of(html: str) -> list[str]:
    head = html[html.index("<thead>") : html.index("</thead>")]
    return [re.sub("<[^>]*>", "", cell).strip() for cell in re.findall("<th.*?</th>", head)]


def cards_of(html: str) -> list[str]:
    """What stands beside the first row's cells on a narrow screen."""
    row = html[html.index("<tbody>") :].split("</tr>")[0]
    return re.findall('data-label="([^"]*)"', row)


@pytest.mark.parametrize("key", PAGE_COLUMNS, ids=lambda key: f"{key[0].__name__}.{key[1]}")
def test_what_a_page_shows_the_file_has_from_the_same_declaration(key):
    table, column = key[0], PAGE_COLUMNS[key]
    in_file = [column] if column.excel is not None else []
    in_file += [table.file_columns[name] for name in column.facts]
    assert bool(in_file) == (key not in PAGE_ONLY)


def test_headings_differ_only_where_there_is_a_reason():
    differing = {
        key for key, column in PAGE_COLUMNS.items() if column.excel_heading != column.verbose_name
    }
    assert differing == set(LONGER_IN_THE_FILE)


@pytest.mark.parametrize("sheet", [*SHEETS, ANSWERS, MEASURED, CHANGES], ids=lambda one: one.title)
def test_a_sheets_columns_can_be_told_apart_and_have_a_width(sheet):
    headings = [column.excel_heading for column in sheet.columns]
    assert len(headings) == len(set(headings)) > 1
    assert all(column.width > 0 for column in sheet.columns)


@pytest.mark.parametrize("sheet", SHEETS, ids=lambda one: one.title)
def test_a_sheets_order_is_that_of_the_declaration(sheet):
    numbers = [column.creation_counter for column in sheet.columns]
    assert numbers == sorted(numbers)
    assert ", ".join(column.excel_heading for column in sheet.columns) == HEADERS[sheet.title]


def test_the_workbook_has_the_headings_of_the_declarations(cast):
    workbook = written(selection())
    for sheet in SHEETS:
        header = [cell.value for cell in workbook[sheet.title][1]]
        assert header == [column.excel_heading for column in sheet.table.file_columns.values()]


@pytest.mark.parametrize("name", LISTS)
def test_table_and_cards_have_the_headings_of_the_declaration(client, cast, name):
    measure(cast.mentor_target, 66, plan=cast.plan)
    client.force_login(cast.people.laura)
    response = client.get(reverse(name), {"plan": cast.plan.slug} if name != "plans" else {})
    table, html = response.context["table"], response.content.decode()
    declared = [column.column.verbose_name for column in table.columns]
    assert headings_of(html) == cards_of(html) == declared
    assert not any(isinstance(column.column, FileColumn) for column in table.columns)


def test_the_tree_of_units_has_the_headings_of_the_declaration(client, cast):
    client.force_login(cast.people.laura)
    html = client.get(reverse("units")).content.decode()
    declared = [column.verbose_name for column in UnitTable.base_columns.values()]
    assert headings_of(html) == cards_of(html) == declared


@pytest.mark.parametrize("address", ["round", "round-print"])
def test_a_rounds_page_and_print_have_the_headings_of_the_declaration(client, cast, address):
    client.force_login(cast.people.laura)
    html = client.get(reverse(address, args=[open_round(cast.plan).slug])).content.decode()
    html = html[html.index("report__what") - 100 :]
    declared = [column.verbose_name for column in AnswerTable.base_columns.values()]
    assert headings_of("<thead><tr>" + html[html.index("<th ") :]) == declared
    assert cards_of(html) == declared[1:]


def test_a_rounds_paper_has_the_headings_and_the_order_of_the_declaration(cast):
    paper = appendix(round_paper(open_round(cast.plan), Issued("", timezone.now())))
    head = [cell.text for cell in paper.document.tables[-1].rows[0].cells]
    declared = {name: column.verbose_name for name, column in AnswerTable.base_columns.items()}
    assert head == [words for name, words in declared.items() if name != "served"]


def test_an_initiatives_budget_lines_have_the_headings_of_the_budget(client, cast):
    line = BudgetLine.objects.create(plan=cast.plan, number=1, group="Drift", label="Mentorer")
    line.initiatives.add(cast.mentor)
    BudgetAmount.objects.create(line=line, year=2007, amount=Decimal("1.5"))
    client.force_login(cast.people.laura)
    html = client.get(cast.mentor.get_absolute_url()).content.decode()
    html = html[html.index("Budgetlinjer, der betaler") :]
    assert headings_of(html) == cards_of(html) == ["Linje", "Gælder", "Mio. kr."]
    facts = {name for one in PayingLineTable.base_columns.values() for name in one.facts}
    assert facts < set(BudgetTable.file_columns)


def test_the_budgets_page_has_the_headings_of_the_declaration(client, cast):
    line = BudgetLine.objects.create(plan=cast.plan, number=1, group="Drift", label="Mentorer")
    for year in (2007, 2008):
        BudgetAmount.objects.create(line=line, year=year, amount=1, persons=7, unit_cost=142_857)
    client.force_login(cast.people.laura)
    html = client.get(reverse("budget"), {"plan": cast.plan.slug}).content.decode()
    shown = set(headings_of(html[html.index("budget-table") :]))
    assert {column.verbose_name for column in BudgetTable.base_columns.values()} <= shown


@pytest.mark.parametrize(
    ("name", "title", "same"),
    [
        ("plans", "Planer", {"title": "title"}),
        ("initiatives", "Initiativer", {"code": "code", "title": "title"}),
        ("targets", "Mål", {"deadline": "deadline", "latest_date": "measured_on"}),
        ("measurements", "Målinger", {"value": "value", "breakdown": "breakdown", "date": "date"}),
    ],
)
def test_the_file_reads_what_the_page_shows(client, cast, name, title, same):
    """`same`: from a column of the file to what the page's row calls it."""
    stated = measure(cast.mentor_target, 66, date(2007, 6, 30), plan=cast.plan, breakdown="mænd")
    cast.mentor_target.latest = stated
    cast.mentor_target.save()
    client.force_login(cast.people.laura)
    page = client.get(reverse(name), {"plan": ""}).context["table"].rows
    file = opened(client.get(reverse("export"), {"plan": "", "fra": name}))
    columns = LISTS[name].file_columns
    for column, shown in same.items():
        in_file = [row[columns[column].excel_heading] for row in rows_of(file, title)]
        assert in_file == [getattr(row.record, shown) for row in page] != []


def test_the_budgets_file_and_page_read_the_same_figures(client, cast):
    line = BudgetLine.objects.create(plan=cast.plan, number=1, group="Drift", label="Mentorer")
    BudgetAmount.objects.create(
        line=line, year=2007, amount=Decimal("1.5"), persons=7, unit_cost=214_286
    )
    client.force_login(cast.people.laura)
    page = client.get(reverse("budget"), {"plan": cast.plan.slug}).content.decode()
    (row,) = rows_of(opened(client.get(reverse("export"), {"plan": cast.plan.slug})), "Budget")
    assert (row["Beløb (mio. kr.)"], row["Helårspersoner"], row["Enhedsomkostning"]) == (
        1.5,
        7,
        214_286,
    )
    assert all(words in page for words in ("1,5", ">7<", "214.286"))


def test_the_readme_lists_every_sheet_and_column():
    """What is promised to those who compute with the file; a renamed column is a broken promise."""
    text = (settings.BASE_DIR / "README.md").read_text(encoding="utf-8")
    section = text.partition("## The workbook\n")[2].partition("\n## ")[0]
    listed = dict(
        re.findall(r"^\| ([^|]+?) \| one per [^|]+ \| ([^|]+) \|$", section, re.MULTILINE)
    )
    assert listed == HEADERS


def test_what_is_read_comes_before_the_ids():
    for sheet in SHEETS:
        first = [column.excel_heading for column in sheet.columns[:2]]
        assert first == ["Plan", "Plan-id"] == [one.excel_heading for one in sheet.printed[:2]]
        ids = [column for column in sheet.columns if isinstance(column, IdColumn)]
        assert sheet.columns[len(sheet.printed)] == ids[0]


@pytest.mark.parametrize("sheet", [ANSWERS, MEASURED])
def test_a_rounds_sheets_have_source_and_note_apart(sheet):
    headings = [column.excel_heading for column in sheet.columns]
    assert headings[-2:] == ["Kilde", "Note om kilden"]


def test_a_figures_own_note_stands_apart_from_that_of_its_source():
    one = SnapshotMeasurement(
        indicator="Forløb",
        area="København",
        value=Decimal(66),
        note="Talt op igen",
        source=SnapshotSource("Opfølgningen", "3.4", "Trykt to gange"),
    )
    read = {column.excel_heading: column.reader for column in MEASURED.columns}
    row = MeasuredRow(None, one)
    assert read["Bemærkning"](row) == "Talt op igen"
    assert read["Note om kilden"](row) == "Trykt to gange"


def test_a_column_reads_a_path_or_calls_a_function():
    by_path = FileColumn("Plan", "plan.slug", 9)
    by_function = Column("Plan", excel=lambda row: row.plan.slug.upper(), width=9)

    class Row:
        class plan:
            slug = "aftale-2007"

    assert by_path.reader(Row) == "aftale-2007"
    assert by_function.reader(Row) == "AFTALE-2007"


def test_a_column_of_a_page_alone_has_nothing_to_read():
    with pytest.raises(TypeError, match="Afstand"):
        _ = Column("Afstand", excel=None).reader
