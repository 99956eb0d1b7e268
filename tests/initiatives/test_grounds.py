"""How it is known that a document says something."""

import pytest

from followup.models import FollowUp
from initiatives.models import (
    Continuation,
    Ground,
    Initiative,
    Plan,
    Responsibility,
    Status,
    Unit,
    ground_remark,
)


@pytest.mark.parametrize(
    ("ground", "because", "remark"),
    [
        (Ground.COLUMN, "", ""),
        ("", "", ""),
        (Ground.TEXT, "Kilden nævner den.", "fremgår af teksten"),
        (Ground.CONCLUDED, "", "vores slutning"),
        (Ground.CONCLUDED, "Samme titel.", "vores slutning: samme titel"),
    ],
)
def test_a_remark_says_what_no_column_states(ground, because, remark):
    assert ground_remark(ground, because) == remark


@pytest.mark.usefixtures("five_plans")
def test_every_loaded_responsibility_continuation_and_place_in_the_tree_has_its_ground():
    assert not Responsibility.objects.filter(source__isnull=False, ground="").exists()
    assert not Continuation.objects.filter(source__isnull=False, ground="").exists()
    assert not Unit.objects.filter(parent__isnull=False, parent_ground="").exists()


@pytest.mark.usefixtures("five_plans")
def test_the_illegible_status_of_2007_counts_apart_from_those_nobody_has_given():
    plan = Plan.objects.with_status_counts().get(slug="beskaeftigelsesaftale-2007")
    assert (plan.count_unassessed, plan.count_illegible, plan.assessed) == (1, 1, 15)
    assert plan.initiatives.get(status=Status.ILLEGIBLE).code == "3.1"


@pytest.mark.usefixtures("five_plans")
def test_that_a_document_gives_no_reason_is_said_only_where_it_gives_none():
    """Every row that needs a reason has the document's, or was read and found to have none."""
    lapsed = Initiative.objects.filter(status=Status.LAPSED)
    better = FollowUp.objects.filter(deviation="bedre")
    needs = [*lapsed.exclude(lapse_reason=""), *better.exclude(deviation_reason="")]
    assert {str(one)[:5].split()[0] for one in needs} >= {"B4", "C6", "4.2"}
    assert not any(one.no_reason_stated for one in needs)
    without = [*lapsed.filter(lapse_reason=""), *better.filter(deviation_reason="")]
    assert all(one.no_reason_stated for one in without)
    found = {one.code for one in without if isinstance(one, Initiative)}
    assert found == {"A4", "C1"}
    assert {one.initiative.code for one in without if isinstance(one, FollowUp)} == {"3.4"}
