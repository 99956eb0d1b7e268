"""The papers of a round's editions: what each says of itself, its name, and what changed."""

from datetime import UTC, datetime
from io import BytesIO

import pytest
from django.core.management import call_command
from django.urls import reverse
from docx import Document
from openpyxl import load_workbook

from followup.rounds.cycle import close_round, open_round, reopen_round
from tests.beskplan.exports.documents import document_text, read
from tests.cast import YEAR_END
from tests.followup.cycle_visits import submit
from tests.pages import page, text_of

OPENED = datetime(2030, 2, 1, 9, tzinfo=UTC)
FIRST = datetime(2030, 3, 1, 9, tzinfo=UTC)
REOPENED = datetime(2030, 3, 8, 9, tzinfo=UTC)
SECOND = datetime(2030, 3, 10, 9, tzinfo=UTC)
REASON = "Et tal var forkert."
WORDS = f"2, erstatter udgave 1 af 1. marts 2030, genåbnet fordi: {REASON}"
SUPERSEDED = f"Erstattet: runden blev genåbnet 8. marts 2030, fordi: {REASON}"


def close(in_round, cast, at) -> None:
    confirmed = {"missing_confirmed": True, "unapproved_confirmed": True}
    close_round(follow_up_round=in_round, by=cast.people.pia, at=at, **confirmed)


@pytest.fixture
def reopened(cast):
    """Edition 1 had "60 forløb." of 3.4; then the round was reopened."""
    people = cast.people
    found = open_round(
        plan=cast.plan, slug="aar", title="År 2007", cutoff=YEAR_END, by=people.pia, at=OPENED
    )
    submit(cast.mentor, people.soeren, results="60 forløb.")
    close(found, cast, FIRST)
    reopen_round(follow_up_round=found, reason=REASON, by=people.pia, at=REOPENED)
    submit(cast.mentor, people.soeren, status="delvist", results="66 forløb.")
    return found


@pytest.fixture
def again(cast, reopened):
    """Edition 2 has "66 forløb." of 3.4, and another status."""
    close(reopened, cast, SECOND)
    return reopened


def paper(client, cast, name, *edition, **query):
    return page(client, reverse(name, args=["aar", *edition]), cast.people.laura, **query)


def appendix(client, cast, *edition):
    return read(paper(client, cast, "round-paper", *edition))


def workbook(client, cast, *edition):
    response = paper(client, cast, "round-workbook", *edition)
    return load_workbook(BytesIO(b"".join(response.streaming_content)))


def test_the_appendix_says_which_edition_it_is_and_why(client, cast, again):
    document = appendix(client, cast)
    assert f"Udgave: {WORDS}" in document_text(document)
    assert "År 2007, udgave 2" in document_text(document)
    assert "udgave 2" in document_text(document.sections[0].footer)


def test_an_earlier_edition_can_be_taken_home_as_it_was_and_says_that_it_is_replaced(
    client, cast, again
):
    document = appendix(client, cast, 1)
    text = document_text(document)
    assert "60 forløb." in text
    assert "66 forløb." not in text
    assert "År 2007, udgave 1" in text
    assert SUPERSEDED in text
    assert "Udgave 1 er erstattet" in document_text(document.sections[0].header)


def test_a_reopened_rounds_paper_is_preliminary(client, cast, reopened):
    document = appendix(client, cast)
    assert WORDS.replace("2,", "2 (foreløbig),") in document_text(document)
    assert "Foreløbig udskrift" in document_text(document.sections[0].header)


def test_the_print_view_says_the_same(client, cast, again):
    assert f"Udgave: {WORDS}" in text_of(paper(client, cast, "round-print"))
    earlier = text_of(paper(client, cast, "round-print", 1))
    assert "Udgave 1 er erstattet" in earlier
    assert "60 forløb." in earlier


@pytest.mark.parametrize(
    ("name", "file"), [("round-paper", "bilag-aar"), ("round-workbook", "runde-aar")]
)
def test_a_files_name_says_the_edition(client, cast, again, name, file):
    def named(*edition) -> str:
        return paper(client, cast, name, *edition)["Content-Disposition"]

    assert f"{file}-udgave-2-" in named()
    assert f"{file}-udgave-1-" in named(1)


def test_a_file_of_an_open_round_is_called_preliminary(client, cast, reopened):
    assert "bilag-aar-foreloebig-" in paper(client, cast, "round-paper")["Content-Disposition"]


def test_the_workbook_says_what_changed_since_the_earlier_edition(client, cast, again):
    found = workbook(client, cast)
    facts = {row[0]: row[1] for row in found["Oversigt"].iter_rows(values_only=True)}
    assert facts["Udgave"] == WORDS
    changed = list(found["Ændret siden udgave 1"].iter_rows(2, values_only=True))
    assert [(row[0], row[2], row[4], row[5]) for row in changed] == [
        ("3.4", "Foreslået status", "ikke opfyldt", "delvist opfyldt"),
        ("3.4", "Resultater", "60 forløb.", "66 forløb."),
    ]
    assert "Ændret siden sidst" in found.sheetnames


def test_a_first_editions_workbook_has_no_such_sheet(client, cast, again):
    assert "Ændret siden udgave" not in " ".join(workbook(client, cast, 1).sheetnames)


@pytest.mark.parametrize("edition", [0, 3, 99999999999999999999])
@pytest.mark.parametrize("name", ["round-paper", "round-workbook", "round-print"])
def test_an_edition_that_is_not_there_is_not_found(client, cast, again, name, edition):
    client.force_login(cast.people.laura)
    assert client.get(reverse(name, args=["aar", edition])).status_code == 404


def test_the_commands_write_an_edition(cast, again, tmp_path):
    call_command("export_paper", str(tmp_path / "x.docx"), round="aar", edition=1)
    assert "60 forløb." in document_text(Document(tmp_path / "x.docx"))
    call_command("export_round", str(tmp_path / "x.xlsx"), round="aar", edition=2)
    assert "Ændret siden udgave 1" in load_workbook(tmp_path / "x.xlsx").sheetnames
