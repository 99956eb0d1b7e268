"""Two people with the same follow-up open, each in a browser of their own: nothing is lost."""

import re

import pytest
from playwright.sync_api import expect

from targets.models import Measurement
from tests.cast import PASSWORD, open_round

PAGE = "/initiativer/{}/opdater/"


@pytest.fixture
def windows(staged, visit):
    """Søren and Lars have opened the same follow-up of an open round."""
    open_round(staged.plan)
    pages = []
    for person in (staged.people.soeren, staged.people.lars):
        visitor = visit()
        visitor.log_in(person.username, PASSWORD)
        pages.append(visitor.open(PAGE.format(staged.mentor.pk)))
    return pages


def save(page):
    """Presses the button, and waits for the whole answer: it looks much like the page before."""
    with page.expect_navigation():
        page.get_by_role("button", name="Gem kladde").click()


def expect_saved(page):
    expect(page.get_by_text(re.compile(r"Kladden er gemt kl\."))).to_be_visible()


def test_fields_that_one_touched_merge_by_themselves(windows, staged):
    soeren, lars = windows
    lars.get_by_label("Resultater").fill("66 forløb er sat i gang.")
    lars.get_by_role("radio", name=re.compile("^delvist opfyldt")).check()
    save(lars)
    expect_saved(lars)
    soeren.get_by_label("Kommentarer").fill("Rekrutteringen var svær.")
    save(soeren)
    expect(soeren.get_by_text("en anden var hurtigere")).to_be_visible()
    assert soeren.get_by_label("Resultater").input_value() == "66 forløb er sat i gang."
    assert soeren.get_by_label("Kommentarer").input_value() == "Rekrutteringen var svær."
    taken = soeren.locator(".met--taken").all_inner_texts()
    assert [re.sub(r"kl\. [\d.]+\d", "kl. T", text) for text in taken] == [
        "Taget med: Lars Lund valgte denne kl. T. Du havde ikke rørt feltet.",
        "Taget med: Lars Lund skrev dette kl. T. Du havde ikke rørt feltet.",
    ]
    save(soeren)
    expect_saved(soeren)
    follow_up = staged.mentor.follow_ups.get()
    assert follow_up.status == "delvist"
    assert follow_up.results == "66 forløb er sat i gang."
    assert follow_up.comments == "Rekrutteringen var svær."


def test_the_same_field_shows_both_texts_and_both_can_be_kept(windows, staged):
    soeren, lars = windows
    lars.get_by_label("Resultater").fill("Lars skriver: 66 forløb.")
    save(lars)
    soeren.get_by_label("Resultater").fill("Søren skriver: 14 forløb begyndte i januar.")
    save(soeren)
    both = soeren.locator(".met")
    assert re.search(r"Lars Lund skrev kl\. \d\d\.\d\d:\s+Lars skriver: 66", both.inner_text())
    assert re.search(r"Du skrev:\s+Søren skriver: 14 forløb", both.inner_text())
    save(soeren)  # without a choice nothing is stored
    expect(soeren.get_by_text("Vælg, hvad der skal gælde.").first).to_be_visible()
    soeren.get_by_role("radio", name=re.compile("^Brug begge")).check()
    save(soeren)
    expect_saved(soeren)
    stored = staged.mentor.follow_ups.get().results.split()
    expected = "Lars skriver: 66 forløb. Søren skriver: 14 forløb begyndte i januar."
    assert stored == expected.split()


def test_a_figure_that_came_meanwhile_stands_beside_ones_own(windows, staged):
    soeren, lars = windows
    for page, value in ((lars, "72"), (soeren, "75")):
        page.get_by_label(re.compile("^Værdi")).first.fill(value)
        page.get_by_label("Opgjort pr.").first.fill("31-12-2007")
        save(page)
    expect_saved(lars)
    assert "72 forløb" in soeren.locator(".met").inner_text()
    assert soeren.get_by_label(re.compile("^Værdi")).first.input_value() == "75"
    soeren.get_by_role("radio", name="Brug Lars Lunds").check()
    save(soeren)
    expect_saved(soeren)
    assert Measurement.objects.get(indicator=staged.mentorforloeb).value == 72
