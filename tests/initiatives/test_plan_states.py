"""A plan is kladde, gældende or afsluttet: what is in view after the log-in, what is refused."""

from datetime import date

import pytest
from django.core.exceptions import ValidationError
from django.core.management import call_command
from django.urls import reverse
from django.utils import timezone

from followup.rounds.cycle import open_round
from initiatives.models import Plan
from tests import cast as people
from tests.pages import page, text_of


@pytest.fixture
def ended(cast):
    """The cast's plan in force, and a newer one that has ended."""
    return Plan.objects.create(
        slug="plan-2030",
        title="Plan 2030",
        kind="aftale",
        state=Plan.State.ENDED,
        year_from=2030,
        year_to=2030,
    )


def log_in(client, user):
    return client.post(
        reverse("login"), {"username": user.username, "password": people.PASSWORD}, follow=True
    )


def test_after_the_log_in_the_plan_in_force_is_in_view(client, cast, ended):
    assert "Aftale 2007" in text_of(log_in(client, cast.people.laura)).split("Initiativer")[0]


def test_where_no_plan_is_in_force_the_newest_is(client, cast, ended):
    Plan.objects.filter(pk=cast.plan.pk).update(state=Plan.State.ENDED)
    log_in(client, cast.people.laura)
    assert client.session["plan"] == ended.slug


def test_all_plans_is_a_choice_that_is_remembered(client, cast, ended):
    log_in(client, cast.people.laura)
    client.get(reverse("overview"), {"plan": ""})
    assert "<h1>Alle planer</h1>" in client.get(reverse("overview")).content.decode()


def test_a_plan_that_there_is_not_is_said(client, cast):
    said = text_of(page(client, reverse("overview"), cast.people.laura, plan="findes-ikke"))
    assert "Der er ingen plan med kortnavnet “findes-ikke”. Derfor vises alle planer." in said


def test_a_draft_is_named_as_one_where_planners_choose_plans(client, cast, ended):
    Plan.objects.filter(pk=ended.pk).update(state=Plan.State.DRAFT)
    assert "Plan 2030 (kladde)" in text_of(page(client, reverse("targets"), cast.people.pia))


def test_no_round_is_opened_for_a_draft(cast, ended):
    Plan.objects.filter(pk=ended.pk).update(state=Plan.State.DRAFT)
    with pytest.raises(ValidationError, match="Planen er en kladde"):
        open_round(
            plan=ended,
            slug="runde",
            title="Runde",
            cutoff=date(2030, 6, 30),
            by=cast.people.pia,
            at=timezone.now(),
        )


def test_a_plan_with_rounds_is_not_made_a_draft_again(client, cast):
    call_command("make_roles", verbosity=0)
    people.open_round(cast.plan)
    address = reverse("admin:initiatives_plan_change", args=[cast.plan.pk])
    client.force_login(cast.people.signe)
    form = client.get(address).context["adminform"].form
    values = {name: value or "" for name, value in form.initial.items()}
    management = {
        f"focus_areas-{name}": "0" for name in ("TOTAL_FORMS", "INITIAL_FORMS", "MAX_NUM_FORMS")
    }
    said = text_of(client.post(address, values | management | {"state": "kladde"}))
    assert "Planen har opfølgningsrunder og kan ikke gøres til kladde igen" in said
