"""Opening a round: what it asks, whom it tells, and when it is refused."""

import pytest
from django.core.exceptions import PermissionDenied, ValidationError
from django.db import connection
from django.test.utils import CaptureQueriesContext

from followup.models import FollowUpRound, Notice
from followup.rounds.cycle import (
    may_run_rounds,
)
from followup.snapshots.storage import snapshot_of
from initiatives.models import Initiative
from targets import assessment
from tests.cast import lead, make_initiative
from tests.cast import open_round as make_round
from tests.followup.rounds.steps import NOON, closed, opened


def test_opening_asks_about_every_initiative(cast, in_round):
    assert in_round.state == "aaben"
    assert in_round.opened_at == NOON
    states = dict(in_round.follow_ups.values_list("initiative__code", "state"))
    assert states == {"3.4": "mangler", "2.6": "mangler", "1.2": "mangler", "1.5": "godkendt"}


def test_opening_carries_lapsed_initiatives_with_their_reason(cast, in_round):
    carried = in_round.follow_ups.get(initiative=cast.natcafe)
    assert (carried.status, carried.lapse_reason) == ("bortfaldet", "Ikke prioriteret i budgettet")
    assert (carried.approved_by, carried.written_by) == (cast.people.pia, None)


def test_nothing_is_preselected(cast, in_round):
    assert in_round.follow_ups.get(initiative=cast.mentor).status == ""


def test_opening_tells_those_who_work_in_the_leading_units(cast, in_round):
    notices = {one.recipient: one for one in in_round.notices.all()}
    assert set(notices) == {cast.people.soeren, cast.people.mette}
    told = notices[cast.people.soeren]
    assert (told.kind, told.day, told.sent_at) == (Notice.Kind.OPENED, NOON.date(), None)
    assert told.subject == "Opfølgningsrunde åbnet: Årsopfølgning 2007"
    for words in (
        "3.4 Mentorer til nye i job",
        "31. december 2007",
        "1. februar 2008",
        "Skriv kort.",
    ):
        assert words in told.body
    assert "2.6" not in told.body


def test_a_unit_without_staff_is_told_through_the_unit_above(cast):
    cast.people.soeren.memberships.all().delete()
    found = opened(cast)
    assert "3.4" in found.notices.get(recipient=cast.people.lars).body


def test_a_round_in_preparation_is_the_one_that_opens(cast):
    prepared = make_round(cast.plan, slug="aarsopfoelgning-2007", state="forberedes")
    assert opened(cast).pk == prepared.pk
    assert FollowUpRound.objects.get().title == "Årsopfølgning 2007"


def test_a_plan_has_one_open_round_at_a_time(cast, in_round):
    with pytest.raises(ValidationError, match="allerede en åben runde: Årsopfølgning 2007"):
        opened(cast, slug="en-til")


def test_a_taken_short_name_is_refused(cast, in_round):
    closed(in_round, cast)
    with pytest.raises(ValidationError) as refused:
        opened(cast)
    assert "slug" in refused.value.message_dict
    assert FollowUpRound.objects.count() == 1


@pytest.mark.parametrize("who", ["laura", "soeren", "lars", "aase", "nils"])
def test_only_planners_open_rounds(cast, who):
    with pytest.raises(PermissionDenied):
        opened(cast, by=getattr(cast.people, who))
    assert not FollowUpRound.objects.exists()


def test_opening_takes_as_many_queries_for_fifty_initiatives_as_for_five(cast):
    may_run_rounds(cast.people.pia)  # looks the role up, once per request
    make_more(cast, 1)
    first = queries_of(lambda: opened(cast, slug="foerste"))
    closed(FollowUpRound.objects.get(), cast)
    make_more(cast, 45)
    assert queries_of(lambda: opened(cast, slug="anden")) == first
    assert FollowUpRound.objects.get(slug="anden").follow_ups.count() == 50


def test_closing_takes_as_many_queries_for_fifty_initiatives_as_for_five(cast, monkeypatch):
    monkeypatch.setattr(assessment, "BATCH", 10)
    may_run_rounds(cast.people.pia)
    make_more(cast, 1)
    first = opened(cast, slug="foerste")
    asked = queries_of(lambda: closed(first, cast))
    make_more(cast, 45)
    second = opened(cast, slug="anden")
    assert queries_of(lambda: closed(second, cast)) == asked
    assert len(snapshot_of(second).initiatives) == 50


def make_more(cast, number: int):
    start = Initiative.objects.count()
    for place in range(start, start + number):
        initiative = make_initiative(cast.focus_area, f"9.{place}", "Flere mentorer")
        lead(cast.units.skelbaekgade, initiative)


def queries_of(act) -> int:
    with CaptureQueriesContext(connection) as captured:
        act()
    return len(captured)
