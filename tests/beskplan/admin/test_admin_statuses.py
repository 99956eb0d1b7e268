"""Statuses in the list and in bulk: the same way as the form on the pages."""

from followup.models import FollowUp
from initiatives.models import Initiative
from tests.beskplan.admin.admin_pages import (
    changelist,
    list_data,
    row_of,
)
from tests.cast import measure, open_round

# In the list


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


def test_a_status_that_only_a_document_has_is_not_offered(pia, cast):
    html = pia.get(changelist("initiatives_initiative")).content.decode()
    assert 'value="delvist"' in html
    assert 'value="ulaeselig"' not in html


# In bulk


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
