"""A new target's period and deadline are proposed as its plan's own."""

import pytest
from django.urls import reverse

from beskplan.copying import copy_plan
from tests.beskplan.admin.admin_pages import change

ADD = reverse("admin:targets_target_add")


def proposed(response) -> tuple:
    form = response.context["adminform"].form
    return form["period_start"].value(), form["deadline"].value()


@pytest.mark.parametrize("named", ["initiative", "focus_area", "plan"])
def test_a_new_target_is_proposed_for_the_plans_own_years(pia, cast, named):
    of = {"initiative": cast.mentor, "focus_area": cast.focus_area, "plan": cast.plan}[named]
    assert proposed(pia.get(ADD, {named: of.pk})) == ("01-01-2007", "31-12-2007")


def test_without_a_plan_nothing_is_proposed(pia, cast):
    assert proposed(pia.get(ADD)) == (None, None)


def test_a_target_below_an_initiative_of_a_copied_plan_is_proposed_for_the_new_years(pia, cast):
    new = copy_plan(
        plan=cast.plan,
        slug="aftale-2027",
        title="Aftale 2027",
        years=(2027, 2028),
        by=cast.people.pia,
    )
    initiative = new.initiatives.get(code=cast.mentor.code)
    formsets = pia.get(change(initiative)).context["inline_admin_formsets"]
    targets = next(one.formset for one in formsets if one.formset.prefix == "targets")
    empty = targets.empty_form
    assert empty["period_start"].value() == "01-01-2027"
    assert empty["deadline"].value() == "31-12-2028"


def test_a_stored_target_keeps_its_own_period(pia, cast):
    cast.mentor_target.deadline = None
    cast.mentor_target.save()
    formsets = pia.get(change(cast.mentor)).context["inline_admin_formsets"]
    targets = next(one.formset for one in formsets if one.formset.prefix == "targets")
    assert targets.initial_forms[0]["deadline"].value() is None
