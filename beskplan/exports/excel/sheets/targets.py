"""The sheets of targets and measurements, the long ones."""

from collections.abc import Iterator

from django.db.models import QuerySet

from beskplan.exports.excel.ahead import read_ahead
from beskplan.exports.excel.selection import Selection
from beskplan.exports.excel.sheet import Sheet
from targets.lists.file_rows import measurement_values, target_values, with_what_they_serve
from targets.lists.revised import RevisionTable, revised_rows, revisions_for_file
from targets.lists.served import served_by_indicator
from targets.lists.tables import MeasurementTable, TargetTable

CHUNK = 1_000  # rows fetched at a time; more of them no longer fit the processor's cache


def target_rows(selection: Selection) -> Iterator[tuple]:
    return _rows(target_values(selection.targets))


def measurement_rows(selection: Selection) -> Iterator[tuple]:
    served = served_by_indicator(selection.plan)  # before the cursor is opened
    return with_what_they_serve(_rows(measurement_values(selection.measurements)), served)


def _rows(values: QuerySet) -> Iterator[tuple]:
    return read_ahead(values.iterator(chunk_size=CHUNK), CHUNK)


TARGETS = Sheet(
    "Mål",
    "målene med målværdi, frist, seneste måling og beregnet status",
    TargetTable,
    target_rows,
    "targets",
    frozen=4,
)

MEASUREMENTS = Sheet(
    "Målinger",
    "de opgivne og indtastede tal bag målene",
    MeasurementTable,
    measurement_rows,
    "measurements",
    frozen=4,
)

REVISIONS = Sheet(
    "Revisioner",
    "ændringer af mål: hvad målet sagde før og efter, hvem, hvornår og hvorfor",
    RevisionTable,
    lambda selection: revised_rows(
        revisions_for_file(selection.revisions).iterator(chunk_size=CHUNK)
    ),
    "revisions",
    frozen=4,
)
