"""Slettet for nylig: what was deleted comes back whole, with its keys, in one step."""

from datetime import date, timedelta

import pytest
from django.apps import apps
from django.urls import reverse
from django.utils import timezone

from beskplan.restoring import restore_assessed
from budget.models import BudgetAmount, BudgetLine
from core.models import Deletion
from initiatives.models import Plan
from targets.assessment import differences, reassess
from targets.models import Indicator, Measurement
from tests.beskplan.admin.admin_pages import change, changelist, posted
from tests.beskplan.admin.test_deleting import chosen, delete
from tests.cast import make_indicator, measure
from tests.pages import html_of

APPS = ("initiatives", "targets", "budget", "followup")


def everything() -> dict:
    """Every row of the plans' tables, but for the search's entries, which have numbers of their
    own."""
    models = [model for app in APPS for model in apps.get_app_config(app).get_models()]
    plain = [
        model
        for model in models
        if not model.__name__.endswith("Event") and model.__name__ != "SearchEntry"
    ]
    return {model.__name__: list(model.objects.order_by("pk").values()) for model in plain}


def restore(pia, *deletions):
    data = {"action": "restore", "_selected_action": [one.pk for one in deletions]}
    return pia.post(changelist("core_deletion"), data, follow=True)


def delete_plan(pia, plan):
    pia.post(delete(plan), {"post": "yes", "name": plan.title})
    return Deletion.objects.get()


@pytest.fixture
def full_plan(cast):
    """The cast's plan with figures, amounts and a later plan that follows it."""
    measure(cast.mentor_target, 66, plan=cast.plan)
    measure(cast.sygeforloeb_target, 140, plan=cast.plan)
    line = BudgetLine.objects.create(plan=cast.plan, label="Vejledning", number=1)
    BudgetLine.objects.create(plan=cast.plan, label="Heraf drift", number=2, part_of=line)
    BudgetAmount.objects.create(line=line, year=2007, amount="1.5")
    Plan.objects.create(
        slug="ny", title="Ny", kind="aftale", year_from=2008, year_to=2008, follows=cast.plan
    )
    return cast.plan


def test_a_whole_plan_comes_back_as_it_was(pia, full_plan):
    reassess(on=timezone.localdate(), plan=full_plan)
    before = everything()
    deletion = delete_plan(pia, full_plan)
    assert everything() != before
    response = restore(pia, deletion)
    assert "er gendannet." in html_of(response)
    assert everything() == before
    assert not differences(on=timezone.localdate())
    deletion.refresh_from_db()
    assert deletion.restored_by.username == "pia"


def test_the_list_says_what_who_and_what_it_held(pia, full_plan):
    delete_plan(pia, full_plan)
    text = html_of(pia.get(changelist("core_deletion")))
    assert "Plan: “Aftale 2007”" in text
    assert "4 initiativer" in text
    assert "Pia" in text


def test_a_row_deleted_below_its_parent_comes_back(pia, cast):
    data = posted(pia.get(change(cast.mentor))) | {"targets-0-DELETE": "on"}
    pia.post(change(cast.mentor), data)
    assert not cast.mentor.targets.exists()
    restore(pia, Deletion.objects.get())
    assert cast.mentor.targets.get() == cast.mentor_target


def test_several_that_were_deleted_together_come_back_together(pia, cast):
    days = (date(2007, 6, 30), date(2007, 12, 31))
    first, second = (measure(cast.mentor_target, 10, day) for day in days)
    pia.post(changelist("targets_measurement"), chosen(first, second, post="yes"))
    restore(pia, Deletion.objects.get())
    assert set(Measurement.objects.all()) == {first, second}


def test_what_pointed_at_it_points_again_unless_it_was_changed(pia, cast):
    whole = make_indicator("hele", "Det hele", "forløb", "op")
    Indicator.objects.filter(pk__in=[cast.mentorforloeb.pk, cast.langvarige.pk]).update(
        part_of=whole
    )
    pia.post(delete(whole), {"post": "yes", "name": "Det hele"})
    cast.langvarige.refresh_from_db()
    cast.langvarige.part_of = cast.mentorforloeb
    cast.langvarige.save()
    restore(pia, Deletion.objects.get())
    cast.mentorforloeb.refresh_from_db()
    cast.langvarige.refresh_from_db()
    assert cast.mentorforloeb.part_of == whole
    assert cast.langvarige.part_of == cast.mentorforloeb


def test_where_its_place_is_taken_nothing_changes_and_the_reason_is_said(pia, full_plan):
    deletion = delete_plan(pia, full_plan)
    taken = Plan.objects.create(
        slug=full_plan.slug, title="I stedet", kind="aftale", year_from=2007, year_to=2007
    )
    before = everything()
    response = restore(pia, deletion)
    assert "kan ikke gendannes, for det hører til noget, der selv er slettet" in html_of(response)
    assert everything() == before
    taken.delete()
    restore(pia, deletion)
    assert Plan.objects.filter(title=full_plan.title).exists()


def test_what_was_deleted_in_a_plan_that_went_later_comes_back_after_it(pia, cast):
    pia.post(delete(cast.mentor_target), {"post": "yes"})
    pia.post(delete(cast.plan), {"post": "yes", "name": cast.plan.title})
    of_target, of_plan = Deletion.objects.order_by("deleted_at")
    assert "kan ikke gendannes" in html_of(restore(pia, of_target))
    restore(pia, of_target, of_plan)
    assert cast.mentor.targets.get() == cast.mentor_target


def test_nothing_is_restored_twice(pia, full_plan):
    deletion = delete_plan(pia, full_plan)
    restore(pia, deletion)
    assert "Det er allerede gendannet." in html_of(restore(pia, deletion))


def test_after_thirty_days_it_is_listed_no_more(pia, full_plan):
    deletion = delete_plan(pia, full_plan)
    deletion.deleted_at -= timedelta(days=31)
    deletion.save()
    assert "4 initiativer" not in html_of(pia.get(changelist("core_deletion")))
    with pytest.raises(Exception, match="mere end 30 dage siden"):
        restore_assessed(deletion=deletion, by=deletion.deleted_by, at=timezone.now())


def test_it_is_for_planners(client, cast):
    client.force_login(cast.people.lars)
    assert client.get(reverse("admin:core_deletion_changelist")).status_code == 403
