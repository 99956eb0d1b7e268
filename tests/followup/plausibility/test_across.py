"""How many people a budget line pays for, against how many the plan counts."""

from datetime import date
from decimal import Decimal

import pytest

from budget.models import BudgetLine
from followup.plausibility.across import checks
from targets.models import Measurement
from tests.budget.lines import make_line, stated
from tests.cast import make_indicator

pytestmark = pytest.mark.django_db


@pytest.fixture
def counted(cast):
    """7.134 on sick pay in the first quarter of 2013."""
    supported = make_indicator("forsoergede", "På ydelse", "fuldtidspersoner", "ned")
    return Measurement.objects.create(
        indicator=supported,
        plan=cast.plan,
        area=cast.koebenhavn,
        period_start=date(2013, 1, 1),
        date=date(2013, 3, 31),
        breakdown="Sygedagpenge",
        value=Decimal(7134),
        source=cast.document,
        source_place="tabel 3",
    )


def found(plan) -> list[tuple[bool, str, str, str]]:
    lines = BudgetLine.objects.for_plan(plan).for_checking()
    made = checks(lines, Measurement.objects.for_plan(plan).as_printed())
    return [(check.fits, check.stated, check.computed, check.difference) for check in made]


def test_a_line_that_pays_for_fewer_than_are_counted_is_a_finding(cast, counted):
    make_line(cast.plan, "Udgifter", stated(2013, 1096, 6243), recipients="Sygedagpenge")
    assert found(cast.plan) == [
        (
            False,
            "6.243 helårspersoner",
            "tabel 3 har 7.134 fuldtidspersoner (1. kvartal 2013)",
            "891",
        )
    ]


def test_lines_with_the_same_recipients_count_them_together(cast, counted):
    for persons in (7000, 134):
        make_line(cast.plan, "Udgifter", stated(2013, 9, persons), recipients="Sygedagpenge")
    ((fits, said, *_),) = found(cast.plan)
    assert fits
    assert said == "7.000 + 134 = 7.134 helårspersoner"


def test_another_year_and_a_line_without_recipients_are_not_compared(cast, counted):
    make_line(cast.plan, "Udgifter", stated(2014, 1100, 6230), recipients="Sygedagpenge")
    make_line(cast.plan, "Sygedagpenge", stated(2013, 1096, 6243))
    assert found(cast.plan) == []
