import pytest
from django.core.management import CommandError, call_command

from initiatives.counting import differences
from initiatives.models import Stamp, TallyChange
from initiatives.tallies import PLAN


def test_counts_that_are_right_are_said_to_be(cast, capsys):
    call_command("check_counts")
    assert "svarer til rækkerne" in capsys.readouterr().out


def test_a_wrong_count_is_named_and_fails(cast, capsys):
    TallyChange.objects.create(kind=PLAN, owner=cast.plan.pk, plan=0, met=7)
    with pytest.raises(CommandError):
        call_command("check_counts")
    shown = capsys.readouterr().out
    assert f"Plan {cast.plan.pk}: gemt met 7" in shown
    assert f"Plan {cast.plan.pk}: talt lapsed 1" in shown


def test_counting_anew_mends_and_makes_kept_pages_anew(cast):
    TallyChange.objects.create(kind=PLAN, owner=cast.plan.pk, plan=0, met=7)
    before = sum(Stamp.objects.values_list("number", flat=True))
    call_command("rebuild_counts")
    assert differences() == []
    assert sum(Stamp.objects.values_list("number", flat=True)) > before
