"""The number that waits for planners, which a process keeps: after any committed write as if
counted anew."""

import pytest
from django.db import transaction

from initiatives.models import Initiative, Plan, Responsibility
from initiatives.permissions import access_for
from initiatives.unled import KeptNumbers
from initiatives.waiting import waiting_for_planners, waiting_initiatives
from targets.models import FollowUp, FollowUpRound
from tests.cast import YEAR_END, lead, make_cast, open_round
from tests.every_row import execute
from tests.queries import max_own_queries


@pytest.fixture
def cast(transactional_db):
    return make_cast()


@pytest.fixture
def kept(cast):
    """As a process that has counted before."""
    one = KeptNumbers()
    assert one.number() == 1  # the one initiative of the cast that nobody leads
    return one


def assert_right(kept, number):
    assert kept.number() == KeptNumbers().number() == waiting_for_planners().count() == number


def test_every_way_of_writing_is_counted(cast, kept):
    Responsibility.objects.filter(initiative=cast.mentor).delete()
    assert_right(kept, 2)
    Initiative.objects.filter(pk=cast.mentor.pk).update(status="opfyldt")
    assert_right(kept, 1)
    current = open_round(cast.plan)  # asks for those too that have a status
    assert_right(kept, 3)
    answer = FollowUp.objects.create(
        initiative=cast.mentor, round=current, effective_on=YEAR_END, status="", state="indsendt"
    )
    assert_right(kept, 2)
    execute("UPDATE targets_followup SET state = 'kladde'")
    assert_right(kept, 3)
    answer.delete()
    lead(cast.units.jobcenter, cast.mentor)
    assert_right(kept, 2)
    FollowUpRound.objects.update(state="lukket")
    Responsibility.objects.all().delete()
    assert_right(kept, Initiative.objects.filter(status="").count())
    Plan.objects.all().delete()
    assert_right(kept, 0)


def test_nothing_is_counted_again_while_nothing_is_written(kept):
    with max_own_queries(1):
        kept.number()


def test_what_a_transaction_has_not_committed_is_not_kept(cast, kept):
    with transaction.atomic():
        Responsibility.objects.all().delete()
        assert kept.number() == 3
        transaction.set_rollback(True)
    assert_right(kept, 1)


@pytest.mark.parametrize("name", ["pia", "lars"])
def test_it_adds_to_what_the_own_units_lead(client, cast, name):
    """A planner who also works in a unit owes both; the header says what the list holds."""
    user = getattr(cast.people, name)
    user.groups.add(cast.people.pia.groups.get())
    client.force_login(user)
    number = waiting_initiatives(access_for(user)).count()
    frame = client.get("/mine/").context["frame"]
    assert frame.waiting == number == {"pia": 1, "lars": 3}[name]
