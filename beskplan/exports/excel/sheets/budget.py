"""The sheet of the budget: one row for each line and year."""

from collections.abc import Iterator

from beskplan.exports.excel.selection import Selection
from beskplan.exports.excel.sheet import Sheet
from beskplan.exports.excel.sheets.plans import CHUNK
from budget.file_rows import BudgetRow, rows_of
from budget.tables import BudgetTable


def budget_rows(selection: Selection) -> Iterator[BudgetRow]:
    return rows_of(selection.budget_lines.for_file().iterator(chunk_size=CHUNK))


BUDGET = Sheet(
    "Budget",
    "budget- og finansieringslinjer, én række pr. linje og år",
    BudgetTable,
    budget_rows,
    "budget_lines",
    frozen=3,
)
