"""The newest changes on the overview: who did what to which, and when."""

import pghistory
from django.utils import timezone

from beskplan.dashboard.changes import READ, latest_changes, latest_changes_of
from followup.models import FollowUp
from followup.reports.contributions import contribute
from initiatives.models import FocusArea, Initiative, Plan, Status
from initiatives.permissions import NOBODY
from tests.beskplan.dashboard.overview_pages import overview, set_status
from tests.cast import YEAR_END, make_initiative, open_round
from tests.queries import max_own_queries


def test_a_status_says_who_and_from_what_to_what(cast):
    with pghistory.context(user=cast.people.soeren.pk, user_name="Søren Sørensen"):
        set_status(cast.mentor, Status.MET)

    newest = latest_changes(NOBODY, cast.plan)[0]

    assert (newest.who, newest.name) == ("Søren Sørensen", "3.4 Mentorer til nye i job")
    assert newest.what == ["Status: ikke vurderet → opfyldt"]


def test_one_write_is_one_entry(cast):
    with pghistory.context(user_name="Søren Sørensen"):
        set_status(cast.mentor, Status.MET)
        set_status(cast.mentor, Status.MET, title="Mentorer")

    assert latest_changes(NOBODY, cast.plan)[0].what == [
        "Rettede titel",
        "Status: ikke vurderet → opfyldt",
    ]


def test_loading_the_plans_is_not_a_change(cast):
    with pghistory.context(command="load_plans"):
        make_initiative(cast.focus_area, "8.1", "Indlæst")

    assert "8.1 Indlæst" not in [change.name for change in latest_changes(NOBODY, cast.plan)]


def test_a_follow_up_in_a_round_is_a_change(cast):
    with pghistory.context(user_name="Mette Munk"):
        FollowUp.objects.create(
            initiative=cast.sygeforloeb,
            round=open_round(cast.plan),
            effective_on=YEAR_END,
            state=FollowUp.State.DRAFT,
        )

    assert latest_changes(NOBODY, cast.plan)[0].what == ["Gemte en kladde til opfølgning"]


def test_a_deleted_initiative_keeps_its_name_without_a_link(cast, laura):
    cast.natcafe.delete()

    newest = latest_changes(NOBODY, cast.plan)[0]

    assert (newest.name, newest.exists) == ("1.5 Natcafé", False)
    assert "1.5 Natcafé" in overview(laura)


def test_other_plans_changes_stay_out(cast):
    other = Plan.objects.create(
        slug="anden", title="Anden", kind="aftale", year_from=2009, year_to=2009
    )
    make_initiative(FocusArea.objects.create(plan=other, code="1", title="A"), "1.1", "B")

    names = [change.name for change in latest_changes(NOBODY, cast.plan)]

    assert "1.1 B" not in names
    assert latest_changes(NOBODY)[0].name == "1.1 B"


def test_a_unit_sees_the_changes_of_its_own_initiatives(cast):
    for initiative in (cast.mentor, cast.sygeforloeb):
        with pghistory.context(user_name="Søren Sørensen"):
            set_status(initiative, Status.MET)
    unit = cast.units.skelbaekgade.pk

    found = latest_changes_of(cast.plan.initiatives.involving([unit]), NOBODY)

    assert {change.initiative_id for change in found} == {cast.mentor.pk}


def test_they_cost_three_queries_however_many(cast):
    for _ in range(5):
        set_status(cast.mentor, Status.MET)
        set_status(cast.mentor, Status.PARTLY)
    with max_own_queries(3):
        latest_changes(NOBODY, cast.plan)
    with max_own_queries(3):
        latest_changes_of(Initiative.objects.all(), NOBODY)


def led_by(unit):
    return latest_changes_of(Initiative.objects.led_by([unit.pk]), NOBODY)


def test_of_what_a_unit_leads_all_kinds_of_changes_are_shown(cast):
    with pghistory.context(command="load_plans"):
        Initiative.objects.filter(pk=cast.mentor.pk).update(title="Indlæst igen")
    with pghistory.context(user_name="Søren Sørensen"):
        set_status(cast.mentor, Status.MET)
        set_status(cast.sygeforloeb, Status.PARTLY)
    Initiative.objects.filter(pk=cast.mentor.pk).update(purpose="Nyt formål", yearly_volume=7)
    Initiative.objects.filter(pk=cast.mentor.pk).update(purpose="", start_year=None)
    FollowUp.objects.create(initiative=cast.mentor, results="I gang.", effective_on=YEAR_END)
    FollowUp.objects.filter(initiative=cast.mentor).delete()

    found = led_by(cast.units.skelbaekgade)

    assert {change.initiative_id for change in found} == {cast.mentor.pk}
    what = [words for change in found for words in change.what]
    assert {"Rettede formål", "Slettede en opfølgning", "Status: ikke vurderet → opfyldt"} <= {
        *what
    }
    assert "Rettede titel" not in what


def test_a_load_hides_no_change_that_came_before_it(cast):
    with pghistory.context(user_name="Søren Sørensen"):
        set_status(cast.mentor, Status.MET)
    with pghistory.context(command="load_plans"):
        for number in range(READ + 1):
            Initiative.objects.filter(pk=cast.mentor.pk).update(title=f"Titel {number}")

    assert led_by(cast.units.skelbaekgade)[0].who == "Søren Sørensen"
    assert latest_changes(NOBODY, cast.plan)[0].who == "Søren Sørensen"


def test_what_says_nothing_hides_no_change(cast):
    with pghistory.context(user_name="Søren Sørensen"):
        set_status(cast.mentor, Status.MET)
    for number in range(20):
        Initiative.objects.filter(pk=cast.mentor.pk).update(version=100 + number)

    assert led_by(cast.units.skelbaekgade)[0].who == "Søren Sørensen"


def test_the_newest_of_many_changes_are_shown(cast):
    for number in range(25):
        with pghistory.context(user_name=f"Person {number}"):
            Initiative.objects.filter(pk=cast.mentor.pk).update(title=f"Titel {number}")

    names = [f"Person {number}" for number in range(24, 16, -1)]
    assert [change.who for change in led_by(cast.units.skelbaekgade)] == names


def test_a_contribution_is_not_a_request_for_a_follow_up(cast):
    open_round(cast.plan)
    with pghistory.context(user_name="Mette Munk"):
        contribute(
            initiative=cast.mentor, comment="Vi fik ti.", by=cast.people.soeren, at=timezone.now()
        )

    assert latest_changes(NOBODY, cast.plan)[0].what == ["Bidrog til opfølgning"]
