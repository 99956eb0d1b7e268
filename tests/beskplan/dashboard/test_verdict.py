"""The overview's first sentence, and what has moved since the last closed round."""

import pytest
from django.urls import reverse

from beskplan.dashboard.since_round import since_last_round
from beskplan.dashboard.verdict import MinistersGoal, verdict_of
from followup.models import FollowUp
from initiatives.models import Initiative
from initiatives.models.counts import Tally
from tests.cast import YEAR_END, open_round
from tests.pages import page, text_of


@pytest.mark.parametrize(
    ("counts", "words"),
    [
        ({"met": 12, "partly": 1, "missed": 2}, "12 af 15 vurderede initiativer er opfyldt."),
        (
            {"met": 2, "partly": 1, "missed": 2, "unassessed": 3, "illegible": 1},
            "2 af 5 vurderede initiativer er opfyldt; "
            "3 er ikke vurderet og 1 er ulæselig i kilden.",
        ),
        (
            {"met": 1, "unassessed": 111},
            "1 af 1 vurderet initiativ er opfyldt; 111 er ikke vurderet.",
        ),
        (
            {"unassessed": 58, "lapsed": 1},
            "Ingen af 59 initiativer er vurderet: 58 er ikke vurderet og 1 er bortfaldet.",
        ),
    ],
)
def test_the_sentence_gives_the_share_with_its_coverage(counts, words):
    assert verdict_of(Tally(counts)) == words


def test_goals_that_stand_alike_are_said_together():
    goals = [
        MinistersGoal(4, "data-mangler", ""),
        MinistersGoal(3, "i-gang", "foran"),
        MinistersGoal(1, "data-mangler", ""),
        MinistersGoal(2, "intet-maal", ""),
    ]
    assert verdict_of(Tally({"met": 1}), goals).endswith(
        "Ministermål 1 og 4 mangler tal, 3 er foran."
    )


def test_after_the_deadline_the_verdict_is_said_and_not_the_path():
    goal = MinistersGoal(3, "data-mangler", "foran")
    assert verdict_of(Tally({"met": 1}), [goal]).endswith("Ministermål 3 mangler tal.")


@pytest.fixture
def closed(cast):
    """A closed round in which 3.4 was partly met and 2.6 met; nobody had answered for 1.2."""
    found = open_round(cast.plan, state="lukket")
    for initiative, status, state in (
        (cast.mentor, "delvist", "godkendt"),
        (cast.sygeforloeb, "opfyldt", "godkendt"),
        (cast.raadgivning, "", "mangler"),
        (cast.natcafe, "bortfaldet", "godkendt"),
    ):
        FollowUp.objects.create(
            initiative=initiative,
            round=found,
            effective_on=YEAR_END,
            status=status,
            state=state,
            lapse_reason="Aftalt" if status == "bortfaldet" else "",
        )
        Initiative.objects.filter(pk=initiative.pk).update(status=status)
    return cast


def move(initiative, status):
    Initiative.objects.filter(pk=initiative.pk).update(status=status, lapse_reason="Aftalt")


def test_what_has_moved_since_the_round_is_sorted_by_how(closed):
    move(closed.mentor, "opfyldt")
    move(closed.sygeforloeb, "ikke-opfyldt")
    move(closed.raadgivning, "opfyldt")
    found = [
        (words, [one.code for one in moved]) for words, moved in since_last_round(closed.plan).parts
    ]
    assert found == [("op", ["3.4"]), ("ned", ["2.6"]), ("ny status", ["1.2"])]


def test_what_lapsed_since_is_said_apart(closed):
    move(closed.mentor, "bortfaldet")
    assert [words for words, _ in since_last_round(closed.plan).parts] == ["bortfaldet"]


def test_where_all_stand_as_they_did_nothing_is_said(closed):
    assert since_last_round(closed.plan) is None


def test_an_answer_that_nobody_approved_is_not_what_it_was(closed):
    FollowUp.objects.filter(initiative=closed.mentor).update(state="indsendt")
    assert [words for words, _ in since_last_round(closed.plan).parts] == ["ny status"]


def test_the_overview_says_both_and_leads_to_each(client, closed):
    move(closed.mentor, "opfyldt")
    response = page(client, reverse("overview"), closed.people.laura, plan=closed.plan.slug)
    said = text_of(response)
    assert "2 af 2 vurderede initiativer er opfyldt; 1 er ikke vurderet og 1 er bortfaldet." in said
    assert "3.4 Mentorer til nye i job: delvist opfyldt → opfyldt" in said
    assert f'href="{closed.mentor.get_absolute_url()}"' in response.content.decode()
