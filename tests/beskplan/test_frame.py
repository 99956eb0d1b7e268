"""The frame around every page: the plan in view, what waits, login and error pages."""

import re
from datetime import date

import pytest
from django.contrib.auth.models import User
from django.test import Client, RequestFactory
from django.urls import reverse

from beskplan.frame import Frame
from followup.models import FollowUp
from initiatives import roles
from initiatives.models import Initiative, Plan
from initiatives.navigation import MOST_PLANS, chosen_plan
from initiatives.permissions import access_for
from targets.models import Measurement
from tests.cast import open_round


@pytest.fixture
def soeren(cast):
    return cast.people.soeren


@pytest.fixture
def plans(cast):
    later = Plan.objects.create(slug="plan-2014", title="Plan 2014", year_from=2014, year_to=2014)
    return [cast.plan, later]


def asked(user, query="", session=None):
    request = RequestFactory().get("/" + query)
    request.user = user
    request.session = {} if session is None else session
    request.resolver_match = None
    return request


def test_the_address_chooses_the_plan_and_the_session_remembers_it(plans, soeren):
    session = {}
    assert chosen_plan(asked(soeren, "?plan=aftale-2007", session)) == plans[0]
    assert chosen_plan(asked(soeren, "", session)) == plans[0]


def test_an_empty_choice_is_all_plans_and_is_remembered(plans, soeren):
    session = {"plan": "aftale-2007"}
    assert chosen_plan(asked(soeren, "?plan=", session)) is None
    assert chosen_plan(asked(soeren, "", session)) is None


def test_an_unknown_plan_is_not_remembered(plans, soeren):
    session = {"plan": "aftale-2007"}
    assert chosen_plan(asked(soeren, "?plan=findes-ikke", session)) is None
    assert session == {"plan": "aftale-2007"}


def test_the_frame_costs_three_queries(plans, soeren, django_assert_num_queries):
    request = asked(soeren)
    access_for(soeren)
    with django_assert_num_queries(3):
        around = Frame(request)
        for name in ("current_plan", "plan_query", "waiting", "data_as_of"):
            getattr(around, name)
        assert around.plan_choices.newest[0] == ("plan-2014", "Plan 2014")


def many_plans():
    Plan.objects.bulk_create(
        Plan(slug=f"plan-{year}", title=f"Plan {year}", year_from=year, year_to=year)
        for year in range(2020, 2060)
    )


def test_few_plans_are_all_to_choose_from(plans, soeren):
    choices = Frame(asked(soeren)).plan_choices
    assert choices.groups == [("", (("plan-2014", "Plan 2014"), ("aftale-2007", "Aftale 2007")))]
    assert not choices.is_cut


def test_of_many_plans_the_newest_are_to_choose_from(cast):
    many_plans()
    choices = Frame(asked(cast.people.laura)).plan_choices
    assert choices.is_cut
    assert [slug for slug, _ in choices.newest] == [f"plan-{2059 - n}" for n in range(MOST_PLANS)]


def test_of_many_plans_those_of_the_own_units_come_first(cast, soeren):
    many_plans()
    own, newest = Frame(asked(soeren)).plan_choices.groups
    assert own == ("Mine enheders planer", (("aftale-2007", "Aftale 2007"),))
    assert len(newest[1]) == MOST_PLANS - 1


def test_the_plan_in_view_can_be_seen_though_it_is_neither_new_nor_ones_own(client, cast):
    many_plans()
    client.force_login(cast.people.laura)
    page = client.get(reverse("targets"), {"plan": "aftale-2007"}).content.decode()
    assert '<option value="aftale-2007" selected>Aftale 2007</option>' in page
    assert page.count('<option value="plan-') == MOST_PLANS
    assert 'href="/planer/?til=/maal/">Find en plan</a>' in page


def waiting(user):
    return Frame(asked(user)).waiting


def test_what_a_unit_leads_waits_for_its_people_in_an_open_round(cast):
    open_round(cast.plan)
    assert waiting(cast.people.mette) == 1  # her unit only contributes to 3.4


def test_what_units_below_lead_waits_for_the_manager_too(cast):
    open_round(cast.plan)
    assert waiting(cast.people.lars) == 2


def test_nothing_waits_where_one_has_no_unit(cast):
    assert waiting(cast.people.laura) == 0


def test_outside_rounds_nothing_waits(cast, soeren):
    assert waiting(soeren) == 0


def test_a_returned_answer_of_the_open_round_waits_again(cast, soeren):
    Initiative.objects.filter(pk=cast.mentor.pk).update(status="opfyldt")
    answer = FollowUp.objects.create(
        initiative=cast.mentor,
        round=open_round(cast.plan),
        effective_on=date(2026, 1, 1),
        state=FollowUp.State.SUBMITTED,
    )
    assert waiting(soeren) == 0
    answer.state = FollowUp.State.RETURNED
    answer.save()
    assert waiting(soeren) == 1


def test_data_are_as_of_the_newest_measurement_that_is_not_a_forecast(cast, soeren):
    for day, state in ((date(2007, 6, 30), "endelig"), (date(2012, 12, 31), "prognose")):
        Measurement.objects.create(
            indicator=cast.mentorforloeb,
            area=cast.koebenhavn,
            plan=cast.plan,
            date=day,
            value=66,
            state=state,
        )
    assert Frame(asked(soeren)).data_as_of == date(2007, 6, 30)


# Login and pages of the frame


@pytest.mark.django_db
def test_the_login_page_lists_an_account_per_role_in_a_demonstration(client, settings):
    settings.DEMO = True
    page = client.get(reverse("login")).content.decode()
    assert all(role in page for role in roles.ALL)


@pytest.mark.django_db
def test_the_login_page_lists_no_accounts_otherwise(client, settings):
    settings.DEMO = False
    page = client.get(reverse("login")).content.decode()
    assert "sagsbehandler" not in page


@pytest.mark.django_db
def test_a_wrong_password_is_said_in_danish_beside_the_form(client):
    page = client.post(reverse("login"), {"username": "sara", "password": "forkert"})
    assert "Der er noget, der skal rettes" in page.content.decode()


def test_no_page_of_the_frame_has_inline_style_or_script(client, soeren):
    client.force_login(soeren)
    page = client.get(reverse("password-change")).content.decode()
    assert not re.search(r"\sstyle=|<style|<script(?![^>]*src=)|\son\w+=", page)


def test_the_password_page_shows_who_one_is_and_where_one_works(client, soeren):
    client.force_login(soeren)
    page = client.get(reverse("password-change")).content.decode()
    assert "Søren Sørensen" in page
    assert roles.CASEWORKER in page
    assert "Jobcenter Skelbækgade" in page


@pytest.mark.django_db
def test_an_unknown_address_is_answered_in_danish(client):
    page = client.get("/findes-ikke/")
    assert page.status_code == 404
    assert "Siden findes ikke" in page.content.decode()


def header_of(client, user, url="/"):
    client.force_login(user)
    page = client.get(url).content.decode()
    return page[page.index("<header") : page.index("</header>")]


def test_each_sees_the_own_name_units_and_number_in_the_header(client, cast):
    open_round(cast.plan)
    for _ in range(2):  # the second time from memory
        for user, number in ((cast.people.mette, "1"), (cast.people.lars, "2")):
            header = header_of(client, user)
            assert user.get_full_name() in header
            assert user.memberships.get().unit.name in header
            assert f'<span class="waiting">{number}<' in header


def test_a_new_name_or_unit_shows_at_once(client, cast, soeren):
    header_of(client, soeren)
    soeren.last_name = "Nygift"
    soeren.save()
    soeren.memberships.update(unit=cast.units.sof)
    header = header_of(client, User.objects.get(pk=soeren.pk))
    assert "Søren Nygift" in header
    assert "Socialforvaltningen" in header


def test_a_number_that_changes_shows_at_once(client, cast):
    in_round = open_round(cast.plan)
    assert '<span class="waiting">1<' in header_of(client, cast.people.soeren)
    in_round.delete()
    assert "waiting" not in header_of(client, cast.people.soeren)


@pytest.mark.parametrize("user", ["laura", "soeren", "pia"])
def test_nothing_stands_in_the_header_that_should_have_been_put_in(client, cast, user):
    assert "goes-here" not in header_of(client, getattr(cast.people, user))


def test_the_header_says_which_page_one_is_on(client, soeren):
    assert 'aria-current="page"><span>Mål<' in header_of(client, soeren, reverse("targets"))
    assert 'aria-current="page"><span>Budget<' in header_of(client, soeren, reverse("budget"))


def test_the_header_logs_out_with_a_token_of_the_own(cast):
    for user in (cast.people.mette, cast.people.lars):
        client = Client(enforce_csrf_checks=True)
        token = re.search(r'csrfmiddlewaretoken" value="(\w+)"', header_of(client, user))[1]
        assert client.post(reverse("logout"), {"csrfmiddlewaretoken": token}).status_code == 302


def test_one_logs_out_with_a_form(client, soeren):
    client.force_login(soeren)
    assert client.get(reverse("logout")).status_code == 405
    assert client.post(reverse("logout")).status_code == 302
