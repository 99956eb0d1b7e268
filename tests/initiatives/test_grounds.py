"""How it is known that a document says something."""

import pytest

from initiatives.models import Continuation, Ground, Responsibility, Unit, ground_remark


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
