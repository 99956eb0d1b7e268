"""How tests/documents/beskaeftigelsesplan-2014.txt is read, and loaded rows in the same words."""

from datetime import date
from decimal import Decimal

import pytest

from targets.models import Measurement, Target
from tests.documented import facts, joined, number, period

SLUG = "beskaeftigelsesplan-2014"
FACTS = facts(SLUG)
QUARTER_2012 = (date(2012, 1, 1), date(2012, 3, 31))
QUARTER_2013 = (date(2013, 1, 1), date(2013, 3, 31))
BETWEEN_QUARTERS = (QUARTER_2012[0], QUARTER_2013[1])


def rows_of(section):
    return pytest.mark.parametrize(
        "row", [pytest.param(row, id=" ".join(row)[:60]) for row in FACTS[section]]
    )


def printed(figure: str) -> Decimal | None:
    """1.231.604 and -0,1% as the document prints them; a dash is no figure."""
    if figure == "-":
        return None
    return Decimal(figure.rstrip("%").replace(".", "").replace(",", "."))


def figures(cell: str) -> list[Decimal | None]:
    return [printed(figure) for figure in cell.split()]


def measured(slug, dates, *, area="koebenhavn", breakdown=""):
    """The value that counts; none when the document has none."""
    start, end = dates
    return (
        Measurement.objects.filter(plan__slug=SLUG, indicator__slug=slug, area__slug=area)
        .filter(breakdown=breakdown, period_start=start, date=end, counts=True)
        .values_list("value", flat=True)
        .first()
    )


def in_words(row: Measurement) -> tuple[str, ...]:
    area = "" if row.area.slug == "koebenhavn" else row.area.slug
    amount = joined(row.qualifier, number(row.value), row.indicator.unit_of_measure)
    if not row.counts:
        state = "tæller ikke"
    else:
        state = "" if row.state == Measurement.State.FINAL else row.state
    return (
        row.indicator.slug,
        area,
        row.breakdown,
        amount,
        period(row.period_start, row.date),
        state,
    )


def as_printed(line, year) -> list:
    """Amount, persons and unit cost; "xx" is not stated, None is blank, 0 is zero."""
    row = line.amounts.filter(year=year).first()
    if row is None:
        return [None, None, None]
    return [
        "xx" if getattr(row, f"{field}_not_stated") else getattr(row, field)
        for field in ("amount", "persons", "unit_cost")
    ]


def stated(cell: str) -> list:
    return ["xx" if figure == "xx" else printed(figure) for figure in cell.split()]


def measurements_outside_the_tables():
    rows = Measurement.objects.filter(plan__slug=SLUG).select_related("indicator", "area")
    of_tables = {f"kap. 2, tabel {table}" for table in (1, 2, 3)}
    return [row for row in rows if row.source_place.split(";")[0] not in of_tables]


def targets(**lookup):
    rows = Target.objects.filter(plan__slug=SLUG, **lookup)
    return rows.select_related("initiative", "focus_area", "indicator")
