"""The budget in a browser: its charts draw, its folds open, and an address leads to its line."""

import csv
import re
from io import StringIO

from playwright.sync_api import expect

from budget.models import BudgetLine
from tests.browser.conftest import NARROW
from tests.cast import PASSWORD

PLAN = "/budget/?plan=beskaeftigelsesplan-2014"


def drawn(page) -> int:
    """Charts that stand drawn, after the whole page was scrolled through."""
    for chart in page.locator(".chart").all():
        chart.scroll_into_view_if_needed()
        page.wait_for_function(
            "chart => chart.classList.contains('chart--rendered')", arg=chart.element_handle()
        )
    return page.locator(".chart--rendered").count()


def test_every_chart_of_a_budget_draws_at_both_widths(plans_in_use, visit):
    for viewport in ({"width": 1280, "height": 900}, NARROW):
        visitor = visit(viewport)
        visitor.log_in("laeser", PASSWORD)
        page = visitor.open(PLAN)
        assert drawn(page) == 4


def test_an_address_of_a_line_unfolds_its_group(plans_in_use, visit):
    line = BudgetLine.objects.get(plan__slug="beskaeftigelsesplan-2014", number=7)
    visitor = visit()
    visitor.log_in("laeser", PASSWORD)
    page = visitor.open(f"{PLAN}#linje-{line.pk}")
    row = page.locator(f"#linje-{line.pk}")
    row.wait_for()
    expect(row).to_be_visible()
    assert page.locator(".budget-fold[open]").count() == 1


def test_a_group_is_unfolded_and_folded_with_the_keyboard(plans_in_use, visit):
    visitor = visit()
    visitor.log_in("laeser", PASSWORD)
    page = visitor.open(PLAN)
    summary = page.locator(".budget-fold > summary").first
    summary.focus()
    page.keyboard.press("Enter")
    assert page.locator(".budget-fold[open]").count() == 1
    page.keyboard.press("Enter")
    assert page.locator(".budget-fold[open]").count() == 0


# As a spreadsheet in Denmark reads a cell: the decimal comma, a plain minus, nothing else.
DANISH_NUMBER = re.compile(r"-?\d+(,\d+)?")


def saved_tables(page, folder) -> dict[str, list[list[str]]]:
    """The rows of each chart's file, by its name."""
    tables = {}
    for button in page.get_by_role("button", name="Gem tallene som CSV").all():
        with page.expect_download() as download:
            button.click()
        path = folder / download.value.suggested_filename
        download.value.save_as(path)
        text = path.read_text(encoding="utf-8-sig")
        tables[path.name] = list(csv.reader(StringIO(text), delimiter=";"))
    return tables


def test_the_numbers_of_every_chart_are_numbers_to_a_danish_spreadsheet(
    plans_in_use, visit, tmp_path
):
    visitor = visit()
    visitor.log_in("laeser", PASSWORD)
    page = visitor.open(PLAN)
    assert drawn(page) == 4
    tables = saved_tables(page, tmp_path)
    assert len(tables) == 4
    for name, (_, *rows) in tables.items():
        cells = [cell for row in rows for cell in row[1:] if cell and cell != "intet beløb"]
        assert cells, name
        assert [cell for cell in cells if not DANISH_NUMBER.fullmatch(cell)] == [], name
    (change,) = (rows for name, rows in tables.items() if "ændring" in name)
    assert change[0] == ["Gruppe", "Ændring, mio. kr.", "Ændring, pct."]
    assert ["Forsikrede ledige m.v.", "-165,6", "-34,2"] in change
