"""The administration: who enters, what a save sets in motion, what is said when it is refused."""

from datetime import date

import pytest
from django.contrib.auth.models import User
from django.urls import reverse

from beskplan.accounts import ensure_roles
from initiatives.models import Initiative, InitiativeArea, Plan, Unit
from targets.models import FollowUp, Indicator, Measurement, Target
from tests.cast import make_initiative, make_target, measure, open_round
from tests.queries import max_own_queries


@pytest.fixture
def pia(cast, client):
    """The planner's browser; her role has its rights."""
    ensure_roles()
    client.force_login(cast.people.pia)
    return client


@pytest.fixture
def signe(cast, client):
    ensure_roles()
    client.force_login(cast.people.signe)
    return client


def changelist(model: str, query: str = "") -> str:
    return reverse(f"admin:{model}_changelist") + query


def change(obj) -> str:
    meta = obj._meta
    return reverse(f"admin:{meta.app_label}_{meta.model_name}_change", args=[obj.pk])


def posted(response) -> dict:
    """What the browser would send back if nothing were typed."""
    form = response.context["adminform"].form
    data = _values(form)
    for inline in response.context["inline_admin_formsets"]:
        data |= _values(inline.formset.management_form)
        for row in inline.formset.initial_forms:
            data |= _values(row)
    return data


def _values(form) -> dict:
    values = {}
    for bound in form:
        value = bound.value()
        if bound.field.show_hidden_initial:
            values[bound.html_initial_name] = value or ""
        if value is True:
            values[bound.html_name] = "on"
        elif isinstance(value, list):
            values[bound.html_name] = value
        elif value is not None and value is not False:
            values[bound.html_name] = bound.field.prepare_value(value)
    return values


def new_row(prefix: str, data: dict, **fields) -> dict:
    """Adds a row to the posted data of an inline."""
    number = int(data[f"{prefix}-TOTAL_FORMS"])
    added = {f"{prefix}-{number}-{name}": value for name, value in fields.items()}
    return data | added | {f"{prefix}-TOTAL_FORMS": number + 1}


def list_data(response, **statuses) -> dict:
    """The editable list as posted, with new statuses by the initiatives' codes."""
    formset = response.context["cl"].formset
    data = _values(formset.management_form) | {"_save": "Gem"}
    for row in formset.forms:
        data |= _values(row)
        code = "c" + row.instance.code.replace(".", "_")
        if code in statuses:
            data[row.add_prefix("status")] = statuses[code]
    return data


def row_of(response, code: str):
    forms = response.context["cl"].formset.forms
    return next(form for form in forms if form.instance.code == code)


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
    "targets_followupround",
    "targets_followup",
    "budget_budgetline",
]


@pytest.mark.parametrize("screen", SCREENS)
def test_every_list_opens_and_searches(pia, screen):
    assert pia.get(changelist(screen)).status_code == 200
    assert pia.get(changelist(screen, "?q=å"), follow=True).status_code == 200


@pytest.mark.parametrize("screen", [name for name in SCREENS if name != "targets_followup"])
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


# Statuses in the list


def test_a_status_chosen_in_the_list_is_a_follow_up(pia, cast):
    address = changelist("initiatives_initiative")
    pia.post(address, list_data(pia.get(address), c1_2="delvist"))
    cast.raadgivning.refresh_from_db()
    follow_up = cast.raadgivning.follow_ups.get()
    assert cast.raadgivning.status == follow_up.status == "delvist"
    assert follow_up.written_by == cast.people.pia


def test_rows_that_were_left_alone_get_no_follow_up(pia, cast):
    address = changelist("initiatives_initiative")
    pia.post(address, list_data(pia.get(address), c1_2="delvist"))
    assert FollowUp.objects.count() == 1


def test_a_status_better_than_the_calculated_asks_for_a_reason_and_keeps_the_others(pia, cast):
    measure(cast.mentor_target, 10)
    address = changelist("initiatives_initiative")
    response = pia.post(address, list_data(pia.get(address), c3_4="opfyldt", c1_2="delvist"))
    assert "Skriv hvorfor" in str(row_of(response, "3.4").errors["status"])
    assert "reason" in row_of(response, "3.4").fields
    assert row_of(response, "1.2")["status"].value() == "delvist"
    assert FollowUp.objects.count() == 0


def test_with_the_reason_it_is_stored(pia, cast):
    measure(cast.mentor_target, 10)
    address = changelist("initiatives_initiative")
    data = list_data(pia.get(address), c3_4="opfyldt")
    refused = pia.post(address, data)
    reason = row_of(refused, "3.4").add_prefix("reason")
    pia.post(address, data | {reason: "Resten er aftalt"})
    cast.mentor.refresh_from_db()
    assert (cast.mentor.status, cast.mentor.deviation) == ("opfyldt", "bedre")
    assert cast.mentor.follow_ups.get().deviation_reason == "Resten er aftalt"


def test_lapsing_in_the_list_asks_for_a_reason(pia, cast):
    address = changelist("initiatives_initiative")
    response = pia.post(address, list_data(pia.get(address), c1_2="bortfaldet"))
    assert "hvorfor initiativet er bortfaldet" in str(row_of(response, "1.2").errors)
    assert "reason" not in row_of(response, "3.4").fields


def test_a_status_that_someone_changed_meanwhile_is_not_overwritten(pia, cast):
    address = changelist("initiatives_initiative")
    data = list_data(pia.get(address), c1_2="delvist")
    Initiative.objects.filter(pk=cast.raadgivning.pk).update(status="opfyldt")
    response = pia.post(address, data)
    assert "ændret af en anden" in str(row_of(response, "1.2").errors)
    cast.raadgivning.refresh_from_db()
    assert cast.raadgivning.status == "opfyldt"


def test_another_row_that_someone_changed_meanwhile_stays_as_it_is(pia, cast):
    address = changelist("initiatives_initiative")
    data = list_data(pia.get(address), c1_2="delvist")
    Initiative.objects.filter(pk=cast.sygeforloeb.pk).update(status="opfyldt")
    pia.post(address, data)
    cast.sygeforloeb.refresh_from_db()
    assert cast.sygeforloeb.status == "opfyldt"


def test_in_an_open_round_the_status_waits_for_approval(pia, cast):
    open_round(cast.plan)
    address = changelist("initiatives_initiative")
    pia.post(address, list_data(pia.get(address), c1_2="delvist"))
    cast.raadgivning.refresh_from_db()
    assert cast.raadgivning.status == ""
    assert cast.raadgivning.follow_ups.get().state == "indsendt"


def test_a_stored_status_can_be_filtered_as_not_assessed(pia, cast):
    response = pia.get(changelist("initiatives_initiative", "?status=ikke-vurderet"))
    assert cast.natcafe not in response.context["cl"].result_list
    assert cast.mentor in response.context["cl"].result_list


# The bulk action


def bulk(client, initiatives, **answers):
    data = {"action": "set_status", "_selected_action": [one.pk for one in initiatives]}
    return client.post(changelist("initiatives_initiative"), data | answers, follow=True)


def test_the_action_first_names_what_it_will_change(pia, cast):
    page = bulk(pia, [cast.mentor, cast.raadgivning]).content.decode()
    assert "Sæt status for 2 initiativer" in page
    assert "Mentorer til nye i job" in page
    assert FollowUp.objects.count() == 0


def test_confirmed_it_sets_the_status_of_all_chosen(pia, cast):
    chosen = [cast.sygeforloeb, cast.raadgivning]
    response = bulk(pia, chosen, confirmed="1", status="delvist")
    assert "Status er sat for 2 initiativer." in response.content.decode()
    assert set(FollowUp.objects.values_list("initiative", "status")) == {
        (one.pk, "delvist") for one in chosen
    }


def test_lapsing_in_bulk_needs_a_reason(pia, cast):
    response = bulk(pia, [cast.raadgivning], confirmed="1", status="bortfaldet")
    assert "hvorfor initiativerne er bortfaldet" in response.content.decode()
    assert FollowUp.objects.count() == 0
    bulk(pia, [cast.raadgivning], confirmed="1", status="bortfaldet", lapse_reason="Sparet væk")
    cast.raadgivning.refresh_from_db()
    assert (cast.raadgivning.status, cast.raadgivning.lapse_reason) == ("bortfaldet", "Sparet væk")


def test_the_rule_refuses_all_or_nothing_and_keeps_what_was_written(pia, cast):
    measure(cast.mentor_target, 10)
    chosen = [cast.mentor, cast.raadgivning]
    response = bulk(pia, chosen, confirmed="1", status="opfyldt", lapse_reason="blev skrevet")
    page = response.content.decode()
    assert "3.4 Mentorer til nye i job: Statussen er bedre end den beregnede" in page
    assert "blev skrevet" in page
    assert FollowUp.objects.count() == 0


# Saves that change a verdict


def test_a_target_changed_below_its_initiative_is_judged_anew(pia, cast):
    measure(cast.mentor_target, 66)
    data = posted(pia.get(change(cast.mentor)))
    data["targets-0-value"] = "60"
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
        value="80,5",
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
    pia.post(reverse("admin:initiatives_plan_delete", args=[other.pk]), {"post": "yes"})
    cast.mentor_target.refresh_from_db()
    assert cast.mentor_target.verdict == "data-mangler"


def test_derived_figures_cannot_be_typed(pia, cast):
    data = posted(pia.get(change(cast.mentor)))
    pia.post(change(cast.mentor), data | {"status": "opfyldt", "calculated_status": "opfyldt"})
    cast.mentor.refresh_from_db()
    assert (cast.mentor.status, cast.mentor.calculated_status) == ("", "data-mangler")


# What is refused, and how


def refused(response, field: str) -> str:
    return str(response.context["adminform"].form.errors.get(field, ""))


def row_error(response, prefix: str, field: str) -> str:
    """The error of the last row of an inline."""
    inlines = [one.formset for one in response.context["inline_admin_formsets"]]
    formset = next(one for one in inlines if one.prefix == prefix)
    return str(formset.forms[-1].errors.get(field, ""))


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


def test_what_only_the_database_can_refuse_is_said_on_the_form(pia, cast):
    """Two new rows that break a constraint together, which neither breaks alone."""
    data = posted(pia.get(change(cast.mentorforloeb)))
    row = {"area": cast.koebenhavn.pk, "date": "31-12-2007", "state": "endelig", "counts": "on"}
    for value in ("7", "8"):
        data = new_row("measurements", data, value=value, **row)
    response = pia.post(change(cast.mentorforloeb), data)
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
    assert "opfølgninger: de bliver stående" in pia.get(delete).content.decode()
    pia.post(delete, {"post": "yes"})
    assert Initiative.objects.filter(pk=cast.mentor.pk).exists()


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
