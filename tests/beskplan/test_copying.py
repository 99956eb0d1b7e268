"""A new plan from an earlier one: what comes along, and what does not."""

from datetime import date

import pytest
from django.core.exceptions import ValidationError
from django.urls import reverse

from beskplan.copying import copy_plan
from core.history.changes import history_of
from followup.models import FollowUp
from initiatives.models import Plan, TargetGroup
from targets.assessment import reassess
from targets.models import Measurement
from tests.cast import make_target, measure


@pytest.fixture
def copy(cast):
    """Aftale 2007 with a status, a measurement and target groups, copied by Pia for 2008–2009."""
    cast.mentor.status = "opfyldt"
    cast.mentor.start_year = 2006
    cast.mentor.save()
    measure(cast.mentor_target, 80, plan=cast.plan)
    TargetGroup.objects.create(
        focus_area=cast.focus_area, description="Unge", headcount=2500, purpose="Job"
    )
    TargetGroup.objects.create(initiative=cast.mentor, description="Nye i job")
    return copied(cast)


def copied(cast, **wishes) -> Plan:
    defaults = {"slug": "aftale-2008", "title": "Aftale 2008", "years": (2008, 2009)}
    return copy_plan(plan=cast.plan, by=cast.people.pia, **defaults | wishes)


def of(plan: Plan, code: str):
    return plan.initiatives.get(code=code)


def test_the_new_plan_follows_the_earlier_one(copy, cast):
    assert (copy.follows, copy.years, copy.kind) == (cast.plan, "2008–2009", "aftale")
    rule = ("tolerance", "threshold", "months_before_deadline")
    assert [getattr(copy, name) for name in rule] == [getattr(cast.plan, name) for name in rule]


def test_areas_and_placements_come_along(copy, cast):
    area = copy.focus_areas.get()
    assert (area.code, area.title, area.position) == ("3", "Virksomhederne", 3)
    assert of(copy, "3.4").areas.get().focus_area == area


def test_each_initiative_continues_the_earlier_one_and_says_why(copy, cast):
    link = of(copy, "3.4").continues.get()
    assert (link.earlier, link.ground_words) == (cast.mentor, "Kopieret fra Aftale 2007")


def test_units_come_along_with_their_roles(copy, cast):
    units = of(copy, "3.4").responsibilities.values_list("unit", "role")
    assert set(units) == {
        (cast.units.skelbaekgade.pk, "ansvarlig"),
        (cast.units.musvaagevej.pk, "bidrager"),
    }


def test_target_groups_come_along_without_the_earlier_headcount(copy):
    group = copy.focus_areas.get().target_groups.get()
    assert (group.description, group.purpose, group.headcount) == ("Unge", "Job", None)
    assert of(copy, "3.4").target_groups.get().description == "Nye i job"


def test_indicators_stay_linked_without_a_target(copy, cast):
    assert of(copy, "3.4").indicator_links.get().indicator == cast.mentorforloeb
    assert copy.targets.count() == 0


def test_statuses_follow_ups_measurements_and_years_stay_behind(copy):
    mentor = of(copy, "3.4")
    assert (mentor.status, mentor.calculated_status) == ("", "ikke-beregnet")
    assert mentor.start_year is None
    assert not FollowUp.objects.filter(initiative__plan=copy).exists()
    assert not Measurement.objects.filter(plan=copy).exists()


def test_nothing_claims_to_stand_in_a_document(copy):
    assert not copy.initiatives.filter(source__isnull=False).exists()


def test_lapsed_initiatives_stay_behind_unless_asked_for(cast):
    assert not copied(cast).initiatives.filter(code="1.5").exists()
    with_lapsed = copied(cast, slug="med", include_lapsed=True)
    assert of(with_lapsed, "1.5").status == ""


def test_the_history_tells_who_made_it(copy):
    assert {entry.who for entry in history_of(copy)} == {"Pia Præst"}


def test_the_earlier_plan_is_left_as_it_was(copy, cast):
    cast.mentor.refresh_from_db()
    assert (cast.mentor.status, cast.mentor.plan) == ("opfyldt", cast.plan)
    assert cast.mentor.targets.count() == 1


def test_a_plan_that_is_not_in_order_is_refused_whole(cast):
    with pytest.raises(ValidationError):
        copied(cast, years=(2009, 2008))
    assert Plan.objects.count() == 1


# The page


ANSWERS = {"title": "Aftale 2008", "slug": "aftale-2008", "year_from": "2008", "year_to": "2008"}


@pytest.fixture
def address(cast) -> str:
    return reverse("admin:initiatives_plan_copy", args=[cast.plan.pk])


def test_the_action_leads_to_the_page(pia, cast, address):
    data = {"action": "new_plan_from_this", "_selected_action": [cast.plan.pk]}
    response = pia.post(reverse("admin:initiatives_plan_changelist"), data)
    assert response.url == address


def test_the_page_says_what_will_come_along(pia, address):
    text = pia.get(address).content.decode()
    assert "1 fokusområde og 3 initiativer" in text
    assert "1 bortfaldet" in text


def test_the_page_makes_the_plan_and_leads_to_it(pia, address):
    response = pia.post(address, ANSWERS)
    new = Plan.objects.get(slug="aftale-2008")
    assert response.url == reverse("admin:initiatives_plan_change", args=[new.pk])
    assert new.initiatives.count() == 3


def test_a_taken_short_name_is_refused_and_nothing_typed_is_lost(pia, address):
    text = pia.post(address, ANSWERS | {"slug": "aftale-2007"}).content.decode()
    assert "allerede en plan med det kortnavn" in text
    assert 'value="Aftale 2008"' in text
    assert Plan.objects.count() == 1


def test_readers_do_not_reach_it(cast, client, address):
    client.force_login(cast.people.laura)
    assert client.post(address, ANSWERS).status_code == 403
    assert Plan.objects.count() == 1


@pytest.mark.parametrize(("allowed", "verdict"), [(False, "data-mangler"), (True, "i-gang")])
def test_a_target_of_the_new_plan_has_no_verdict_of_the_earlier_plans_figures(
    copy, cast, allowed, verdict
):
    target = make_target(
        of(copy, "3.4"),
        cast.mentorforloeb,
        cast.koebenhavn,
        "mindst",
        100,
        period_start=None,
        deadline=None,
        earlier_figures=allowed,
    )
    reassess(on=date(2008, 6, 30), targets=[target])
    target.refresh_from_db()
    assert target.verdict == verdict
