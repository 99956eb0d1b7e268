"""The findings of a plan as papers read them: by the row that they are about."""

from decimal import Decimal

import pytest

from followup.plausibility.by_row import findings_by_row
from targets.models import IndicatorLink, Measurement
from tests.budget.lines import make_line, stated
from tests.cast import YEAR_END, make_indicator, measure
from tests.queries import max_own_queries

pytestmark = pytest.mark.django_db


def contradict(cast, indicator, target=None) -> str:
    """A percentage that is not its fraction; returns what is to be said of it."""
    place = {"plan": cast.plan, "source": cast.document, "numerator": 227, "denominator": 602}
    if target:
        measure(target, 32, **place)
    else:
        Measurement.objects.create(
            indicator=indicator, area=cast.koebenhavn, value=32, date=YEAR_END, **place
        )
    return "Kilden oplyser 32 pct.; 227 af 602 er 37,7 pct."


def test_a_finding_of_a_measurement_is_its_target_s_and_its_initiative_s(cast):
    cast.mentorforloeb.unit_of_measure = "pct."
    cast.mentorforloeb.save()
    words = contradict(cast, cast.mentorforloeb, cast.mentor_target)
    found = findings_by_row(cast.plan)
    assert found.targets == {cast.mentor_target.pk: [words]}
    assert found.initiatives == {cast.mentor.pk: [words]}


def test_a_finding_of_a_linked_indicator_is_the_initiative_s(cast):
    shares = make_indicator("andel", "Andel i job", "pct.", "op")
    IndicatorLink.objects.create(initiative=cast.natcafe, indicator=shares)
    words = contradict(cast, shares)
    found = findings_by_row(cast.plan)
    assert found.initiatives == {cast.natcafe.pk: [words]}
    assert not found.targets and not found.plan


def test_a_finding_of_no_row_is_the_plan_s(cast):
    words = contradict(cast, make_indicator("andel", "Andel i job", "pct.", "op"))
    found = findings_by_row(cast.plan)
    assert found.plan == [f"Andel i job, København: {words}"]


def test_a_finding_of_a_budget_line_is_the_line_s(cast):
    line = make_line(cast.plan, "Mentorer", stated(2013, 20.6, 546, 40000))
    found = findings_by_row(cast.plan)
    assert found.budget_lines == {
        line.pk: [
            "Enhedsomkostningen er opgivet til 40.000 kr., men 20,6 mio. kr. delt med 546"
            " helårspersoner er 37.729 kr."
        ]
    }


def test_figures_that_agree_are_not_mentioned(cast):
    make_line(cast.plan, "Mentorer", stated(2013, 20.6, 546, Decimal(37729)))
    found = findings_by_row(cast.plan)
    assert not found.budget_lines and not found.plan


@pytest.mark.parametrize("times", [1, 8])
def test_it_asks_the_same_however_many_findings(cast, times):
    for number in range(times):
        contradict(cast, make_indicator(f"andel-{number}", f"Andel {number}", "pct.", "op"))
        make_line(cast.plan, f"Linje {number}", stated(2013, 20.6, 546, 40000))
    with max_own_queries(12):
        findings_by_row(cast.plan)
