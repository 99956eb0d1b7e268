"""What the administration refuses is said in Danish beside the field, and nothing is lost."""

from datetime import date

from django.urls import reverse

from beskplan.admin.rows import ConstrainedRows
from followup.models import FollowUp
from initiatives.models import Initiative, InitiativeArea, Plan
from targets.models import Measurement
from tests.beskplan.admin.admin_pages import (
    change,
    new_row,
    posted,
    refused,
    row_error,
)


def test_a_code_that_the_plan_has_is_refused_beside_the_code(pia, cast):
    data = posted(pia.get(change(cast.mentor))) | {"code": "1.2"}
    response = pia.post(change(cast.mentor), data)
    assert "allerede et initiativ med den kode" in refused(response, "code")


def test_a_target_for_another_plans_initiative_is_refused_beside_the_plan(pia, cast):
    other = Plan.objects.create(
        slug="anden", title="Anden", kind="aftale", year_from=2008, year_to=2008
    )
    data = posted(pia.get(change(cast.mentor_target))) | {"plan": other.pk}
    response = pia.post(change(cast.mentor_target), data)
    assert "hører til Aftale 2007" in refused(response, "plan")


def test_a_target_takes_the_plan_of_its_initiative(pia, cast):
    data = {
        "kind": "indsatsmaal",
        "title": "Nyt",
        "wording": "Nyt mål",
        "number": "1",
        "initiative": cast.natcafe.pk,
        "measured_as": "niveau",
        "recurrence": "en-gang",
    }
    assert pia.post(reverse("admin:targets_target_add"), data).status_code == 302
    assert cast.natcafe.targets.get().plan == cast.plan


def test_a_second_number_in_the_same_place_is_refused_where_the_form_hides_the_plan(pia, cast):
    data = new_row(
        "targets",
        posted(pia.get(change(cast.raadgivning))),
        kind="indsatsmaal",
        number="1",
        title="Samtaler",
        wording="Der holdes samtaler",
        measured_as="niveau",
        recurrence="en-gang",
    )
    response = pia.post(change(cast.raadgivning), data)
    assert "allerede et mål med det nummer" in row_error(response, "targets", "number")
    assert "Der holdes samtaler" in response.content.decode()


def two_of_one_period(pia, cast):
    data = posted(pia.get(change(cast.mentorforloeb)))
    row = {"area": cast.koebenhavn.pk, "date": "31-12-2007", "state": "endelig", "counts": "on"}
    for value in ("7", "8"):
        data = new_row("measurements", data, value=value, **row)
    return pia.post(change(cast.mentorforloeb), data)


def test_two_new_rows_that_break_a_constraint_together_are_told_at_the_second(pia, cast):
    response = two_of_one_period(pia, cast)
    assert "gælder allerede en måling" in row_error(response, "measurements", "counts")
    assert Measurement.objects.count() == 0


def test_what_only_the_database_can_refuse_is_said_on_the_form(pia, cast, monkeypatch):
    """As of a row that somebody else stored in the same second."""
    monkeypatch.setattr(ConstrainedRows, "validate_unique", lambda rows: None)
    response = two_of_one_period(pia, cast)
    assert response.status_code == 200
    assert "gælder allerede en måling" in str(response.context["adminform"].form.errors)
    assert Measurement.objects.count() == 0


def test_a_placement_in_another_plans_area_is_refused(pia, cast):
    other = Plan.objects.create(
        slug="anden", title="Anden", kind="aftale", year_from=2008, year_to=2008
    )
    elsewhere = other.focus_areas.create(code="1", title="Et andet sted")
    data = {
        "plan": cast.plan.pk,
        "code": "8.1",
        "title": "Nyt",
        "position": "0",
        **{
            f"{prefix}-{name}": "0"
            for prefix in (
                "responsibilities",
                "targets",
                "target_groups",
                "indicator_links",
                "continues",
                "editor_remarks",
            )
            for name in ("TOTAL_FORMS", "INITIAL_FORMS")
        },
        "areas-TOTAL_FORMS": "1",
        "areas-INITIAL_FORMS": "0",
        "areas-0-focus_area": elsewhere.pk,
    }
    response = pia.post(reverse("admin:initiatives_initiative_add"), data)
    assert "Fokusområdet hører til Anden" in row_error(response, "areas", "focus_area")
    data["areas-0-focus_area"] = cast.focus_area.pk
    assert pia.post(reverse("admin:initiatives_initiative_add"), data).status_code == 302
    assert InitiativeArea.objects.filter(initiative__code="8.1").exists()


def test_a_unit_below_itself_is_refused(pia, cast):
    data = posted(pia.get(change(cast.units.bif))) | {"parent": cast.units.skelbaekgade.pk}
    response = pia.post(change(cast.units.bif), data)
    assert "hører selv under" in refused(response, "parent")


def test_a_figure_that_could_be_misread_is_refused_in_danish(pia, cast):
    data = posted(pia.get(change(cast.mentor_target))) | {"value": "80.5"}
    response = pia.post(change(cast.mentor_target), data)
    assert "Punktum deler kun tusinder" in refused(response, "value")


def test_an_initiative_with_follow_ups_cannot_be_deleted(pia, cast):
    FollowUp.objects.create(initiative=cast.mentor, effective_on=date(2007, 12, 31))
    delete = reverse("admin:initiatives_initiative_delete", args=[cast.mentor.pk])
    assert "1 opfølgning hører til og bliver stående" in pia.get(delete).content.decode()
    pia.post(delete, {"post": "yes"})
    assert Initiative.objects.filter(pk=cast.mentor.pk).exists()
