"""A round from opening to the committee's paper, by four people in one go."""

import re

from docx import Document

from followup.models import FollowUpRound, RoundSnapshot
from initiatives.models import Initiative
from tests.browser.conftest import Visitor
from tests.cast import PASSWORD


def signed_in(visit, user) -> Visitor:
    visitor = visit()
    visitor.log_in(user.username, PASSWORD)
    return visitor


def test_a_round_goes_from_opening_to_the_committees_paper(staged, visit):
    people, mentor = staged.people, staged.mentor
    planner, caseworker = signed_in(visit, people.pia), signed_in(visit, people.soeren)
    manager, reader = signed_in(visit, people.lars), signed_in(visit, people.laura)

    opens_round(planner, staged.plan.slug)
    answers(caseworker, mentor, "66 mentorforløb blev sat i gang.")
    mentor.refresh_from_db()
    assert mentor.status == ""  # it waits for approval

    returns(manager, "Skriv, hvorfor målet ikke blev nået.")
    page = caseworker.open("/mine/")
    assert "Skriv, hvorfor målet ikke blev nået." in page.get_by_role("main").inner_text()
    answers(caseworker, mentor, "66 mentorforløb; det var svært at finde mentorer.")
    manager.open("/opfoelgning/runde-2007/godkend/")
    manager.page.get_by_role("button", name=f"Godkend {mentor}").click()
    manager.page.get_by_text("Ingen opfølgninger venter").wait_for()
    mentor.refresh_from_db()
    assert mentor.status == "ikke-opfyldt"

    closes_round(planner)
    assert FollowUpRound.objects.get(slug="runde-2007").state == "lukket"
    Initiative.objects.filter(pk=mentor.pk).update(title="Et nyt navn efter lukningen")
    page = reader.open("/opfoelgning/runde-2007/")
    shown = page.get_by_role("main").inner_text()
    assert "Mentorer til nye i job" in shown
    assert "det var svært at finde mentorer" in shown
    assert "Et nyt navn" not in shown
    assert "det var svært at finde mentorer" in paper(reader)

    reopens(planner, "Et tal var forkert.")
    assert RoundSnapshot.objects.get().reopen_reason == "Et tal var forkert."


def opens_round(planner: Visitor, plan: str):
    page = planner.open("/opfoelgning/ny/")
    page.get_by_label("Plan", exact=True).select_option(plan)
    page.get_by_label("Titel").fill("Opfølgning 2007")
    page.get_by_label("Kortnavn").fill("runde-2007")
    page.get_by_label("Opgjort pr.").fill("31-12-2007")
    page.get_by_label("Svarfrist").fill("31-12-2099")
    page.get_by_role("button", name="Åbn runden").click()
    page.wait_for_url("**/opfoelgning/runde-2007/")


def answers(caseworker: Visitor, initiative, results: str):
    page = caseworker.open(f"/initiativer/{initiative.pk}/opdater/")
    page.get_by_role("radio", name=re.compile("^ikke opfyldt")).check()
    page.get_by_label("Resultater").fill(results)
    page.get_by_role("button", name="Indsend").click()
    page.get_by_text(re.compile("[Ii]ndsendt")).first.wait_for()


def returns(manager: Visitor, reason: str):
    page = manager.open("/opfoelgning/runde-2007/godkend/")
    page.locator("details.return summary").first.click()
    page.get_by_role("button", name=re.compile("^Returnér ")).first.click()
    page.locator(".form-error-message").first.wait_for()  # without a reason it is refused
    page.get_by_label("Begrundelse for returnering").first.fill(reason)
    page.get_by_role("button", name=re.compile("^Returnér ")).first.click()
    page.get_by_text("Ingen opfølgninger venter").wait_for()


def closes_round(planner: Visitor):
    page = planner.open("/opfoelgning/runde-2007/luk/")
    page.get_by_role("button", name="Luk runden").click()
    page.locator(".form-error-message").first.wait_for()  # those missing must be confirmed
    page.get_by_role("checkbox", name=re.compile("^Ja, .* ikke vurderet")).check()
    page.get_by_role("button", name="Luk runden").click()
    page.wait_for_url("**/opfoelgning/runde-2007/")


def reopens(planner: Visitor, reason: str):
    page = planner.open("/opfoelgning/runde-2007/genaabn/")
    page.get_by_label("Hvorfor genåbnes runden?").fill(reason)
    page.get_by_role("button", name=re.compile("[Gg]enåbn")).click()
    page.wait_for_url("**/opfoelgning/runde-2007/")


def paper(reader: Visitor) -> str:
    """The words of the Word appendix that the page offers."""
    with reader.page.expect_download() as download:
        reader.page.get_by_role("link", name=re.compile(r"\(Word\)")).first.click()
    document = Document(download.value.path())
    cells = (cell.text for table in document.tables for row in table.rows for cell in row.cells)
    return "\n".join(cells)
