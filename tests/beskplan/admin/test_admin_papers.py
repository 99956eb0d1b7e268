"""Papers and reminders of a round, and papers of a plan, as admin actions."""

import pytest
from django.core.management import call_command
from django.urls import reverse

from followup.models import FollowUpRound, Notice
from followup.rounds.calculated_statuses import record_calculated
from tests.cast import open_round

BACKEND = "django.contrib.auth.backends.ModelBackend"


@pytest.fixture
def planner(client, cast):
    call_command("make_roles", verbosity=0)
    client.force_login(cast.people.pia, backend=BACKEND)
    return client


def act(planner, model: str, action: str, rows):
    url = reverse(f"admin:{model}_changelist")
    return planner.post(url, {"action": action, "_selected_action": [row.pk for row in rows]})


@pytest.mark.parametrize("action", ["round_paper", "round_workbook"])
def test_a_rounds_papers_are_taken_home_from_its_list(cast, planner, action):
    chosen = open_round(cast.plan)
    record_calculated(chosen)
    response = act(planner, "followup_followupround", action, [chosen])
    assert response.url == reverse(action.replace("_", "-"), args=[chosen.slug])
    assert planner.get(response.url).status_code == 200


@pytest.mark.parametrize("action", ["plan_goals_paper", "plan_paper"])
def test_a_plans_papers_are_taken_home_from_its_list(cast, planner, action):
    response = act(planner, "initiatives_plan", action, [cast.plan])
    assert response.url == reverse(action.replace("_", "-"), args=[cast.plan.slug])
    assert planner.get(response.url).status_code == 200


def test_one_paper_is_of_one_round(cast, planner):
    first = open_round(cast.plan)
    second = FollowUpRound.objects.create(
        plan=cast.plan, slug="anden", title="Anden", cutoff=first.cutoff
    )
    response = act(planner, "followup_followupround", "round_paper", [first, second])
    page = planner.get(response.url).content.decode()
    assert "Vælg én række ad gangen." in page


def test_reminders_are_sent_from_the_list_of_rounds(cast, planner):
    chosen = open_round(cast.plan, due=cast.mentor_target.deadline)
    chosen.follow_ups.create(initiative=cast.mentor, effective_on=chosen.cutoff)
    act(planner, "followup_followupround", "remind", [chosen])
    assert Notice.objects.filter(kind=Notice.Kind.REMINDER).exists()
