"""A draft's text, links and files are for those who may write or approve it: every place × every
person, and what its history says of it once it is submitted."""

import re
from io import BytesIO
from zipfile import BadZipFile, ZipFile

import pytest
from django.core import signing
from django.core.files.uploadedfile import SimpleUploadedFile
from django.core.management import call_command
from django.urls import reverse
from django.utils import timezone

from followup.evidence.attachments import NewEvidence, record_with_evidence
from followup.reports.merge.baseline import SALT
from followup.rounds.cycle import close_round
from tests.cast import open_round
from tests.followup.cycle_visits import submit
from tests.pages import text_of
from tests.test_access import PEOPLE, log_in

SECRET = "Kladdehemmelig"  # in every text, link and name of a file
TITLE = f"{SECRET} titel"
MAY_READ = {"soeren", "lars", "signe"}  # Skelbækgade leads 3.4, Lars approves
CONTRIBUTES = "mette"

# Where something is said of follow-ups: an address from the draft, and its query.
PLACES = {
    "initiative": ("initiative", "initiative_id", {}),
    "whole history": ("initiative", "initiative_id", {"historik": "alle"}),
    "update form": ("initiative-update", "initiative_id", {}),
    "contribution": ("initiative-contribution", "initiative_id", {}),
    "evidence": ("evidence", "file", {}),
    "round": ("round", "round", {}),
    "rounds": ("rounds", None, {}),
    "approval": ("round-approve", "round", {}),
    "appendix": ("round-paper", "round", {}),
    "round's workbook": ("round-workbook", "round", {}),
    "print": ("round-print", "round", {}),
    "workbook": ("export", None, {"plan": "aftale-2007"}),
    "workbook of the round": ("export", None, {"fra": "round", "runde": "runde-2007-12-31"}),
    "search": ("search", None, {"q": SECRET[:-2]}),
    "my tasks": ("my-tasks", None, {}),
    "overview": ("overview", None, {}),
    "attention": ("attention", None, {}),
    "unit": ("unit", "unit", {}),
    "plan": ("plan", "plan", {}),
    "admin list": ("admin:followup_followup_changelist", None, {}),
    "admin page": ("admin:followup_followup_change", "pk", {}),
    "admin history": ("admin:followup_followup_history", "pk", {}),
    "admin history of the initiative": (
        "admin:initiatives_initiative_history",
        "initiative_id",
        {},
    ),
    "admin history of the round": ("admin:followup_followupround_history", "round", {}),
}
# Who is told of it there, of those who may read it: not every place says what a draft says.
TELLS = {
    "initiative": MAY_READ,
    "whole history": MAY_READ,
    "update form": MAY_READ,
    "contribution": MAY_READ,
    "evidence": MAY_READ,
    "admin page": {"signe"},
    "admin history": {"signe"},
    "admin history of the initiative": {"signe"},
    "admin history of the round": {"signe"},
}


@pytest.fixture
def drafted(cast, settings, tmp_path):
    """Søren's draft on 3.4, with a link and a file; the round is open."""
    settings.MEDIA_ROOT = tmp_path
    call_command("make_roles", verbosity=0)
    open_round(cast.plan)
    file = SimpleUploadedFile("notat.txt", SECRET.encode())
    return record_with_evidence(
        new=[NewEvidence(TITLE, url=f"https://example.dk/{SECRET}"), NewEvidence(TITLE, file=file)],
        removed=[],
        initiative=cast.mentor,
        status="bortfaldet",
        results=f"{SECRET} resultat",
        comments=f"{SECRET} kommentar",
        deviation_reason=f"{SECRET} afvigelse",
        lapse_reason=f"{SECRET} bortfald",
        by=cast.people.soeren,
        at=timezone.now(),
        expected_version=cast.mentor.version,
        submit=False,
    )


def address_of(place: str, draft) -> str:
    name, what, _ = PLACES[place]
    arguments = {
        None: [],
        "pk": [draft.pk],
        "initiative_id": [draft.initiative_id],
        "file": [draft.evidence.last().pk],
        "round": [draft.round.pk if name.startswith("admin:") else draft.round.slug],
        "unit": [draft.initiative.responsibilities.first().unit_id],
        "plan": [draft.initiative.plan.slug],
    }
    return reverse(name, args=arguments[what])


def all_that_it_says(response) -> str:
    """The words and markup of a page, of a file's parts, and of what a form carries along."""
    body = b"".join(response.streaming_content) if response.streaming else response.content
    try:
        packed = ZipFile(BytesIO(body))
        return "".join(packed.read(one).decode("utf-8", "replace") for one in packed.namelist())
    except BadZipFile:
        text = body.decode("utf-8", "replace")
    for token in re.findall(r'name="baseline" value="([^"]*)"', text):
        text += str(signing.loads(token, salt=SALT))
    return text


@pytest.mark.parametrize("place", PLACES)
def test_a_draft_is_told_to_those_who_write_or_approve_it_alone(client, cast, drafted, place):
    address, query = address_of(place, drafted), PLACES[place][2]
    told = set()
    for person in PEOPLE:
        log_in(client, cast, person)
        response = client.get(address, query, follow=True)
        says = all_that_it_says(response) if response.status_code == 200 else ""
        if SECRET in says:
            told.add(person)
    assert told == TELLS.get(place, set())


@pytest.mark.parametrize("place", ["workbook", "workbook of the round", "appendix", "print"])
def test_a_closed_rounds_files_keep_it_too(client, cast, drafted, place):
    close_round(
        follow_up_round=drafted.round,
        by=cast.people.pia,
        at=timezone.now(),
        missing_confirmed=True,
    )
    log_in(client, cast, "signe")
    response = client.get(address_of(place, drafted), PLACES[place][2])
    assert SECRET not in all_that_it_says(response)


# The history


def history(client, cast, person) -> str:
    log_in(client, cast, person)
    page = client.get(cast.mentor.get_absolute_url()).content.decode()
    return text_of(page.split('id="historik"')[1])


def test_of_a_draft_the_history_says_that_it_was_saved(client, cast, drafted):
    assert "Gemte en kladde" in history(client, cast, "laura")
    assert SECRET not in history(client, cast, "laura")
    assert SECRET in history(client, cast, "soeren")


def test_once_it_is_submitted_the_history_tells_what_was_and_not_what_was_dropped(
    client, cast, drafted
):
    submit(cast.mentor, cast.people.soeren, results="66 forløb.", status="ikke-opfyldt")
    text = history(client, cast, "laura")
    assert "66 forløb." in text
    assert SECRET not in text
    assert SECRET in history(client, cast, "soeren")


def test_what_a_contributor_wrote_before_the_answer_is_begun_is_as_private(client, cast):
    open_round(cast.plan)
    log_in(client, cast, CONTRIBUTES)
    url = reverse("initiative-contribution", args=[cast.mentor.pk])
    client.post(url, {"comment": f"{SECRET} bidrag"})
    assert SECRET in text_of(client.get(url))
    assert SECRET not in history(client, cast, "laura")
    assert "Skrev et bidrag til opfølgningen" in history(client, cast, "laura")


# Others' hands


def test_a_planner_does_not_submit_a_units_draft_in_bulk(client, cast, drafted):
    log_in(client, cast, "pia")
    data = {
        "action": "set_status",
        "_selected_action": [cast.mentor.pk],
        "confirmed": "1",
        "status": "delvist",
    }
    response = client.post(reverse("admin:initiatives_initiative_changelist"), data)
    assert "som kun den ansvarlige enhed kan indsende" in text_of(response)
    drafted.refresh_from_db()
    assert drafted.state == "kladde"
