"""Evidence of a follow-up: taken in with the save, checked, taken away, and who is served it."""

import pytest
from django.urls import reverse

from followup.models import Evidence
from followup.snapshots.taking import taken
from tests.cast import open_round
from tests.followup.evidence.files import PDF, uploaded
from tests.followup.update_page import filled, send, url_of
from tests.pages import html_of


@pytest.fixture(autouse=True)
def media(settings, tmp_path):
    settings.MEDIA_ROOT = tmp_path
    return tmp_path


@pytest.fixture
def in_round(cast):
    return open_round(cast.plan)


@pytest.fixture
def attached(client, in_round, mentor, soeren):
    """A file of Søren's on the round's follow-up, handed in."""
    data = filled(mentor, status="delvist", file=uploaded("notat.pdf"), action="submit")
    send(client, soeren, mentor, data)
    return Evidence.objects.get()


def test_a_link_is_attached_with_the_save(client, in_round, mentor, soeren):
    link = {"link_title": "Sagen", "link_url": "https://www.kk.dk/sag"}
    send(client, soeren, mentor, filled(mentor, action="draft", **link))
    evidence = Evidence.objects.get()
    assert (evidence.title, evidence.url) == ("Sagen", "https://www.kk.dk/sag")
    assert (evidence.added_by, evidence.follow_up) == (soeren, mentor.follow_ups.get())


@pytest.mark.parametrize(
    ("given", "error"),
    [
        ({"link_title": "Sagen", "link_url": "javascript:alert(1)"}, "Skriv hele linket"),
        ({"link_title": "Sagen", "link_url": "kk.dk"}, "Skriv hele linket"),
        ({"link_title": "Sagen"}, "Skriv linket, eller ryd titlen."),
        ({"link_url": "https://www.kk.dk"}, "Skriv en titel"),
        ({"file_title": "Notat"}, "Vælg filen, eller ryd titlen."),
    ],
)
def test_a_wrong_link_gets_its_error_and_nothing_is_lost(
    client, in_round, mentor, soeren, given, error
):
    data = filled(mentor, results="Min tekst", action="draft", **given)
    text = html_of(send(client, soeren, mentor, data))
    assert error in text
    assert "Min tekst" in text
    assert not Evidence.objects.exists()


def test_a_wrong_file_gets_its_error_beside_the_field(client, in_round, mentor, soeren):
    data = filled(mentor, file=uploaded("side.pdf", b"<html>"), action="draft")
    text = html_of(send(client, soeren, mentor, data))
    assert 'id="id_file_error"' in text
    assert not Evidence.objects.exists()


def test_a_refused_save_asks_for_the_file_again(client, in_round, mentor, soeren, media):
    data = filled(mentor, file=uploaded("notat.pdf"), action="submit")
    text = html_of(send(client, soeren, mentor, data))
    assert "Vælg en status." in text
    assert "Filen er ikke gemt endnu. Vælg den igen." in text
    assert not list(media.rglob("*.pdf"))


def test_the_stored_name_tells_nothing(attached, media):
    stored = attached.file.name
    assert "notat" not in stored
    assert stored.startswith(f"bilag/{attached.follow_up.initiative_id}/")
    assert (media / stored).read_bytes() == PDF
    assert attached.title == "notat"


def test_between_rounds_it_belongs_to_the_follow_up_that_is_saved(client, mentor, soeren):
    send(client, soeren, mentor, filled(mentor, status="delvist", file=uploaded("notat.pdf")))
    assert mentor.follow_ups.get().evidence.get().title == "notat"


def test_everyone_with_a_login_is_served_it_as_a_download(client, cast, attached):
    client.force_login(cast.people.laura)
    response = client.get(reverse("evidence", args=[attached.pk]))
    assert b"".join(response.streaming_content) == PDF
    assert response["Content-Disposition"] == 'attachment; filename="notat.pdf"'
    assert response["X-Content-Type-Options"] == "nosniff"
    assert "sandbox" in response["Content-Security-Policy"]
    assert "default-src 'none'" in response["Content-Security-Policy"]


def test_a_visitor_is_sent_to_the_login(client, attached):
    client.logout()
    response = client.get(reverse("evidence", args=[attached.pk]))
    assert (response.status_code, reverse("login") in response.url) == (302, True)


def test_what_is_only_drafted_is_for_those_who_write_it(client, cast, attached):
    attached.follow_up.state = "kladde"
    attached.follow_up.save()
    found = {}
    for name in ("soeren", "lars", "laura", "pia"):
        client.force_login(getattr(cast.people, name))
        found[name] = client.get(reverse("evidence", args=[attached.pk])).status_code
    assert found == {"soeren": 200, "lars": 200, "laura": 403, "pia": 403}


def test_a_link_and_a_lost_file_are_not_found(client, attached, media):
    (media / attached.file.name).unlink()
    link = Evidence.objects.create(
        follow_up=attached.follow_up, title="L", url="https://kk.dk", added_at=attached.added_at
    )
    for one in (attached, link):
        assert client.get(reverse("evidence", args=[one.pk])).status_code == 404


def test_ones_own_is_taken_away_with_its_file(
    client, attached, mentor, soeren, media, django_capture_on_commit_callbacks
):
    data = filled(mentor, status="delvist", remove=attached.pk, action="draft")
    with django_capture_on_commit_callbacks(execute=True):
        send(client, soeren, mentor, data)
    assert not Evidence.objects.exists()
    assert not list(media.rglob("*.pdf"))


def test_what_another_attached_stays(client, cast, attached, mentor):
    client.force_login(cast.people.lars)
    text = html_of(client.get(url_of(mentor)))
    assert "notat" in text
    assert 'name="remove"' not in text
    data = filled(mentor, status="delvist", remove=attached.pk, action="draft")
    send(client, cast.people.lars, mentor, data)
    assert Evidence.objects.get() == attached


def test_the_initiatives_page_lists_what_was_handed_in(client, attached, mentor):
    text = html_of(client.get(mentor.get_absolute_url()))
    assert f'<a href="{reverse("evidence", args=[attached.pk])}">notat</a>' in text


def test_the_round_takes_it_along(attached, in_round):
    row = next(one for one in taken(in_round, attached.added_at).initiatives if one.evidence)
    assert [(one.title, one.file_type) for one in row.evidence] == [("notat", "pdf")]


def test_a_disk_that_takes_no_file_is_said_beside_it_and_nothing_is_stored(
    client, in_round, mentor, soeren, media, settings
):
    (media / "taken").write_text("")
    settings.MEDIA_ROOT = media / "taken"  # no folder: nothing can be written in it
    data = filled(mentor, results="Min tekst", file=uploaded("notat.pdf"), action="draft")
    text = html_of(send(client, soeren, mentor, data))
    assert "Filen kunne ikke gemmes" in text
    assert "Min tekst" in text
    assert not mentor.follow_ups.exists()
