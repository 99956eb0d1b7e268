"""The workbook of many rows against the formatted one, cell by cell, on the five plans."""

import pytest

from tests.beskplan.exports.workbooks import HEADERS, STORED_ROWS, rows_of, selection, written
from tests.queries import max_own_queries


@pytest.fixture(scope="module")
def both(loaded_plans):
    """Written plainly, and formatted."""
    return written(selection(), many=0), written(selection())


@pytest.mark.parametrize("title", STORED_ROWS)
def test_every_cell_is_the_same_as_in_the_formatted_file(both, title):
    plain, formatted = both
    assert ", ".join(cell.value for cell in plain[title][1]) == HEADERS[title]
    assert rows_of(plain, title) == rows_of(formatted, title)
    assert (len(rows_of(plain, title)) > 0) == (title != "Revisioner")  # no target was changed


def test_the_sheets_stand_in_the_same_order(both):
    assert both[0].sheetnames == ["Oversigt", *STORED_ROWS]


def test_what_is_left_out_is_named_with_where_it_stands(both):
    said = {row[0]: row[1] for row in both[0]["Oversigt"].iter_rows(values_only=True)}
    assert said["Andre ark"].startswith("Arket Tal der ikke stemmer er ikke med. Tallene står på")


def test_the_queries_are_few_whatever_the_rows(five_plans):
    with max_own_queries(45):
        written(selection(), many=0)
