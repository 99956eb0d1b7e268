"""A form that was refused, in each kind of form: its summary of errors is read first, leads to the
fields, and the page still breaks no rule of accessibility."""

import re

import pytest
from django.urls import reverse
from playwright.sync_api import expect

from tests.browser.axe import faults
from tests.browser.conftest import NARROW, WIDE


def wrong_password(page, base, stage):
    page.goto(base + reverse("login"))
    page.get_by_label("Brugernavn").fill("laeser")
    page.get_by_label("Adgangskode").fill("forkert")
    press(page, "Log ind")


def wrong_old_password(page, base, stage):
    page.goto(base + reverse("password-change"))
    for field in page.locator("main input[type=password]").all():
        field.fill("forkert")
    press(page, "Skift adgangskode")


def letters_for_a_figure(page, base, stage):
    page.goto(base + reverse("initiative-update", args=[stage.mentor.pk]))
    page.get_by_label(re.compile("^Værdi")).first.fill("mange")
    page.get_by_label("Opgjort pr.").first.fill("i går")
    press(page, "Gem")


def no_status(page, base, stage):
    page.goto(base + reverse("initiative-update", args=[stage.returned.pk]))
    page.get_by_label("Linkets titel").fill("Notat uden link")
    press(page, "Indsend")


def no_comment(page, base, stage):
    page.goto(base + reverse("initiative-contribution", args=[stage.contributed.pk]))
    press(page, "Send kommentaren")


def no_title(page, base, stage):
    page.goto(base + reverse("round-open"))
    page.get_by_label("Titel").fill("")
    page.get_by_label("Opgjort pr.").fill("i går")
    press(page, "Åbn runden")


def no_confirmation(page, base, stage):
    page.goto(base + reverse("round-close", args=[stage.opened.slug]))
    press(page, "Luk runden")


def no_reason_for_reopening(page, base, stage):
    page.goto(base + reverse("round-reopen", args=[stage.closed.slug]))
    press(page, "Genåbn runden")


def no_reason_for_return(page, base, stage):
    page.goto(base + reverse("round-approve", args=[stage.opened.slug]))
    page.locator("details.return > summary").first.click()
    page.get_by_role("button", name=re.compile("^Returnér ")).first.click()


def unknown_filter(page, base, stage):
    page.goto(base + reverse("initiatives") + "?status=findes-ikke")


REFUSED = [
    ("", wrong_password),
    ("laeser", wrong_old_password),
    ("sagsbehandler", letters_for_a_figure),
    ("sagsbehandler", no_status),
    ("sagsbehandler", no_comment),
    ("planadmin", no_title),
    ("planadmin", no_confirmation),
    ("planadmin", no_reason_for_reopening),
    ("leder", no_reason_for_return),
    ("analytiker", unknown_filter),
]


def press(page, name: str) -> None:
    page.get_by_role("main").get_by_role("button", name=name, exact=True).click()


@pytest.mark.parametrize(("person", "send"), REFUSED, ids=[send.__name__ for _, send in REFUSED])
def test_what_was_refused_is_named_and_led_to(house, look, person, send):
    page = look(person, WIDE).page
    send(page, house.base, house.stage)
    summary = page.locator(".error-summary")
    expect(summary).to_be_focused()
    assert page.title().startswith("Fejl: ")
    assert faults(page) == []
    page.set_viewport_size(NARROW)
    assert faults(page) == []
    for link in summary.get_by_role("link").all():
        link.focus()
        page.keyboard.press("Enter")
        target = link.get_attribute("href")
        assert page.locator(f"{target}:focus, {target} :focus").count() == 1, target
