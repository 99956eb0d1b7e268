"""The demo accounts and the rights of the roles."""

from io import StringIO

import pytest
from django.contrib.auth.models import User
from django.core.management import CommandError, call_command
from django.test import RequestFactory

from initiatives import roles
from initiatives.models import Unit


@pytest.mark.django_db
def test_demo_users_are_refused_outside_demo_mode(settings):
    settings.DEMO = False
    with pytest.raises(CommandError, match="kun i demotilstand"):
        call_command("make_demo_users", password="hemmelig")
    assert not User.objects.exists()


@pytest.fixture
def demo_users(settings, db):
    settings.DEMO = True
    for slug in ("jobcenter-skelbaekgade", "jobcenter-koebenhavn"):
        Unit.objects.create(slug=slug, name=slug, kind="afdeling")
    for _ in range(2):  # again changes nothing
        call_command("make_demo_users", password="hemmelig", stdout=StringIO())
    return {user.username: user for user in User.objects.all()}


def test_demo_users_have_their_roles_and_units(demo_users):
    found = {
        name: [
            *user.groups.values_list("name", flat=True),
            *user.memberships.values_list("unit__slug", flat=True),
        ]
        for name, user in demo_users.items()
    }
    assert found == {
        "laeser": [roles.READER],
        "sagsbehandler": [roles.CASEWORKER, "jobcenter-skelbaekgade"],
        "leder": [roles.MANAGER, "jobcenter-koebenhavn"],
        "analytiker": [roles.ANALYST],
        "planadmin": [roles.PLANNER],
        "sysadmin": [roles.SYSTEM],
    }


def test_only_the_two_administrators_enter_the_admin(demo_users):
    assert {name for name, user in demo_users.items() if user.is_staff} == {"planadmin", "sysadmin"}


def test_the_planner_may_change_plans_but_not_history_or_memberships(demo_users):
    planner = demo_users["planadmin"]
    assert planner.has_perms(
        ["initiatives.change_plan", "targets.add_target", "budget.delete_budgetline"]
    )
    assert planner.has_perm("initiatives.view_planevent")
    assert not planner.has_perm("initiatives.change_planevent")
    assert not planner.has_perm("initiatives.add_membership")


def test_demo_users_log_in_with_the_given_password(client, demo_users):
    assert client.login(
        request=RequestFactory().post("/log-ind/"), username="leder", password="hemmelig"
    )
