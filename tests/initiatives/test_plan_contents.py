"""What a plan's page lists stands in its own focus area, in order."""

import pytest

from beskplan.browse.plan_page import contents_of
from initiatives.models import FocusArea, InitiativeArea, Plan
from tests.cast import make_initiative
from tests.queries import max_own_queries

pytestmark = pytest.mark.django_db


@pytest.fixture
def plan() -> Plan:
    return Plan.objects.create(
        slug="anden", title="Anden", kind="aftale", year_from=2009, year_to=2009
    )


def test_an_initiative_in_two_areas_stands_in_both(plan):
    second = FocusArea.objects.create(plan=plan, code="2", title="B", position=2)
    first = FocusArea.objects.create(plan=plan, code="1", title="A", position=1)
    initiative = make_initiative(first, "1.1", "Mentorer")
    InitiativeArea.objects.create(initiative=initiative, focus_area=second, category="tvaergaaende")
    sections, _ = contents_of(plan)
    assert [section.area for section in sections] == [first, second]
    assert [[one.pk for one in section.initiatives] for section in sections] == [
        [initiative.pk],
        [initiative.pk],
    ]
    assert [section.area.count_all for section in sections] == [1, 1]


def test_targets_and_groups_stand_in_their_own_area_in_the_order_of_their_numbers(plan):
    areas = [FocusArea.objects.create(plan=plan, code=code, title="A") for code in "12"]
    for area in areas:
        for number in (2, 1):
            area.target_groups.create(number=number, description=f"Gruppe {area.code}.{number}")
            area.targets.create(
                plan=plan, kind="resultatmaal", number=number, title=f"Mål {area.code}.{number}"
            )
    plan.targets.create(kind="resultatmaal", number=3, title="Mål for hele planen")
    sections, of_plan = contents_of(plan)
    assert [one.title for one in of_plan] == ["Mål for hele planen"]
    assert [[one.description for one in section.groups] for section in sections] == [
        ["Gruppe 1.1", "Gruppe 1.2"],
        ["Gruppe 2.1", "Gruppe 2.2"],
    ]
    assert [[one.title for one in section.targets] for section in sections] == [
        ["Mål 1.1", "Mål 1.2"],
        ["Mål 2.1", "Mål 2.2"],
    ]


def test_other_plans_stay_out(cast, plan):
    assert contents_of(plan) == ([], [])
    assert cast.plan.focus_areas.exists()


def test_it_costs_four_queries_however_many_areas(plan):
    for code in "123":
        make_initiative(FocusArea.objects.create(plan=plan, code=code, title="A"), code, "B")
    with max_own_queries(4):
        sections, _ = contents_of(plan)
        for section in sections:
            assert section.area.plan == plan
            assert [one.title for one in section.initiatives] == ["B"]
