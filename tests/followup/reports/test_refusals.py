"""Opdatér status: what is refused, and that nothing typed is lost by it."""

import pytest
from django.urls import reverse

from followup.models import FollowUp
from targets.models import Measurement
from tests.cast import measure, open_round
from tests.followup.update_page import figures, filled, form_values, send, url_of
from tests.pages import html_of, text_of


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
        ({"value": "66", "date": "i går"}, "Skriv en dag, fx 31-12-2011, eller hele perioden"),
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


def test_a_lapse_needs_a_reason(client, cast, mentor, soeren):
    response = send(client, soeren, mentor, filled(mentor, status="bortfaldet"))
    assert "Skriv, hvorfor initiativet er bortfaldet." in text_of(response)


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


def test_handing_in_without_a_status_is_refused(client, cast, mentor, soeren):
    open_round(cast.plan)
    response = send(client, soeren, mentor, filled(mentor, action="submit"))
    assert "Vælg en status." in text_of(response)


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


def test_an_unknown_initiative_is_not_found(client, cast, soeren):
    client.force_login(soeren)
    assert client.get(reverse("initiative-update", args=[0])).status_code == 404
