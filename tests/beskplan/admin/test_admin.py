"""The administration: who enters, what its lists cost, history and people."""

from datetime import date

import pytest
from django.contrib.auth.models import User
from django.urls import reverse

from beskplan.accounts.roles import ensure_roles
from followup.models import FollowUp
from initiatives.models import Unit
from targets.models import Indicator
from tests.beskplan.admin.admin_pages import (
    change,
    changelist,
    posted,
)
from tests.cast import make_initiative, make_target, measure
from tests.queries import max_own_queries

# Who enters


@pytest.mark.parametrize("who", ["laura", "soeren", "lars", "aase", "nils"])
def test_others_than_planners_are_refused(cast, client, who):
    ensure_roles()
    client.force_login(getattr(cast.people, who))
    assert client.get("/admin/").status_code == 403
    assert client.get(changelist("initiatives_initiative")).status_code == 403


def test_who_is_not_logged_in_is_sent_to_the_log_in_page(db, client):
    response = client.get("/admin/", follow=True)
    assert response.redirect_chain[-1][0] == "/log-ind/?next=/admin/"


def test_the_staff_flag_alone_lets_nobody_in(cast, client):
    User.objects.filter(pk=cast.people.laura.pk).update(is_staff=True)
    client.force_login(cast.people.laura)
    assert client.get("/admin/").status_code == 403


def test_the_planner_sees_the_plans_but_no_users(pia):
    page = pia.get("/admin/").content.decode()
    assert "Beskplan" in page and "Planer og enheder" in page
    assert pia.get(changelist("auth_user")).status_code == 403


def test_system_administrators_keep_users_without_being_superusers(signe):
    assert signe.get(changelist("auth_user")).status_code == 200
    assert signe.get(changelist("auth_group")).status_code == 200


def test_neither_history_nor_loaded_rows_nor_lockouts_have_a_screen(signe):
    from django.contrib import admin

    names = {model._meta.label_lower for model in admin.site._registry}
    assert not {name for name in names if "event" in name or "loaded" in name or "axes" in name}


SCREENS = [
    "initiatives_plan",
    "initiatives_focusarea",
    "initiatives_initiative",
    "initiatives_unit",
    "initiatives_sourcedocument",
    "targets_target",
    "targets_indicator",
    "targets_measurement",
    "targets_area",
    "followup_followupround",
    "followup_followup",
    "budget_budgetline",
]


@pytest.mark.parametrize("screen", SCREENS)
def test_every_list_opens_and_searches(pia, screen):
    assert pia.get(changelist(screen)).status_code == 200
    assert pia.get(changelist(screen, "?q=å"), follow=True).status_code == 200


@pytest.mark.parametrize("screen", [name for name in SCREENS if name != "followup_followup"])
def test_every_empty_form_opens(pia, screen):
    assert pia.get(reverse(f"admin:{screen}_add")).status_code == 200


@pytest.mark.parametrize("screen", ["auth_user", "auth_group"])
def test_the_people_forms_open(signe, cast, screen):
    obj = cast.people.pia if screen == "auth_user" else cast.people.pia.groups.get()
    assert signe.get(change(obj)).status_code == 200


# Bounded queries


def test_the_list_of_initiatives_costs_the_same_whatever_the_rows(pia, cast):
    for number in range(30):
        one = make_initiative(cast.focus_area, f"9.{number}", f"Initiativ {number}")
        one.responsibilities.create(unit=cast.units.skelbaekgade)
    with max_own_queries(8):
        pia.get(changelist("initiatives_initiative"))


@pytest.mark.parametrize("screen", SCREENS)
def test_lists_ask_no_query_for_a_row(pia, cast, screen):
    for number in range(12):
        one = make_initiative(cast.focus_area, f"9.{number}", f"Initiativ {number}")
        target = make_target(one, cast.mentorforloeb, cast.koebenhavn, "mindst", 5)
        measure(target, number, date(2007, 2, number + 1), plan=cast.plan)
        Unit.objects.create(
            slug=f"u{number}", name=f"Enhed {number}", kind="kontor", parent=cast.units.bif
        )
        FollowUp.objects.create(initiative=one, effective_on=date(2007, 3, 1), state="godkendt")
    with max_own_queries(10):
        assert pia.get(changelist(screen)).status_code == 200


# History


def test_the_history_page_tells_who_changed_what_from_what(pia, cast):
    data = posted(pia.get(change(cast.mentor))) | {"title": "Mentorer til alle"}
    pia.post(change(cast.mentor), data)
    address = reverse("admin:initiatives_initiative_history", args=[cast.mentor.pk])
    page = pia.get(address).content.decode()
    assert "Pia Præst" in page
    assert "Mentorer til nye i job" in page and "Mentorer til alle" in page


def test_only_what_was_changed_is_written(pia, cast):
    """Else a save would take back what the rule or a colleague stored meanwhile."""
    data = posted(pia.get(change(cast.mentorforloeb)))
    Indicator.objects.filter(pk=cast.mentorforloeb.pk).update(definition="Ny definition")
    pia.post(change(cast.mentorforloeb), data | {"definition": "Ny definition", "name": "Nyt"})
    cast.mentorforloeb.refresh_from_db()
    assert cast.mentorforloeb.definition == "Ny definition"


# Units and people


def test_a_unit_is_found_by_a_printed_spelling(pia, cast):
    cast.units.skelbaekgade.spellings.create(spelling="Jobcenter Skelbekgade")
    response = pia.get(changelist("initiatives_unit", "?q=skelbekgade"))
    assert list(response.context["cl"].result_list) == [cast.units.skelbaekgade]


def test_planners_see_but_do_not_decide_who_works_in_a_unit(pia, cast):
    page = pia.get(change(cast.units.skelbaekgade))
    inlines = page.context["inline_admin_formsets"]
    assert [inline.has_add_permission for inline in inlines] == [True, False]


def test_choices_name_the_plan(pia, cast):
    address = reverse("admin:autocomplete")
    asked = {
        "app_label": "targets",
        "model_name": "target",
        "field_name": "initiative",
        "term": "mentor",
    }
    results = pia.get(address, asked).json()["results"]
    assert [row["text"] for row in results] == ["3.4 Mentorer til nye i job (Aftale 2007)"]


def test_setting_a_status_for_the_chosen_shows_that_none_is_decided_yet(pia, cast):
    chosen = {"action": "set_status", "_selected_action": [cast.mentor.pk]}
    page = pia.post(changelist("initiatives_initiative"), chosen).content.decode()
    assert "<td>ikke vurderet</td>" in page
