"""What a closed round's papers say of an answer that nobody approved, and of a draft."""

from io import BytesIO

import pytest
from django.urls import reverse
from django.utils import timezone
from openpyxl import load_workbook

from followup.rounds.cycle import close_round, open_round
from tests.beskplan.exports.documents import document_text, headings, read
from tests.beskplan.exports.documents import rows_of as table_rows
from tests.cast import YEAR_END
from tests.followup.cycle_visits import submit
from tests.pages import one_space, page, text_of

UNAPPROVED = "indsendt, ikke godkendt"
LEAD = "4 initiativer: 0 opfyldt, 0 delvist, 0 ikke opfyldt, 1 bortfaldet, 2 ikke vurderet"


@pytest.fixture
def closed(cast):
    """3.4 submitted as met and not approved; 2.6 a draft of Mette's; 1.2 not begun."""
    people, at = cast.people, timezone.now()
    found = open_round(
        plan=cast.plan, slug="aar", title="År 2007", cutoff=YEAR_END, by=people.pia, at=at
    )
    submit(cast.mentor, people.soeren, status="opfyldt", deviation_reason="Nået i januar.")
    submit(cast.sygeforloeb, people.mette, status="delvist", results="Halv tekst", submit=False)
    close_round(
        follow_up_round=found,
        by=people.pia,
        at=at,
        missing_confirmed=True,
        unapproved_confirmed=True,
    )
    return found


def download(client, cast, name):
    return page(client, reverse(name, args=["aar"]), cast.people.laura)


def workbook(client, cast):
    response = download(client, cast, "round-workbook")
    return load_workbook(BytesIO(b"".join(response.streaming_content)))


def answers(found) -> dict[str, dict]:
    head, *rows = found["Opfølgning"].iter_rows(values_only=True)
    return {row[0]: dict(zip(head, row, strict=True)) for row in rows}


def test_the_appendix_marks_it_and_counts_it_apart(client, cast, closed):
    document = read(download(client, cast, "round-paper"))
    assert f"{LEAD}; 1 {UNAPPROVED}." in document_text(document)
    rows = {one_space(row[0])[:3]: one_space(row[1]) for row in table_rows(document, "Indsats")}
    assert UNAPPROVED in rows["3.4"]
    assert "Foreslået: opfyldt" in rows["3.4"]
    assert "✓" not in rows["3.4"]


def test_the_appendix_says_no_more_of_a_draft_than_that_it_lacks(client, cast, closed):
    document = read(download(client, cast, "round-paper"))
    rows = {
        one_space(row[0])[:3]: one_space(" ".join(row)) for row in table_rows(document, "Indsats")
    }
    assert "ikke vurderet ikke indsendt" in rows["2.6"]
    for words in ("kladde", "Mette", "Halv tekst"):
        assert words not in document_text(document)
    assert headings(document)[-2] == "Bortfaldne initiativer"


def test_the_print_view_says_the_same(client, cast, closed):
    text = text_of(download(client, cast, "round-print"))
    assert f"{LEAD}; 1 {UNAPPROVED}" in text
    assert "Foreslået: opfyldt" in text
    assert "ikke indsendt" in text
    for words in ("kladde", "Mette", "Halv tekst"):
        assert words not in text


def test_the_workbook_says_the_same(client, cast, closed):
    found = workbook(client, cast)
    rows = answers(found)
    assert rows["3.4"]["Besluttet status"] == UNAPPROVED
    assert rows["3.4"]["Foreslået status"] == "opfyldt"
    assert rows["2.6"]["Besluttet status"] == "ikke vurderet (ikke indsendt)"
    assert rows["2.6"]["Foreslået status"] is None
    assert (rows["2.6"]["Skrevet af"], rows["2.6"]["Skrevet"]) == (None, None)
    counts = list(found["Oversigt"].iter_rows(values_only=True))
    head = next(row for row in counts if row[0] == "Runde" and row[1] == "I alt")
    total = next(row for row in counts if row[0] == "I alt")
    assert dict(zip(head[1:], total[1:], strict=True)) == {
        "I alt": 4,
        "opfyldt": 0,
        "delvist opfyldt": 0,
        "ikke opfyldt": 0,
        "bortfaldet": 1,
        "ikke vurderet": 2,
        "ulæselig i kilden": 0,
        UNAPPROVED: 1,
    }


def test_a_deviation_that_nobody_approved_is_not_listed_as_one(client, cast, closed):
    assert "bedre end beregnet: 3.4" not in document_text(
        read(download(client, cast, "round-paper"))
    )


def test_the_plans_workbook_says_the_same(client, cast, closed):
    response = page(client, reverse("export"), cast.people.laura, plan=cast.plan.slug)
    found = load_workbook(BytesIO(b"".join(response.streaming_content)))
    head, *rows = found["Opfølgning"].iter_rows(values_only=True)
    told = {row[head.index("Kode")]: dict(zip(head, row, strict=True)) for row in rows}
    assert told["3.4"]["Status"] == UNAPPROVED
    assert told["3.4"]["Foreslået status"] == "opfyldt"
    assert told["2.6"]["Status"] == "ikke vurderet"
    assert "Halv tekst" not in str(rows)
    assert "Mette" not in str(rows)
