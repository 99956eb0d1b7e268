"""The papers of a round that is open, closed, and compared with another, on the named cast."""

import re
from dataclasses import replace
from datetime import UTC, datetime
from io import BytesIO

import pytest
from django.core.management import call_command
from django.core.management.base import CommandError
from django.urls import reverse
from docx.oxml.ns import qn
from openpyxl import load_workbook

from beskplan.exports.excel.round_workbook import previous_round, round_report, write_round_workbook
from beskplan.exports.word.appendix import appendix
from beskplan.exports.word.content import Issued
from beskplan.exports.word.round_words import round_paper
from core.people import display_name
from followup.models import Evidence, FollowUp, FollowUpRound
from followup.rounds.calculated_statuses import record_calculated
from followup.snapshots.taking import take_snapshot
from tests.beskplan.exports.documents import document_text, headings, read, rows_of
from tests.cast import MIDSUMMER, YEAR_END, measure, open_round
from tests.pages import one_space, text_of
from tests.queries import max_own_queries

MADE = Issued("Pia Planlægger", datetime(2008, 1, 22, 13, 5, tzinfo=UTC))
State = FollowUp.State


def answer(initiative, in_round, **fields) -> FollowUp:
    fields = {"effective_on": in_round.cutoff, "state": State.APPROVED} | fields
    return FollowUp.objects.create(initiative=initiative, round=in_round, **fields)


def close(found, by) -> None:
    record_calculated(found)
    found.state, found.closed_at = FollowUpRound.State.CLOSED, MADE.at
    found.save()
    take_snapshot(found, by=by, at=MADE.at)


@pytest.fixture
def asked(cast):
    """Open: 3.4 met though 66 of 80, with reason and link; 1.5 lapsed; 2.6 a draft; 1.2 not
    begun."""
    measure(cast.mentor_target, 66)
    found = open_round(
        cast.plan, slug="aar", title="År 2007", case_number="S-1", document_number="D-2"
    )
    mentor = answer(
        cast.mentor,
        found,
        status="opfyldt",
        results="66 ordninger\ni fire centre.",
        deviation_reason="Resten begynder i januar.",
        written_by=cast.people.soeren,
        written_at=MADE.at,
        approved_by=cast.people.lars,
        approved_at=MADE.at,
    )
    Evidence.objects.create(
        follow_up=mentor, title="Notat", url="https://example.dk/notat", added_at=MADE.at
    )
    lapse = {"lapse_reason": "Ingen ansøgere.", "lapse_date": YEAR_END}
    answer(cast.natcafe, found, status="bortfaldet", lapse_reference="BIU 255/2007", **lapse)
    answer(cast.sygeforloeb, found, status="opfyldt", results="Udkast", state=State.DRAFT)
    record_calculated(found)
    return found


@pytest.fixture
def halfway(cast):
    """Closed half a year before: 3.4 partly met with 41."""
    measure(cast.mentor_target, 41, MIDSUMMER)
    closed = {"state": FollowUpRound.State.CLOSED}  # a plan has one open round at a time
    found = open_round(cast.plan, MIDSUMMER, slug="halvaar", title="Halvår 2007", **closed)
    answer(cast.mentor, found, status="delvist")
    answer(cast.sygeforloeb, found)
    answer(cast.raadgivning, found)
    close(found, cast.people.pia)
    return found


def paper_of(found):
    return read(appendix(round_paper(found, MADE)))


def rows(document) -> dict[str, list[str]]:
    found = [[one_space(cell) for cell in row] for row in rows_of(document, "Indsats")]
    return {row[0].split(" ")[0]: row for row in found}


def workbook_of(found, since=None):
    file = BytesIO()
    since = since or previous_round(found)
    write_round_workbook(round_report(round_paper(found, MADE), since), file)
    return load_workbook(file)


def changes_in(workbook) -> list[tuple]:
    return list(workbook["Ændret siden sidst"].iter_rows(2, values_only=True))


# The appendix


def test_an_open_round_is_marked_as_preliminary(asked):
    document = paper_of(asked)
    assert "Foreløbig udskrift" in document_text(document.sections[0].header)
    assert "Udskrevet" not in document_text(document)


def test_an_internal_copy_says_who_closed_wrote_and_approved(asked, cast):
    close(asked, cast.people.pia)
    document = read(appendix(round_paper(asked, replace(MADE, internal=True))))
    text, name = document_text(document), display_name(cast.people.pia)
    assert f"Runden: lukket 22. januar 2008 af {name}" in text
    assert "Udskrevet: 22. januar 2008 kl. 14.05 af Pia Planlægger" in text
    assert f"Skrevet af {display_name(cast.people.soeren)}" in text
    assert document_text(document.sections[0].header).strip() == ""


def test_a_public_paper_names_no_staff(client, asked, cast):
    close(asked, cast.people.pia)
    client.force_login(cast.people.laura)
    for name in ("round-paper", "round-print"):
        answer = client.get(reverse(name, args=[asked.slug]))
        text = text_of(answer) if name == "round-print" else document_text(read(answer))
        for person in (cast.people.pia, cast.people.soeren, cast.people.lars):
            assert display_name(person) not in text


def test_the_internal_copy_is_asked_for_by_its_own_link(client, asked, cast):
    close(asked, cast.people.pia)
    client.force_login(cast.people.laura)
    address = reverse("round-paper", args=[asked.slug]) + "?kopi=intern"
    assert address in client.get(asked.get_absolute_url()).text
    assert display_name(cast.people.soeren) in document_text(read(client.get(address)))


def test_a_deviation_stands_with_its_reason(asked):
    status = rows(paper_of(asked))["3.4"][1]
    assert "beregnet: delvist opfyldt" in status
    assert "Afviger: bedre end beregnet." in status
    assert "Begrundelse: Resten begynder i januar." in status


def test_a_reason_that_a_user_did_not_give_is_missing_without_blaming_a_source(asked):
    asked.follow_ups.update(deviation_reason="")
    assert "Begrundelse: ingen begrundelse." in rows(paper_of(asked))["3.4"][1]


def test_evidence_and_results_stand_together(asked):
    results = rows(paper_of(asked))["3.4"][2]
    assert "66 ordninger i fire centre." in results
    assert "Notat (https://example.dk/notat)" in results


def test_a_file_is_printed_by_its_title_and_type_not_by_its_stored_name(client, asked, cast):
    Evidence.objects.create(
        follow_up=asked.follow_ups.get(initiative=cast.mentor),
        title="Årsrapport fra jobcenteret",
        file="bilag/7/1ce66a18b1514e78bc9c92ea9842956e.PDF",
        added_at=MADE.at,
    )
    client.force_login(cast.people.laura)
    printed = client.get(reverse("round-print", args=["aar"])).content.decode()
    [sheet] = [row for row in workbook_of(asked)["Opfølgning"].values if row[0] == "3.4"]
    shown = client.get(asked.get_absolute_url()).content.decode()
    for words in (rows(paper_of(asked))["3.4"][2], printed, " ".join(map(str, sheet))):
        assert "Årsrapport fra jobcenteret (pdf)" in words
        assert "1ce66a18" not in words
    assert "Årsrapport fra jobcenteret</a> (pdf)" in shown


def test_a_draft_is_not_printed(asked):
    row = rows(paper_of(asked))["2.6"]
    assert "ikke vurderet ikke indsendt" in row[1]
    assert "Udkast" not in " ".join(row)


def test_lapsed_initiatives_are_listed_with_reason_date_and_decision(asked):
    document = paper_of(asked)
    assert headings(document)[-2] == "Bortfaldne initiativer"
    assert [row[1] for row in rows_of(document, "Initiativ")] == [
        "Ingen ansøgere.; bortfaldet pr. 31. december 2007; BIU 255/2007"
    ]


def test_an_initiative_in_two_areas_is_told_once_and_pointed_to(asked, cast):
    later = cast.plan.focus_areas.create(code="4", title="Senere", position=9)
    cast.mentor.areas.create(focus_area=later)
    document = paper_of(asked)
    told = [row for row in rows_of(document, "Indsats") if row[0].startswith("3.4")]
    assert len(told) == 2
    assert told[1][2] == f"Resultater og kommentarer står under fokusområde {cast.focus_area.code}."


def test_the_paper_is_accessible(asked):
    document = paper_of(asked)
    about = document.core_properties
    assert (about.title, about.author, about.language) == (
        "Opfølgning på Aftale 2007, År 2007",
        "Københavns Kommune",
        "da-DK",
    )
    for table in document.tables:
        assert table._tbl.tblPr.find(qn("w:tblDescription")) is not None
    for table in (one for one in document.tables if len(one.rows) > 1):  # not a bar
        assert table.rows[0]._tr.trPr.find(qn("w:tblHeader")) is not None
        assert table._tbl.tblPr.find(qn("w:tblDescription")) is not None
    languages = {one.get(qn("w:val")) for one in document.styles.element.iter(qn("w:lang"))}
    assert languages == {"da-DK"}
    section = document.sections[0]
    assert section.page_width > section.page_height


def test_control_characters_in_a_text_do_not_break_the_file(asked):
    asked.follow_ups.filter(status="opfyldt").update(results="før\x0befter\x01")
    assert "førefter" in rows(paper_of(asked))["3.4"][2]


# The workbook


def test_what_changed_is_told_with_old_new_who_and_when(asked, halfway, cast):
    close(asked, cast.people.pia)
    who = f"{cast.people.soeren.get_full_name() or cast.people.soeren.username}, godkendt af "
    changed = [row for row in changes_in(workbook_of(asked)) if row[0] == "3.4"]
    assert [(row[2], row[4], row[5]) for row in changed] == [
        ("Status", "delvist opfyldt", "opfyldt"),
        ("Beregnet status", "i gang", "delvist opfyldt"),
        ("Måling", "41 forløb pr. 30. juni 2007", "66 forløb pr. 31. december 2007"),
    ]
    assert all(row[6].startswith(who) for row in changed)
    assert {row[7].date() for row in changed} == {MADE.at.date()}
    assert changed[0][8] == "Resten begynder i januar."


def test_an_initiative_that_is_new_in_the_round_is_told(asked, halfway, cast):
    close(asked, cast.people.pia)
    found = [row for row in changes_in(workbook_of(asked)) if row[0] == cast.natcafe.code]
    assert [(row[2], row[4], row[5]) for row in found] == [
        ("Nyt initiativ i runden", None, "bortfaldet")
    ]


def test_the_round_before_is_compared_with_unless_another_is_named(asked, halfway):
    assert previous_round(asked) == halfway
    assert previous_round(halfway) is None


def test_only_a_closed_round_can_be_compared_with(asked, halfway, tmp_path):
    with pytest.raises(CommandError, match="Runden aar er ikke lukket"):
        call_command("export_round", str(tmp_path / "x.xlsx"), round="halvaar", since="aar")


# On screen


def test_the_print_view_shows_the_filter_in_words_and_its_rows_only(client, asked, cast):
    client.force_login(cast.people.laura)
    text = client.get(reverse("round-print", args=["aar"]), {"status": "bortfaldet"})
    text = one_space(text.content.decode())
    assert "<dt>Afgrænsning:</dt> <dd>Status: bortfaldet</dd>" in text
    assert str(cast.natcafe) in text
    assert str(cast.mentor) not in text
    assert re.findall(r"<nav[^>]*>", text) == [
        '<nav class="print__screen-only" aria-label="Udskrift">'
    ]


def test_screen_and_paper_say_the_same_of_a_target(client, asked, cast):
    client.force_login(cast.people.laura)
    sentence = "66 af mindst 80 forløb pr. 31. december 2007: 83 pct., delvist opfyldt efter reglen"
    printed = client.get(reverse("round-print", args=["aar"])).content.decode()
    assert sentence in printed
    assert sentence in rows(paper_of(asked))["3.4"][0]
    told = [row[11] for row in workbook_of(asked)["Opfølgning"].iter_rows(values_only=True)]
    assert any(sentence in (words or "") for words in told)


@pytest.mark.parametrize("name", ["round-paper", "round-workbook", "round-print"])
def test_a_paper_asks_few_queries(client, asked, cast, name):
    """Two count what it is to hold, one notes who took it home, one reads what was changed of the
    targets."""
    client.force_login(cast.people.laura)
    with max_own_queries(27):
        response = client.get(reverse(name, args=["aar"]))
    assert response.status_code == 200


def test_downloads_are_offered_where_they_belong(client, asked, cast):
    client.force_login(cast.people.laura)
    round_page = client.get(reverse("round", args=["aar"])).content.decode()
    plan_page = client.get(reverse("plan", args=[cast.plan.slug])).content.decode()
    reports = client.get(reverse("reports")).content.decode()
    of_round = [reverse(f"round-{one}", args=["aar"]) for one in ("paper", "workbook", "print")]
    of_plan = [reverse(one, args=[cast.plan.slug]) for one in ("plan-paper", "plan-goals-paper")]
    assert [one for one in of_round if one not in round_page or one not in reports] == []
    assert [one for one in of_plan if one not in plan_page or one not in reports] == []


@pytest.mark.parametrize("person", ["laura", "nils", "signe"])
@pytest.mark.parametrize("name", ["round-paper", "round-workbook", "round-print"])
def test_everybody_with_a_login_takes_the_papers_home(client, asked, cast, person, name):
    address = reverse(name, args=["aar"])
    assert client.get(address).status_code == 302
    client.force_login(getattr(cast.people, person))
    assert client.get(address).status_code == 200


def test_a_round_that_is_not_there_is_not_found(client, asked, cast):
    client.force_login(cast.people.laura)
    assert client.get(reverse("round-workbook", args=["aar"]), {"siden": "x"}).status_code == 404
