"""The three jobs, each from the login to its end, as a person does them."""

import re
from io import BytesIO

from openpyxl import load_workbook
from playwright.sync_api import expect

from initiatives.models import Initiative
from targets.models import Measurement
from tests.browser.conftest import NARROW
from tests.cast import PASSWORD


def update_status(page, comment: str):
    page.get_by_role("link", name="Mine opgaver").first.click()
    page.get_by_role("link", name=re.compile("Mentor")).first.click()
    page.get_by_role("link", name="Opdatér status").first.click()
    page.get_by_role("radio", name=re.compile("^delvist opfyldt")).check()
    page.get_by_label("Resultater").fill("72 forløb er sat i gang.")
    page.get_by_label("Kommentarer").fill(comment)
    page.get_by_label(re.compile("^Værdi")).first.fill("72")
    page.get_by_label("Opgjort pr.").first.fill("31-12-2007")
    page.get_by_role("button", name="Gem", exact=True).click()


def test_a_caseworker_updates_a_status_and_finds_it_in_the_history(staged, visit):
    page = visit().log_in(staged.people.soeren.username, PASSWORD)
    update_status(page, "Rekrutteringen var svær.")
    expect(page.get_by_text(re.compile("Gemt kl."))).to_be_visible()
    page.goto(page.url.replace("opdater/", ""))
    history = page.locator(".history").inner_text()
    assert staged.people.soeren.get_full_name() in history
    assert "delvist opfyldt" in history
    assert "værdi: 72" in history
    staged.mentor.refresh_from_db()
    assert staged.mentor.status == "delvist"
    assert Measurement.objects.get(indicator=staged.mentorforloeb).value == 72


def test_the_job_is_done_on_a_telephone_as_well(staged, visit):
    visitor = visit(NARROW)
    page = visitor.log_in(staged.people.soeren.username, PASSWORD)
    visitor.open(f"/initiativer/{staged.mentor.pk}/opdater/")
    page.get_by_role("radio", name=re.compile("^ikke opfyldt")).check()
    page.get_by_role("button", name="Gem", exact=True).click()
    expect(page.get_by_text(re.compile("Gemt kl."))).to_be_visible()
    assert page.evaluate("document.documentElement.scrollWidth") == NARROW["width"]


def test_bad_input_is_named_beside_the_field_and_nothing_typed_is_lost(staged, visit):
    visitor = visit()
    page = visitor.log_in(staged.people.soeren.username, PASSWORD)
    visitor.open(f"/initiativer/{staged.mentor.pk}/opdater/")
    page.get_by_role("radio", name=re.compile("^delvist opfyldt")).check()
    page.get_by_label("Resultater").fill("Teksten skal blive stående.")
    page.get_by_label(re.compile("^Værdi")).first.fill("12 pct.")
    page.get_by_label("Opgjort pr.").first.fill("31-12-2007")
    page.get_by_role("button", name="Gem", exact=True).click()
    expect(page.get_by_text("Der er ikke gemt endnu")).to_be_visible()
    assert page.get_by_label("Resultater").input_value() == "Teksten skal blive stående."
    assert page.get_by_label(re.compile("^Værdi")).first.input_value() == "12 pct."
    staged.mentor.refresh_from_db()
    assert staged.mentor.status == ""


def test_the_calculated_status_follows_as_values_are_typed(staged, visit):
    visitor = visit()
    page = visitor.log_in(staged.people.soeren.username, PASSWORD)
    visitor.open(f"/initiativer/{staged.mentor.pk}/opdater/")
    page.get_by_label(re.compile("^Værdi")).first.fill("85")
    page.get_by_label("Opgjort pr.").first.fill("31-12-2007")
    page.locator("#beregnet").get_by_text(re.compile("85 af mindst 80")).wait_for()
    assert not Measurement.objects.filter(indicator=staged.mentorforloeb).exists()


def test_a_manager_drills_down_from_the_overview_to_the_rows(plans_in_use, visit):
    visitor = visit()
    page = visitor.log_in("leder", PASSWORD)
    visitor.open("/?plan=beskaeftigelsesaftale-2007")
    page.get_by_role("link", name=re.compile("^12 opfyldt")).first.click()
    assert page.locator(".filters__count").inner_text() == "12 initiativer"
    page.get_by_role("link", name="Etablering af kommunal mentorordning").click()
    assert "66 af mindst 80" in page.get_by_role("main").inner_text()


def test_an_analyst_filters_and_takes_the_same_rows_home(plans_in_use, visit):
    visitor = visit()
    page = visitor.log_in("analytiker", PASSWORD)
    visitor.open("/initiativer/?plan=beskaeftigelsesaftale-2007")
    page.get_by_label("Status", exact=True).select_option("ikke-opfyldt")
    page.get_by_role("main").get_by_role("button", name="Vis", exact=True).last.click()
    page.get_by_role("link", name="Status: ikke opfyldt").wait_for()
    shown = page.locator("td.card-title a").all_inner_texts()
    assert len(shown) == 2
    with page.expect_download() as download:
        page.get_by_role("link", name="Hent som Excel").click()
    with open(download.value.path(), "rb") as file:
        sheet = load_workbook(BytesIO(file.read()))["Initiativer"]
    head, *rows = sheet.iter_rows(values_only=True)
    assert [row[head.index("Initiativ")] for row in rows] == shown
    assert {row[head.index("Status")] for row in rows} == {"ikke opfyldt"}
    codes = Initiative.objects.filter(title__in=shown).values_list("code", flat=True)
    assert sorted(row[head.index("Kode")] for row in rows) == sorted(codes)
