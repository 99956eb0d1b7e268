"""The examples of the README's *Status* section, as the loaded plans have them."""

import re
from pathlib import Path

import pytest

from initiatives.models import Initiative
from targets.models import Target
from targets.rule.status import RULE_VERSION

pytestmark = pytest.mark.usefixtures("five_plans")
README = Path(__file__).parents[2] / "README.md"
AGREEMENT = "beskaeftigelsesaftale-2007"


def target(code, number, plan=AGREEMENT):
    of_initiative = Target.objects.filter(plan__slug=plan, number=number)
    return of_initiative.select_related("latest").get(initiative__code=code)


@pytest.mark.parametrize(
    ("code", "number", "verdict"),
    [
        ("1.2", 1, "intet-maal"),
        ("1.1", 2, "opfyldt"),
        ("3.4", 1, "delvist"),
        ("3.4", 2, "ingen-vurdering"),
        ("4.1", 2, "ikke-opfyldt"),
        ("4.1", 3, "delvist"),
        ("3.3", 1, "data-mangler"),
        ("2.5", 1, "data-mangler"),
        ("1.3", 1, "data-mangler"),
        ("4.2", 2, "ikke-opfyldt"),
        ("4.2", 1, "data-mangler"),
    ],
)
def test_the_targets_of_2007_have_the_verdicts_that_the_readme_names(code, number, verdict):
    assert target(code, number).verdict == verdict


@pytest.mark.parametrize(
    ("code", "calculated", "deviation"),
    [
        ("3.3", "data-mangler", ""),
        ("3.4", "delvist", "bedre"),
        ("4.1", "delvist", "daarligere"),
        ("4.2", "hoejst-delvist", "bedre"),
    ],
)
def test_the_initiatives_of_2007_are_bound_by_what_is_known(code, calculated, deviation):
    one = Initiative.objects.get(plan__slug=AGREEMENT, code=code)
    assert (one.calculated_status, one.deviation) == (calculated, deviation)


def test_ministers_goal_three_lacks_data_after_its_deadline_and_keeps_its_last_figure():
    goal = Target.objects.get(plan__slug="beskaeftigelsesplan-2014", goal_number=3)
    assert (goal.verdict, goal.trajectory_status) == ("data-mangler", "")
    assert goal.latest.value == 7471


@pytest.mark.parametrize("code", ["1.3", "2.5", "3.3"])
def test_a_figure_that_counts_something_else_keeps_the_documents_words(code):
    assert target(code, 1).latest.counted_as


def test_the_readme_says_the_rule_in_ten_points_each_with_an_example():
    section = README.read_text().split("\n## Status\n")[1].split("\n## ")[0]
    points = re.split(r"\n\d+\. ", section)[1:]
    assert len(points) == 10
    assert all(point.startswith("**") for point in points)
    assert {1: "første", 2: "anden"}[RULE_VERSION] in section
