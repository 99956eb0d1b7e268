"""Opdatér status: saving, refusals that lose nothing, two people at once, who may write what."""

from datetime import date
from decimal import Decimal
from html.parser import HTMLParser

import pytest
from django.db import connection
from django.test.utils import CaptureQueriesContext
from django.urls import reverse

from core.history.changes import history_of
from followup.models import FollowUp
from initiatives.models import Initiative
from targets.models import Measurement
from tests.cast import YEAR_END, measure, open_round
from tests.pages import html_of, text_of
from tests.queries import max_own_queries, own_queries

NAMES = ("value", "date", "period_start", "qualifier", "state", "note")


def url_of(initiative, name="initiative-update"):
    return reverse(name, args=[initiative.pk])


def figures(target, **given) -> dict:
    """The fields of the target's block; what is not given is left blank."""
    blank = dict.fromkeys(NAMES, "") | {"state": "endelig"}
    key = f"m{target.indicator_id}-{target.area_id}"
    return {f"{key}-{part}": value for part, value in (blank | given).items()}


def filled(initiative, **fields) -> dict:
    initiative.refresh_from_db()
    return {"version": initiative.version} | fields


def send(client, user, initiative, data, **more):
    client.force_login(user)
    return client.post(url_of(initiative), data, **more)


class FormValues(HTMLParser):
    """What the controls of a page hold, as a browser would send them."""

    def __init__(self, html):
        super().__init__()
        self.values, self.textarea = {}, None
        self.feed(html)

    def handle_starttag(self, tag, attrs):
        attrs = dict(attrs)
        name, kind = attrs.get("name"), attrs.get("type")
        if tag == "textarea":
            self.textarea, self.values[name] = name, ""
        elif tag == "input" and (kind not in ("radio", "checkbox") or "checked" in attrs):
            self.values[name] = attrs.get("value", "")

    def handle_data(self, data):
        if self.textarea:
            self.values[self.textarea] += data

    def handle_endtag(self, tag):
        if tag == "textarea":
            self.values[self.textarea] = self.values[self.textarea].removeprefix("\n")
            self.textarea = None


def form_values(response) -> dict[str, str]:
    return FormValues(response.content.decode()).values


@pytest.fixture
def mentor(cast):
    return cast.mentor


@pytest.fixture
def soeren(cast):
    return cast.people.soeren


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
    told = {one.what: one.who for one in reversed(history_of(mentor))}
    assert told["Oprettede opfølgning"] == told["Rettede initiativ"] == "Søren Sørensen"


def test_a_save_writes_the_initiative_once(client, cast, mentor, soeren):
    measure(cast.mentor_target, 66)
    send(client, soeren, mentor, filled(mentor, status="opfyldt", deviation_reason="Aftalt."))
    [entry] = [one for one in history_of(mentor) if one.what == "Rettede initiativ"]
    assert {"status", "afvigelse"} <= {change.label for change in entry.changes}


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
    block = figures(cast.mentor_target, value="1.066,5", date="31-12-2007", qualifier="ca.")
    response = send(client, soeren, mentor, filled(mentor, status="opfyldt") | block, follow=True)
    stored = Measurement.objects.get()
    assert (stored.value, stored.date, stored.qualifier) == (Decimal("1066.5"), YEAR_END, "ca.")
    assert stored.entered_by == soeren
    assert "1 måling er gemt." in text_of(response)
    mentor.refresh_from_db()
    assert mentor.calculated_status == "opfyldt"


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


def test_a_missing_status_is_asked_for_and_the_text_is_kept(client, cast, mentor, soeren):
    response = send(client, soeren, mentor, filled(mentor, results="Min lange tekst"))
    text = html_of(response)
    assert "Vælg en status." in text
    assert "Min lange tekst" in text
    assert not FollowUp.objects.exists()


@pytest.mark.parametrize(
    ("given", "error"),
    [
        ({"value": "12 pct.", "date": "31-12-2007"}, "Skriv kun tallet uden “pct.”"),
        ({"value": "1.23", "date": "31-12-2007"}, "Punktum deler kun tusinder"),
        ({"value": "66", "date": "i går"}, "Skriv datoen som dag-måned-år"),
        ({"value": "66"}, "Skriv den dato, som tallet er opgjort for."),
        ({"date": "31-12-2007"}, "Skriv værdien"),
        ({"value": "66", "date": "31-12-2099"}, "Datoen ligger i fremtiden."),
        (
            {"value": "66", "date": "31-12-2007", "period_start": "01-01-2008"},
            "Perioden begynder efter",
        ),
    ],
)
def test_a_wrong_figure_gets_its_error_and_loses_nothing(
    client, cast, mentor, soeren, given, error
):
    data = filled(mentor, status="delvist", comments="Min kommentar")
    response = send(client, soeren, mentor, data | figures(cast.mentor_target, **given))
    text = html_of(response)
    assert error in text
    assert "error-summary" in text
    assert "Min kommentar" in text
    for typed in given.values():
        assert f'value="{typed}"' in text
    assert not FollowUp.objects.exists()
    assert not Measurement.objects.exists()


def test_an_error_stands_at_its_field_and_in_the_summary(client, cast, mentor, soeren):
    block = figures(cast.mentor_target, value="12 pct.", date="31-12-2007")
    text = html_of(send(client, soeren, mentor, filled(mentor, status="delvist") | block))
    name = f"id_m{cast.mentorforloeb.pk}-{cast.koebenhavn.pk}-value"
    assert f'id="{name}_error"' in text
    assert f'href="#{name}"' in text


def test_a_forecast_may_lie_in_the_future(client, cast, mentor, soeren):
    block = figures(cast.mentor_target, value="90", date="31-12-2099", state="prognose")
    send(client, soeren, mentor, filled(mentor) | block)
    assert Measurement.objects.get().date == date(2099, 12, 31)


def test_a_figure_that_contradicts_a_document_is_refused(client, cast, mentor, soeren):
    measure(cast.mentor_target, 66, source=cast.document, source_place="pkt. 3.4")
    block = figures(cast.mentor_target, value="90", date="31-12-2007")
    response = send(client, soeren, mentor, filled(mentor, status="delvist") | block)
    assert "Der gælder allerede 66" in text_of(response)
    assert not FollowUp.objects.exists()


def test_a_better_status_than_calculated_needs_a_reason(client, cast, mentor, soeren):
    measure(cast.mentor_target, 66)
    response = send(client, soeren, mentor, filled(mentor, status="opfyldt"))
    text = html_of(response)
    assert "Statussen er bedre end den beregnede (delvist opfyldt). Skriv hvorfor." in text
    assert 'id="id_deviation_reason_error"' in text
    assert " checked" in text


def test_a_better_status_with_a_reason_is_saved(client, cast, mentor, soeren):
    measure(cast.mentor_target, 66)
    data = filled(mentor, status="opfyldt", deviation_reason="14 forløb begyndte i januar.")
    send(client, soeren, mentor, data)
    assert mentor.follow_ups.get().deviation_reason == "14 forløb begyndte i januar."


def test_a_lapse_needs_a_reason(client, cast, mentor, soeren):
    response = send(client, soeren, mentor, filled(mentor, status="bortfaldet"))
    assert "Skriv, hvorfor initiativet er bortfaldet." in text_of(response)


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


def test_who_was_faster_is_shown_with_what_they_wrote_and_nothing_is_lost(client, cast, mentor):
    old = filled(mentor, status="opfyldt", results="Min tekst")
    send(client, cast.people.lars, mentor, filled(mentor, status="delvist", results="Lars' tekst"))
    text = html_of(send(client, cast.people.soeren, mentor, old))
    assert "Initiativet er ændret af Lars Lund den " in text
    assert "Lars&#39; tekst" in text
    assert "Min tekst" in text
    assert mentor.follow_ups.count() == 1


def test_saving_again_after_seeing_the_newer_version_works(client, cast, mentor):
    old = filled(mentor, status="opfyldt", results="Min tekst")
    send(client, cast.people.lars, mentor, filled(mentor, status="delvist"))
    response = send(client, cast.people.soeren, mentor, old)
    newer = form_values(response)["version"]
    send(client, cast.people.soeren, mentor, old | {"version": newer})
    mentor.refresh_from_db()
    assert mentor.status == "opfyldt"


def test_in_an_open_round_a_draft_changes_no_status(client, cast, mentor, soeren):
    found = open_round(cast.plan)
    data = filled(mentor, results="Halvt skrevet", action="draft")
    response = send(client, soeren, mentor, data, follow=True)
    follow_up = mentor.follow_ups.get()
    assert (follow_up.round, follow_up.state, follow_up.status) == (found, "kladde", "")
    text = html_of(response)
    assert "Kladden er gemt kl. " in text
    assert "Halvt skrevet" in text


def test_ctrl_enter_in_an_open_round_saves_a_draft(client, cast, mentor, soeren):
    open_round(cast.plan)
    send(client, soeren, mentor, filled(mentor, status="delvist"))
    assert mentor.follow_ups.get().state == "kladde"


def test_a_draft_comes_back_as_it_was_written(client, cast, mentor, soeren):
    open_round(cast.plan)
    send(client, soeren, mentor, filled(mentor, status="delvist", action="draft"))
    form = html_of(client.get(url_of(mentor))).split('id="opfoelgning"')[1]
    assert 'value="delvist" checked' in form


def test_handing_in_waits_for_approval(client, cast, mentor, soeren):
    open_round(cast.plan)
    data = filled(mentor, status="delvist", action="submit")
    response = send(client, soeren, mentor, data, follow=True)
    assert mentor.follow_ups.get().state == "indsendt"
    mentor.refresh_from_db()
    assert mentor.status == ""
    assert "Status ændres, når opfølgningen er godkendt." in text_of(response)


def test_handing_in_without_a_status_is_refused(client, cast, mentor, soeren):
    open_round(cast.plan)
    response = send(client, soeren, mentor, filled(mentor, action="submit"))
    assert "Vælg en status." in text_of(response)


def test_what_is_approved_in_the_round_takes_only_figures(client, cast, mentor, soeren):
    FollowUp.objects.create(
        initiative=mentor,
        round=open_round(cast.plan),
        effective_on=YEAR_END,
        status="delvist",
        state="godkendt",
    )
    client.force_login(soeren)
    text = html_of(client.get(url_of(mentor)))
    assert "Målinger kan stadig indtastes." in text
    assert 'name="status"' not in text


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


def test_a_contributing_unit_that_enters_nothing_is_told(client, cast, mentor):
    response = send(client, cast.people.mette, mentor, figures(cast.mentor_target))
    assert "Skriv mindst én værdi med dato" in text_of(response)


@pytest.mark.parametrize("name", ["laura", "ulla", "aase", "pia", "nils"])
def test_others_may_neither_see_nor_send_the_form(client, cast, mentor, name):
    client.force_login(getattr(cast.people, name))
    for url in (url_of(mentor), url_of(mentor, "initiative-calculation")):
        assert client.post(url, {"status": "opfyldt"}).status_code == 403
    assert client.get(url_of(mentor)).status_code == 403
    assert not FollowUp.objects.exists()


def test_a_planner_reports_on_what_nobody_leads(client, cast):
    send(client, cast.people.pia, cast.raadgivning, filled(cast.raadgivning, status="opfyldt"))
    cast.raadgivning.refresh_from_db()
    assert cast.raadgivning.status == "opfyldt"


def test_an_unknown_initiative_is_not_found(client, cast, soeren):
    client.force_login(soeren)
    assert client.get(reverse("initiative-update", args=[0])).status_code == 404


def test_the_rule_answers_what_is_typed_and_stores_nothing(client, cast, mentor, soeren):
    client.force_login(soeren)
    block = figures(cast.mentor_target, value="66", date="31-12-2007")
    response = client.post(url_of(mentor, "initiative-calculation"), block)
    text = html_of(response)
    assert "66 af mindst 80 forløb pr. 31. december 2007: 83 pct., delvist opfyldt" in text
    assert 'data-better="opfyldt"' in text
    assert not Measurement.objects.exists()


def test_half_typed_figures_leave_the_answer_as_it_is_stored(client, cast, mentor, soeren):
    measure(cast.mentor_target, 80)
    client.force_login(soeren)
    block = figures(cast.mentor_target, value="6x", date="31-12")
    response = client.post(url_of(mentor, "initiative-calculation"), block)
    assert "status--opfyldt" in html_of(response)


def test_a_typed_figure_goes_before_the_stored_one_of_the_same_period(client, cast, mentor, soeren):
    measure(cast.mentor_target, 80)
    client.force_login(soeren)
    block = figures(cast.mentor_target, value="20", date="31-12-2007")
    response = client.post(url_of(mentor, "initiative-calculation"), block)
    assert "status--ikke-opfyldt" in html_of(response)


def test_the_answer_of_the_form_is_the_one_that_is_stored(client, cast, mentor, soeren):
    block = figures(cast.mentor_target, value="66", date="31-12-2007")
    client.force_login(soeren)
    answer = html_of(client.post(url_of(mentor, "initiative-calculation"), block))
    client.post(url_of(mentor), filled(mentor, status="delvist") | block)
    mentor.refresh_from_db()
    assert mentor.calculated_status == "delvist"
    assert answer.startswith(
        '<p class="answer__status"><span class="status status--calculated status--delvist">'
    )


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
