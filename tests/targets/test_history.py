"""What the history of an initiative and of a target says about a save on *Opdatér status*."""

import pytest
from django.urls import reverse

from core.history.changes import history_of
from followup.models import FollowUp
from tests.cast import YEAR_END, measure

pytestmark = pytest.mark.django_db


def words(history) -> list[str]:
    return [
        f"{entry.what}: {change.label}: {change.before} → {change.after}"
        for entry in history
        for change in entry.changes
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
    assert "Rettede initiativ: status: ikke vurderet → delvist opfyldt" in words(
        history_of(saved.mentor)
    )


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
    assert any("Rettede måling" in line and "værdi: 66 → 68" in line for line in shown)


def test_an_initiatives_page_shows_the_newest_changes_and_the_whole_history_on_demand(client, cast):
    client.force_login(cast.people.laura)
    for number in range(30):
        cast.mentor.title = f"Titel {number}"
        cast.mentor.save()
    newest = client.get(cast.mentor.get_absolute_url()).content.decode()
    assert "Titel 29" in newest and "Titel 3 " not in newest.replace("<", " ")
    assert 'href="?historik=alle#historik"' in newest
    whole = client.get(cast.mentor.get_absolute_url(), {"historik": "alle"}).content.decode()
    assert "Titel 3 " in whole.replace("<", " ")
    assert "historik=alle" not in whole
