"""Targets, follow-ups and measurements on an initiative's page and in the list of initiatives."""

import re
from datetime import date

import pytest
from django.urls import reverse
from django.utils import timezone

from followup.models import FollowUp
from targets.assessment import reassess
from targets.models import IndicatorLink, Measurement
from tests.cast import YEAR_END, make_indicator, make_target, measure, open_round
from tests.pages import html_of, page, text_of

TODAY = date(2026, 11, 22)


@pytest.fixture
def panel(client, cast):
    """The words of a section of an initiative's page, named by its heading."""
    client.force_login(cast.people.laura)

    def words(heading: str, initiative) -> str:
        html = html_of(page(client, initiative.get_absolute_url()))
        section = re.search(rf"<h2[^>]*>{heading}</h2>(.*?)</section>", html, re.DOTALL)[1]
        return text_of(section)

    return words


def reported(cast, **fields):
    defaults = {
        "effective_on": YEAR_END,
        "status": "opfyldt",
        "calculated_status": "delvist",
        "deviation": "bedre",
        "state": FollowUp.State.APPROVED,
    }
    return FollowUp.objects.create(initiative=cast.mentor, **defaults | fields)


def test_the_target_panel_gives_verdict_and_rule(cast, panel):
    measure(cast.mentor_target, 66)
    reassess(on=TODAY)
    words = panel("Mål", cast.mentor)
    assert "66 af mindst 80 forløb pr. 31. december 2007: 83 pct." in words
    assert "Opfyldt ved mindst 80 forløb" in words


def test_the_target_panel_says_when_there_are_none(cast, panel):
    assert "Initiativet har ingen mål." in panel("Mål", cast.natcafe)


def test_a_follow_up_is_shown_with_its_deviation_and_people(cast, panel):
    reported(
        cast,
        round=open_round(cast.plan),
        results="66 forløb",
        comments="Fortsætter",
        deviation_reason="Sent i gang",
        written_by=cast.people.soeren,
        written_at=timezone.now(),
        approved_by=cast.people.lars,
        approved_at=timezone.now(),
    )
    words = panel("Opfølgning", cast.mentor)
    for part in (
        "pr. 31. december 2007",
        "beregnet pr. 31. december 2007: delvist opfyldt",
        "Afvigelse: bedre end beregnet. Sent i gang",
        "66 forløb",
        "Fortsætter",
        "Skrevet af Søren Sørensen",
        "Godkendt af Lars Lund",
    ):
        assert part in words


def test_a_loaded_deviation_without_reason_says_so(cast, panel):
    reported(cast, source=cast.document, no_reason_stated=True)
    words = panel("Opfølgning", cast.mentor)
    assert "Ingen begrundelse i kilden." in words


def test_the_newest_follow_up_stands_first(cast, panel):
    reported(cast, results="Det første", effective_on=date(2007, 6, 30))
    reported(cast, results="Det seneste")
    words = panel("Opfølgning", cast.mentor)
    assert words.index("Det seneste") < words.index("Det første")


def test_a_draft_is_mentioned_without_its_text(cast, panel):
    reported(cast, state=FollowUp.State.DRAFT, results="Ikke færdigt", round=open_round(cast.plan))
    words = panel("Opfølgning", cast.mentor)
    assert "En kladde er gemt" in words
    assert "Ikke færdigt" not in words


def test_no_follow_up_says_what_to_do(cast, panel):
    words = panel("Opfølgning", cast.mentor)
    assert "Ingen opfølgning endnu." in words


def test_the_measurement_panel_shows_parts_and_contradictions(cast, panel):
    measure(cast.mentor_target, 66)
    measure(cast.mentor_target, 67, counts=False)
    measure(cast.mentor_target, 12, breakdown="løntilskud")
    words = panel("Målinger", cast.mentor)
    for part in ("66 forløb", "67 forløb", "modstridende", "løntilskud"):
        assert part in words


def test_the_measurement_panel_shows_linked_indicators_once(cast, panel):
    other = make_indicator("andet", "Et andet tal", "personer", "op")
    IndicatorLink.objects.create(initiative=cast.mentor, indicator=other)
    make_target(cast.mentor, other, cast.koebenhavn, "mindst", 5)
    Measurement.objects.create(indicator=other, area=cast.koebenhavn, value=7, date=YEAR_END)
    words = panel("Målinger", cast.mentor)
    assert words.count("7 personer") == 1


@pytest.fixture
def cell(client, cast):
    """The words of the cell Mål in the list of initiatives."""
    client.force_login(cast.people.laura)

    def words(initiative) -> str:
        html = html_of(page(client, reverse("initiatives"), q=initiative.title))
        inside = re.search(r'<td data-label="Mål"[^>]*>(.*?)</td>', html, re.DOTALL)[1]
        return text_of(inside)

    return words


def test_the_cell_shows_goals_and_what_is_measured(cast, cell):
    measure(cast.mentor_target, 66)
    make_target(cast.mentor, title="I ord")
    reassess(on=TODAY)
    words = "mindst 80 forløb målt 66 målt 66, mål 80 forløb 1 mål uden måltal"
    assert cell(cast.mentor) == words


def test_the_cell_shows_three_targets_and_counts_the_rest(cast, cell):
    for value in (1, 2, 3, 4):
        make_target(cast.mentor, cast.mentorforloeb, cast.koebenhavn, "mindst", value)
    assert "og 2 mål til" in cell(cast.mentor)


def test_the_newest_twelve_measurements_are_listed_and_the_others_one_press_away(cast, panel):
    for day in range(1, 14):
        measure(cast.mentor_target, day, date(2007, 3, day))
    shown = panel("Målinger", cast.mentor)
    assert "01.03.2007" not in shown
    assert "02.03.2007" in shown and "13.03.2007" in shown
    assert "Se alle 13 målinger af Mentorforløb" in shown
