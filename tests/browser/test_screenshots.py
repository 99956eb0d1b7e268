"""Every page at both widths: it fits the screen, and its picture is kept to be looked at.

The pictures go to var/screenshots/, which git ignores. `BESKPLAN_KEEP_SCREENSHOTS=1` also puts
those that the README shows into docs/screenshots/.
"""

import os
import shutil

import pytest
from django.conf import settings
from django.urls import reverse
from playwright.sync_api import expect

from initiatives.models import Initiative, Unit
from targets.models import Target
from tests.browser.conftest import NARROW, WIDE
from tests.browser.test_form_errors import letters_for_a_figure
from tests.cast import PASSWORD

FOLDER = settings.BASE_DIR / "var" / "screenshots"
IN_README = {
    "overblik-1280",
    "overblik-390",
    "maalside-1280",
    "sammenhaeng-1280",
    "aarene-1280",
    "enhed-1280",
    "initiativer-1280",
    "initiativ-1280",
    "opdater-1280",
    "opdater-390",
    "runde-1280",
    "ministermaal-1280",
    "budget-1280",
}


def pages() -> dict[str, str]:
    """Name of the picture: address."""
    mentor = Initiative.objects.get(plan__slug="beskaeftigelsesaftale-2007", code="3.4")
    goal = Target.objects.minister_goals().get(goal_number=3)
    unit = Unit.objects.get(slug="jobcenter-koebenhavn")
    small_unit = Unit.objects.get(slug="jobcenter-skelbaekgade")
    return {
        "overblik": "/?plan=beskaeftigelsesaftale-2007",
        "overblik-2014": "/?plan=beskaeftigelsesplan-2014",
        "overblik-alle": "/?plan=",
        "opmaerksomhed": reverse("attention") + "?plan=beskaeftigelsesaftale-2007",
        "planer": reverse("plans"),
        "plan": reverse("plan", args=["beskaeftigelsesplan-2014"]),
        "initiativer": reverse("initiatives") + "?plan=beskaeftigelsesaftale-2007",
        "initiativ": reverse("initiative", args=[mentor.pk]),
        "opdater": reverse("initiative-update", args=[mentor.pk]),
        "maal": reverse("targets") + "?plan=beskaeftigelsesplan-2014",
        "maalside": reverse("target", args=[goal.pk]),
        "ministermaal": reverse("minister-goals"),
        "sammenhaeng": reverse("line-of-sight")
        + f"?plan=beskaeftigelsesplan-2014&fra=maal-{goal.pk}",
        "huller": reverse("line-gaps"),
        "indikator": reverse("indicator", args=[goal.indicator_id]),
        "aarene": reverse("across-years") + "?plan=",
        "maalinger": reverse("measurements"),
        "opfoelgning": reverse("rounds"),
        "runde": reverse("round", args=["opfoelgning-2007"]),
        "mine": reverse("my-tasks"),
        "budget": reverse("budget") + "?plan=beskaeftigelsesplan-2014",
        "budget-alle": reverse("budget") + "?plan=",
        "tal": reverse("plausibility") + "?plan=beskaeftigelsesplan-2014",
        "enheder": reverse("units"),
        "enhed": reverse("unit", args=[unit.pk]),
        "enhed-lille": reverse("unit", args=[small_unit.pk]),
        "rapporter": reverse("reports"),
        "soeg": reverse("search") + "?q=ledig",
    }


def test_every_page_fits_the_screen(plans_in_use, visit):
    """Both widths in one test: the plans are loaded for it, which takes as long as the pictures."""
    FOLDER.mkdir(parents=True, exist_ok=True)
    too_wide = {}
    for viewport in (WIDE, NARROW):
        visitor = visit(viewport)
        page = visitor.log_in("sagsbehandler", PASSWORD)
        for name, address in pages().items():
            picture = f"{name}-{viewport['width']}"
            visitor.open(address)
            page.screenshot(path=FOLDER / f"{picture}.png", full_page=True)
            width = page.evaluate("document.documentElement.scrollWidth")
            if width > viewport["width"]:
                too_wide[picture] = width
            keep_for_readme(page, picture)
    assert too_wide == {}


def seldom(stage) -> dict[str, tuple[str, str]]:
    """Name of the picture: who, and the address. What few see, and pages that say no."""
    opened, closed = stage.opened.slug, stage.closed.slug
    initiative = stage.mentor.pk
    return {
        "log-ind": ("", reverse("login")),
        "adgangskode": ("laeser", reverse("password-change")),
        "tilgaengelighed": ("", reverse("accessibility")),
        "findes-ikke": ("laeser", "/findes-ikke/"),
        "ingen-adgang": ("laeser", reverse("round-open")),
        "tom-liste": ("analytiker", reverse("initiatives") + "?plan=&q=findes-ikke"),
        "tom-soegning": ("analytiker", reverse("search") + "?q=qqqqzzzz"),
        "runde-aaben": ("planadmin", reverse("round", args=[opened])),
        "runde-ny": ("planadmin", reverse("round-open")),
        "runde-luk": ("planadmin", reverse("round-close", args=[opened])),
        "runde-genaabn": ("planadmin", reverse("round-reopen", args=[closed])),
        "godkend": ("leder", reverse("round-approve", args=[opened])),
        "mine-leder": ("leder", reverse("my-tasks")),
        "bidrag": (
            "sagsbehandler",
            reverse("initiative-contribution", args=[stage.contributed.pk]),
        ),
        "opdater-i-runde": (
            "sagsbehandler",
            reverse("initiative-update", args=[stage.returned.pk]),
        ),
        "udskrift": ("laeser", reverse("round-print", args=[closed])),
        "admin": ("sysadmin", reverse("admin:index")),
        "admin-liste": ("planadmin", reverse("admin:initiatives_initiative_changelist")),
        "admin-form": (
            "planadmin",
            reverse("admin:initiatives_initiative_change", args=[initiative]),
        ),
        "admin-historik": (
            "planadmin",
            reverse("admin:initiatives_initiative_history", args=[initiative]),
        ),
        "admin-slet": (
            "planadmin",
            reverse("admin:initiatives_initiative_delete", args=[initiative]),
        ),
    }


@pytest.mark.parametrize("viewport", [WIDE, NARROW], ids=["1280", "390"])
def test_what_few_see_and_what_refuses_fits_the_screen(house, viewport):
    FOLDER.mkdir(parents=True, exist_ok=True)
    too_wide = {}
    for name, (role, address) in seldom(house.stage).items():
        visitor = house.visitor(role, viewport)
        page = visitor.open(address)
        page.screenshot(path=FOLDER / f"{name}-{viewport['width']}.png", full_page=True)
        width = page.evaluate("document.documentElement.scrollWidth")
        if width > viewport["width"]:
            too_wide[name] = width
        visitor.context.close()
    assert too_wide == {}


@pytest.mark.parametrize("viewport", [WIDE, NARROW], ids=["1280", "390"])
def test_pictures_of_open_menus_and_refused_forms_are_kept(house, viewport):
    visitor = house.visitor("sagsbehandler", viewport)
    page = visitor.open(reverse("initiatives") + "?plan=")
    menu = ".user-menu" if viewport == WIDE else ".drawer"
    page.locator(f"{menu} > summary").click()
    expect(page.get_by_role("button", name="Log ud")).to_be_visible()
    page.screenshot(path=FOLDER / f"menu-{viewport['width']}.png")
    letters_for_a_figure(page, house.base, house.stage)
    expect(page.locator(".error-summary")).to_be_visible()
    page.screenshot(path=FOLDER / f"opdater-fejl-{viewport['width']}.png", full_page=True)
    visitor.context.close()


def keep_for_readme(page, name: str) -> None:
    if os.environ.get("BESKPLAN_KEEP_SCREENSHOTS") == "1" and name in IN_README:
        kept = settings.BASE_DIR / "docs" / "screenshots"
        kept.mkdir(exist_ok=True)
        page.screenshot(path=FOLDER / "upper.png")
        shutil.copy(FOLDER / "upper.png", kept / f"{name}.png")
