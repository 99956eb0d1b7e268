"""Opdatér status: what the page shows, what it saves, and who may write what."""

from datetime import date

from django.db import connection
from django.test.utils import CaptureQueriesContext

from core.history.changes import history_of
from followup.models import FollowUp
from initiatives.models import Initiative
from targets.models import Measurement
from tests.cast import YEAR_END, measure, open_round
from tests.followup.update_page import figures, filled, send, url_of
from tests.pages import html_of, text_of
from tests.queries import max_own_queries, own_queries


def test_saving_sets_the_status_at_once_between_rounds(client, cast, mentor, soeren):
    send(client, soeren, mentor, filled(mentor, status="delvist", results="Godt i gang."))
    mentor.refresh_from_db()
    assert mentor.status == "delvist"
    follow_up = mentor.follow_ups.get()
    assert (follow_up.results, follow_up.state) == ("Godt i gang.", "godkendt")
    assert follow_up.written_by == soeren


def test_saving_stays_on_the_page_and_says_so(client, cast, mentor, soeren):
    data = filled(mentor, status="delvist")
    response = send(client, soeren, mentor, data, follow=True)
    assert response.redirect_chain == [(url_of(mentor), 302)]
    text = html_of(response)
    assert "Gemt kl. " in text
    assert "Status er nu: delvist opfyldt." in text
    assert "af Søren Sørensen" in text
    assert f'href="{mentor.get_absolute_url()}#historik"' in text


def test_the_history_says_who(client, cast, mentor, soeren):
    """Of every row that the save wrote; what the cast was made with is of the same moment here."""
    send(client, soeren, mentor, filled(mentor, status="delvist"))
    (entry,) = (one for one in history_of(mentor) if one.who == "Søren Sørensen")
    assert "Oprettede opfølgning" in entry.what
    assert "Ændrede status" in entry.what


def test_a_save_writes_the_initiative_once(client, cast, mentor, soeren):
    measure(cast.mentor_target, 66)
    send(client, soeren, mentor, filled(mentor, status="opfyldt", deviation_reason="Aftalt."))
    (entry,) = (one for one in history_of(mentor) if "Ændrede status" in one.what)
    assert entry.what.count("Ændrede status") == 1
    assert "afvigelse" in {change.label for change in entry.calculated}


def test_a_save_without_figures_asks_the_database_little(client, cast, mentor, soeren):
    data = filled(mentor, status="delvist")
    client.force_login(soeren)
    with max_own_queries(15):
        client.post(url_of(mentor), data)


def test_nothing_is_preselected(client, cast, mentor, soeren):
    Initiative.objects.filter(pk=mentor.pk).update(status="delvist")
    client.force_login(soeren)
    text = html_of(client.get(url_of(mentor)))
    assert "Nu: delvist opfyldt." in text
    assert " checked" not in text.split('id="opfoelgning"')[1].split("</form>")[0]


def test_figures_are_stored_with_the_follow_up(client, cast, mentor, soeren):
    block = figures(cast.mentor_target, value="66", date="31-12-2007", qualifier="ca.")
    response = send(client, soeren, mentor, filled(mentor, status="delvist") | block, follow=True)
    stored = Measurement.objects.get()
    assert (stored.value, stored.date, stored.qualifier) == (66, YEAR_END, "ca.")
    assert stored.entered_by == soeren
    assert "1 måling er gemt." in text_of(response)
    mentor.refresh_from_db()
    assert mentor.calculated_status == "delvist"


def test_figures_alone_leave_the_status_as_it_is(client, cast, mentor, soeren):
    block = figures(cast.mentor_target, value="66", date="31-12-2007")
    response = send(client, soeren, mentor, filled(mentor) | block, follow=True)
    assert "1 måling er gemt kl. " in text_of(response)
    assert "Status er fortsat: ikke vurderet." in text_of(response)
    assert not mentor.follow_ups.exists()


def test_zero_is_a_figure(client, cast, mentor, soeren):
    block = figures(cast.mentor_target, value="0", date="31-12-2007")
    send(client, soeren, mentor, filled(mentor) | block)
    assert Measurement.objects.get().value == 0


def test_a_forecast_may_lie_in_the_future(client, cast, mentor, soeren):
    block = figures(cast.mentor_target, value="90", date="31-12-2099", state="prognose")
    send(client, soeren, mentor, filled(mentor) | block)
    assert Measurement.objects.get().date == date(2099, 12, 31)


def test_a_better_status_with_a_reason_is_saved(client, cast, mentor, soeren):
    measure(cast.mentor_target, 66)
    data = filled(mentor, status="opfyldt", deviation_reason="14 forløb begyndte i januar.")
    send(client, soeren, mentor, data)
    assert mentor.follow_ups.get().deviation_reason == "14 forløb begyndte i januar."


def test_a_lapse_keeps_reason_date_and_decision(client, cast, mentor, soeren):
    data = filled(
        mentor,
        status="bortfaldet",
        lapse_reason="Midlerne er brugt andetsteds.",
        lapse_date="9.3.2026",
        lapse_reference="BIU 255/2007",
    )
    send(client, soeren, mentor, data)
    mentor.refresh_from_db()
    assert (mentor.lapse_reason, mentor.lapse_date, mentor.lapse_reference) == (
        "Midlerne er brugt andetsteds.",
        date(2026, 3, 9),
        "BIU 255/2007",
    )


def test_a_contributing_unit_enters_figures_with_remarks(client, cast, mentor):
    client.force_login(cast.people.mette)
    text = html_of(client.get(url_of(mentor)))
    assert 'name="status"' not in text
    block = figures(cast.mentor_target, value="66", date="31-12-2007", note="Uden løntilskud.")
    send(client, cast.people.mette, mentor, {"status": "opfyldt"} | block)
    stored = Measurement.objects.get()
    assert (stored.note, stored.entered_by) == ("Uden løntilskud.", cast.people.mette)
    mentor.refresh_from_db()
    assert mentor.status == ""


def test_a_planner_reports_on_what_nobody_leads(client, cast):
    send(client, cast.people.pia, cast.raadgivning, filled(cast.raadgivning, status="opfyldt"))
    cast.raadgivning.refresh_from_db()
    assert cast.raadgivning.status == "opfyldt"


def test_the_last_figure_stands_with_its_date_and_unit(client, cast, mentor, soeren):
    measure(cast.mentor_target, 66, qualifier="godt")
    client.force_login(soeren)
    text = html_of(client.get(url_of(mentor)))
    assert "godt 66 forløb</strong> pr. 31. december 2007" in text


def test_the_last_follow_up_stands_beside_the_form(client, cast, mentor, soeren):
    send(client, soeren, mentor, filled(mentor, status="delvist", results="Sådan gik det."))
    aside = html_of(client.get(url_of(mentor))).split("<aside")[1]
    assert "Sådan gik det." in aside


def test_the_page_asks_as_often_however_much_there_is(client, cast, mentor, soeren):
    open_round(cast.plan)
    client.force_login(soeren)
    asked = []
    for day in range(1, 21):
        measure(cast.mentor_target, day, date(2007, 3, day))
        FollowUp.objects.create(
            initiative=mentor, effective_on=date(2007, 3, day), state="godkendt", written_by=soeren
        )
        if day in (1, 20):
            with CaptureQueriesContext(connection) as captured:
                client.get(url_of(mentor))
            asked.append(len(own_queries(captured.captured_queries)))
    assert asked[0] == asked[1] <= 15
