"""One status for many initiatives at once."""

import pytest
from django.core.exceptions import ValidationError

from followup.models import FollowUp
from followup.reports.follow_ups import set_status_in_bulk
from initiatives.models import Initiative, Status
from tests.cast import measure, open_round
from tests.followup.recording import NEXT_DAY, fresh, record


def bulk(cast, *initiatives, status=Status.PARTLY, **fields):
    return set_status_in_bulk(
        initiatives=initiatives, status=status, by=cast.people.pia, at=NEXT_DAY, **fields
    )


def test_bulk_gives_each_initiative_a_follow_up(cast):
    follow_ups = bulk(cast, cast.mentor, cast.raadgivning)
    assert {one.initiative for one in follow_ups} == {cast.mentor, cast.raadgivning}
    assert set(Initiative.objects.filter(status=Status.PARTLY)) == {cast.mentor, cast.raadgivning}


def test_bulk_names_the_initiatives_that_lack_a_reason_and_changes_none(cast):
    measure(cast.mentor_target, 66)
    with pytest.raises(ValidationError) as caught:
        bulk(cast, cast.mentor, cast.raadgivning, status=Status.MET)
    assert [message.split(":")[0] for message in caught.value.messages] == [str(cast.mentor)]
    assert not FollowUp.objects.exists()


def test_bulk_lapses_with_one_reason(cast):
    bulk(cast, cast.mentor, cast.raadgivning, status=Status.LAPSED, lapse_reason="Budget 2008")
    assert fresh(cast.raadgivning).lapse_reason == "Budget 2008"


def test_bulk_in_a_round_keeps_what_was_written(cast):
    open_round(cast.plan)
    record(cast, Status.MISSED, results="66 forløb")
    bulk(cast, cast.mentor)
    follow_up = FollowUp.objects.get(initiative=cast.mentor)
    assert (follow_up.status, follow_up.results) == (Status.PARTLY, "66 forløb")
    assert follow_up.state == FollowUp.State.SUBMITTED


def test_bulk_reads_once_for_all_and_writes_two_rows_for_each(cast, django_assert_max_num_queries):
    initiatives = [cast.mentor, cast.sygeforloeb, cast.raadgivning, cast.natcafe]
    with django_assert_max_num_queries(18 + 2 * len(initiatives)):
        bulk(cast, *initiatives)
