"""What the history of an initiative and of a target says about a save on *Opdatér status*."""

import pytest
from django.urls import reverse

from core.history.changes import history_of
from core.history.events import FieldChange
from followup.deeds import deed_in_history
from followup.models import FollowUp
from tests.cast import YEAR_END, measure
from tests.pages import text_of

pytestmark = pytest.mark.django_db


def words(history) -> list[str]:
    return [
        f"{deed.what}: {change.label}: {change.before} → {change.after}"
        for entry in history
        for deed in entry.deeds
        for change in deed.changes or [FieldChange("", "", "", "")]
    ]


def history_on(client, page, **arguments):
    return client.get(reverse(page, kwargs=arguments)).context["history"]


@pytest.fixture
def saved(client, cast):
    client.force_login(cast.people.soeren)
    target = cast.mentor_target
    key = f"m{target.indicator_id}-{target.area_id}"
    figures = {f"{key}-value": "66", f"{key}-date": "31-12-2007", f"{key}-state": "endelig"}
    cast.mentor.refresh_from_db()
    data = {"version": cast.mentor.version, "status": "delvist"} | figures
    client.post(reverse("initiative-update", args=[cast.mentor.pk]), data)
    return cast


def test_a_first_status_says_what_stood_there_before(saved):
    shown = "\n".join(words(history_of(saved.mentor)))
    assert "Ændrede status fra “ikke vurderet” til “delvist opfyldt”" in shown


@pytest.fixture
def one_save(saved):
    """The entry of Søren's save: a status, a follow-up and a figure."""
    history = history_of(saved.mentor, words={FollowUp: deed_in_history})
    (entry,) = (entry for entry in history if entry.who == "Søren Sørensen")
    return entry


def test_one_save_is_one_entry(one_save):
    assert sorted(deed.what for deed in one_save.deeds) == [
        "Skrev opfølgning",
        "Ændrede status fra “ikke vurderet” til “delvist opfyldt”",
    ]


def test_what_the_rule_wrote_is_credited_to_it(one_save):
    calculated = {change.label: change.after for change in one_save.calculated}
    assert calculated["beregnet status"] == "delvist opfyldt"
    assert calculated["beregnet status (mål)"] == "delvist opfyldt"


def test_the_page_says_beregning_beside_what_was_calculated(client, saved):
    said = text_of(client.get(saved.mentor.get_absolute_url()))
    assert "Beregning beregnet status" in said


def test_a_new_row_has_nothing_before(cast):
    FollowUp.objects.create(initiative=cast.mentor, results="I gang.", effective_on=YEAR_END)
    shown = words(history_of(cast.mentor))
    assert "Oprettede opfølgning: resultater:  → I gang." in shown
    assert not any("ikke vurderet" in line for line in shown if line.startswith("Oprettede"))


def test_an_entered_figure_stands_in_the_targets_history(client, saved):
    history = history_on(client, "target", pk=saved.mentor_target.pk)
    entry = next(entry for entry in history if entry.what.startswith("Oprettede måling"))
    assert entry.who == "Søren Sørensen"
    assert saved.mentor_target.indicator.name in entry.what
    assert "værdi:  → 66" in "\n".join(words([entry]))


def test_a_corrected_figure_says_what_stood_there_before(client, cast):
    measurement = measure(cast.mentor_target, 66)
    measurement.value = 68
    measurement.save()
    client.force_login(cast.people.soeren)
    shown = words(history_on(client, "target", pk=cast.mentor_target.pk))
    assert any(
        line.startswith("Rettede måling af “Mentorforløb”: værdi fra “66” til “68”")
        for line in shown
    )


def test_an_initiatives_page_shows_the_newest_changes_and_the_whole_history_on_demand(client, cast):
    client.force_login(cast.people.laura)
    for number in range(30):
        cast.mentor.title = f"Titel {number}"
        cast.mentor.save()
    newest = client.get(cast.mentor.get_absolute_url()).content.decode()
    assert "“Titel 29”" in newest and "“Titel 3”" not in newest
    assert 'href="?historik=alle#historik"' in newest
    whole = client.get(cast.mentor.get_absolute_url(), {"historik": "alle"}).content.decode()
    assert "“Titel 3”" in whole
    assert "historik=alle" not in whole
