"""Figures in *Opdatér status* in a browser: read back while one types, and asked about once."""

from django.urls import reverse
from playwright.sync_api import expect

from targets.models import Measurement
from tests.cast import PASSWORD


def test_an_improbable_figure_is_read_back_asked_about_and_saved_once_it_is_said_to_be_right(
    staged, visit
):
    visitor = visit()
    visitor.log_in("soeren", PASSWORD)
    page = visitor.open(reverse("initiative-update", args=[staged.mentor.pk]))
    page.get_by_label("Værdi (forløb)").fill("412")
    page.get_by_label("Opgjort pr.").fill("31-12-2007")
    expect(page.get_by_text("Vi læser 412 forløb.")).to_be_visible()
    expect(page.get_by_text("412 forløb er 515 pct. af målet på 80 forløb.")).to_be_visible()
    tick = page.get_by_label("Ja, tallet er rigtigt")
    tick.focus()
    page.keyboard.press("Space")
    page.wait_for_timeout(1500)  # until the panel has answered
    expect(tick).to_be_checked()
    expect(tick).to_be_focused()
    page.get_by_role("button", name="Gem").click()
    page.get_by_text("1 måling er gemt").wait_for()
    assert Measurement.objects.get().value == 412


def test_the_panel_says_that_an_unreadable_figure_is_not_counted(staged, visit):
    visitor = visit()
    visitor.log_in("soeren", PASSWORD)
    page = visitor.open(reverse("initiative-update", args=[staged.mentor.pk]))
    page.get_by_label("Værdi (forløb)").fill("1234.5")
    expect(page.get_by_text("Ikke regnet med")).to_be_visible()
    expect(page.get_by_text("Punktum deler kun tusinder").first).to_be_visible()
