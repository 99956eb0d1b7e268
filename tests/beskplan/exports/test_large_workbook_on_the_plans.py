"""The workbook of many rows against the formatted one, cell by cell, on the five plans."""

import pytest

from tests.beskplan.exports.workbooks import HEADERS, rows_of, selection, written
from tests.queries import max_own_queries


@pytest.fixture(scope="module")
def both(loaded_plans):
    """Written plainly, and formatted."""
    return written(selection(), many=0), written(selection())


@pytest.mark.parametrize("title", HEADERS)
def test_every_cell_is_the_same_as_in_the_formatted_file(both, title):
    plain, formatted = both
    assert ", ".join(cell.value for cell in plain[title][1]) == HEADERS[title]
    assert rows_of(plain, title) == rows_of(formatted, title)
    assert (len(rows_of(plain, title)) > 0) == (title != "Revisioner")  # no target was changed


def test_the_sheets_stand_in_the_same_order(both):
    assert both[0].sheetnames == ["Oversigt", *HEADERS]


def test_the_queries_are_few_whatever_the_rows(five_plans):
    with max_own_queries(56):
        written(selection(), many=0)
