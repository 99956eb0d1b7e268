"""Every save and deletion that can change a verdict is judged at once."""

from datetime import date

from django.urls import reverse

from initiatives.models import Plan
from targets.models import Measurement, Target
from tests.beskplan.admin.admin_pages import (
    change,
    changelist,
    new_row,
    posted,
)
from tests.cast import measure


def test_a_target_changed_below_its_initiative_is_judged_anew(pia, cast):
    measure(cast.mentor_target, 66)
    data = posted(pia.get(change(cast.mentor)))
    data |= {"targets-0-value": "60", "targets-0-revision_reason": "Aftalt."}
    assert pia.post(change(cast.mentor), data).status_code == 302
    cast.mentor.refresh_from_db()
    assert cast.mentor.targets.get().verdict == cast.mentor.calculated_status == "opfyldt"


def test_a_target_added_below_its_initiative_belongs_to_its_plan(pia, cast):
    data = new_row(
        "targets",
        posted(pia.get(change(cast.raadgivning))),
        kind="indsatsmaal",
        number="2",
        title="Samtaler",
        wording="Der holdes samtaler",
        measured_as="niveau",
        recurrence="en-gang",
    )
    assert pia.post(change(cast.raadgivning), data).status_code == 302
    assert cast.raadgivning.targets.get(number=2).plan == cast.plan


def test_a_target_deleted_no_longer_counts(pia, cast):
    measure(cast.mentor_target, 100)
    data = posted(pia.get(change(cast.mentor))) | {"targets-0-DELETE": "on"}
    pia.post(change(cast.mentor), data)
    cast.mentor.refresh_from_db()
    assert cast.mentor.calculated_status == "ikke-beregnet"


def test_deleting_targets_in_bulk_refreshes_their_initiatives(pia, cast):
    measure(cast.mentor_target, 100)
    pia.post(change(cast.mentor_target), posted(pia.get(change(cast.mentor_target))))
    data = {
        "action": "delete_selected",
        "_selected_action": [cast.mentor_target.pk],
        "post": "yes",
    }
    pia.post(changelist("targets_target"), data)
    cast.mentor.refresh_from_db()
    assert not Target.objects.filter(pk=cast.mentor_target.pk).exists()
    assert cast.mentor.calculated_status == "ikke-beregnet"


def test_a_target_that_moves_is_judged_for_both_initiatives(pia, cast):
    measure(cast.mentor_target, 100)
    data = posted(pia.get(change(cast.mentor_target)))
    pia.post(change(cast.mentor_target), data | {"initiative": cast.natcafe.pk})
    cast.mentor.refresh_from_db()
    cast.natcafe.refresh_from_db()
    assert cast.mentor.calculated_status == "ikke-beregnet"
    assert cast.natcafe.calculated_status == "opfyldt"


def test_the_plans_parameters_judge_its_targets_anew(pia, cast):
    measure(cast.mentor_target, 30)
    pia.post(change(cast.mentor_target), posted(pia.get(change(cast.mentor_target))))
    data = posted(pia.get(change(cast.plan))) | {"threshold": "0,3"}
    assert pia.post(change(cast.plan), data).status_code == 302
    cast.mentor_target.refresh_from_db()
    assert cast.mentor_target.verdict == "delvist"


def test_a_measurement_added_below_its_indicator_is_signed_and_judged(pia, cast):
    data = new_row(
        "measurements",
        posted(pia.get(change(cast.mentorforloeb))),
        area=cast.koebenhavn.pk,
        date="31-12-2007",
        value="81",
        state="endelig",
        counts="on",
    )
    assert pia.post(change(cast.mentorforloeb), data).status_code == 302
    cast.mentor_target.refresh_from_db()
    assert cast.mentor_target.verdict == "opfyldt"
    assert cast.mentor_target.latest.entered_by == cast.people.pia


def test_the_indicators_direction_judges_its_targets_anew(pia, cast):
    measure(cast.mentor_target, 100)
    Target.objects.filter(pk=cast.mentor_target.pk).update(comparator="")
    data = posted(pia.get(change(cast.mentorforloeb))) | {"direction": "ned"}
    pia.post(change(cast.mentorforloeb), data)
    cast.mentor_target.refresh_from_db()
    assert cast.mentor_target.verdict != "opfyldt"
    assert cast.mentor_target.latest is not None


def test_a_long_series_shows_its_newest_and_loses_none(pia, cast):
    for day in range(1, 31):
        measure(cast.mentor_target, day, date(2007, 3, day))
    response = pia.get(change(cast.mentorforloeb))
    assert "Se alle 30 målinger" in response.content.decode()
    data = posted(response)
    assert data["measurements-INITIAL_FORMS"] == 25
    pia.post(change(cast.mentorforloeb), data | {"measurements-0-value": "99"})
    assert Measurement.objects.count() == 30
    assert Measurement.objects.get(date=date(2007, 3, 30)).value == 99


def test_a_measurement_changed_or_deleted_is_judged(pia, cast):
    one = measure(cast.mentor_target, 10)
    pia.post(change(one), posted(pia.get(change(one))) | {"value": "80"})
    cast.mentor_target.refresh_from_db()
    assert cast.mentor_target.verdict == "opfyldt"
    pia.post(reverse("admin:targets_measurement_delete", args=[one.pk]), {"post": "yes"})
    cast.mentor_target.refresh_from_db()
    assert cast.mentor_target.verdict == "data-mangler"


def test_a_plan_deleted_takes_its_measurements_and_others_are_judged_anew(pia, cast):
    other = Plan.objects.create(
        slug="anden", title="Anden", kind="aftale", year_from=2008, year_to=2008
    )
    one = measure(cast.mentor_target, 80, plan=other)
    pia.post(change(one), posted(pia.get(change(one))))
    data = {"post": "yes", "name": "Anden"}
    pia.post(reverse("admin:initiatives_plan_delete", args=[other.pk]), data)
    cast.mentor_target.refresh_from_db()
    assert cast.mentor_target.verdict == "data-mangler"


def test_derived_figures_cannot_be_typed(pia, cast):
    data = posted(pia.get(change(cast.mentor)))
    pia.post(change(cast.mentor), data | {"status": "opfyldt", "calculated_status": "opfyldt"})
    cast.mentor.refresh_from_db()
    assert (cast.mentor.status, cast.mentor.calculated_status) == ("", "data-mangler")
