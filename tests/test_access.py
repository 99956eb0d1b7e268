"""Every address × every person: who gets in, on their own units' initiatives and on others'.

A new address fails `test_every_address_is_in_the_table` until it has a row here.
"""

import pytest
from django.core.files.uploadedfile import SimpleUploadedFile
from django.urls import get_resolver, reverse
from django.utils import timezone

from beskplan.accounts.roles import ensure_roles
from core.jobs.files import result_file
from core.jobs.models import Job, JobState, Queue
from core.jobs.queue import add_job
from followup.models import Evidence
from followup.snapshots.taking import take_snapshot_of_loaded
from initiatives.models import Initiative
from tests.cast import open_round

PEOPLE = ("laura", "soeren", "mette", "ulla", "lars", "aase", "pia", "signe", "nils")
STAFF = {"pia", "signe"}

# Readable by everybody with a login. Name -> the name of the cast's object that it is about.
READABLE = {
    "overview": None,
    "attention": None,
    "plausibility": None,
    "line-of-sight": None,
    "line-gaps": None,
    "across-years": None,
    "initiative-chain": "mentor.pk",
    "plans": None,
    "plan": "plan.slug",
    "plan-goals-paper": "plan.slug",
    "plan-paper": "plan.slug",
    "initiatives": None,
    "initiative": "mentor.pk",
    "targets": None,
    "target": "mentor_target.pk",
    "minister-goals": None,
    "measurements": None,
    "indicators": None,
    "indicator": "mentorforloeb.pk",
    "budget": None,
    "units": None,
    "unit": "units.skelbaekgade.pk",
    "my-tasks": None,
    "rounds": None,
    "reports": None,
    "export": None,
    "search": None,
    "files": None,
    "password-change": None,
}
# For system administrators alone.
SYSTEM = {"security-log", "security-log-file", "jobs"}
# For planners, who system administrators are too.
PLANNING = {"notices"}
# Of a file that Aase has ordered.
FILES = {"file", "file-download"}
OPEN = {"login", "health", "health-reading", "health-jobs", "accessibility", "password-forgotten"}
POST_ONLY = {"logout", "initiative-calculation", "round-nudge", "file-cancel"}
# A round's pages for those who run it or approve in it.
CYCLE = {
    "round-open": {"pia", "signe"},
    "round-close": {"pia", "signe"},
    "round-reopen": {"pia", "signe"},
    "round-approve": {"lars", "pia", "signe"},
}
# Tested below, by initiative or with an object of its own.
OTHERS = {
    "password-new",  # tests/beskplan/accounts/test_forgotten.py
    "initiative-update",
    "initiative-contribution",
    "evidence",
    "round",
    *CYCLE,
    "round-paper",
    "round-workbook",
    "round-print",
}
# Who may write about which of the cast's initiatives (report or measure).
WRITES = {
    "mentor": {"soeren", "mette", "lars", "signe"},  # Skelbækgade leads, Musvågevej contributes
    "sygeforloeb": {"mette", "lars", "signe"},  # Musvågevej leads
    "raadgivning": {"pia", "signe"},  # no unit
    "natcafe": {"pia", "signe"},  # no unit
}


def log_in(client, cast, person):
    client.force_login(
        getattr(cast.people, person), backend="django.contrib.auth.backends.ModelBackend"
    )


def argument(cast, path):
    for part in path.split("."):
        cast = getattr(cast, part)
    return cast


def address(cast, name):
    path = READABLE[name]
    return reverse(name, args=[argument(cast, path)] if path else [])


def pk(cast, name):
    return getattr(cast, name).pk


def update_address(cast, name):
    return reverse("initiative-update", args=[pk(cast, name)])


def own_names():
    for pattern in get_resolver().url_patterns:
        if getattr(pattern, "app_name", None) == "admin":
            continue
        for entry in getattr(pattern, "url_patterns", [pattern]):
            yield entry.name


def test_every_address_is_in_the_table():
    assert set(own_names()) == set(READABLE) | SYSTEM | PLANNING | FILES | OPEN | POST_ONLY | OTHERS


@pytest.mark.parametrize("person", PEOPLE)
def test_everybody_with_a_login_reads_every_page(client, cast, person):
    log_in(client, cast, person)
    found = {name: client.get(address(cast, name)).status_code for name in READABLE}
    assert found == dict.fromkeys(READABLE, 200)


def test_a_visitor_is_sent_to_the_login(client, cast):
    found = {name: client.get(address(cast, name)) for name in READABLE}
    login = reverse("login")
    assert {name for name, response in found.items() if login not in response.url} == set()


def test_a_visitor_is_sent_away_from_the_admin(client, db):
    assert client.get(reverse("admin:index")).status_code == 302


@pytest.mark.parametrize(
    ("name", "people"),
    [
        *((name, {"signe"}) for name in sorted(SYSTEM)),
        *((name, {"pia", "signe"}) for name in sorted(PLANNING)),
    ],
)
def test_some_pages_are_for_administrators(client, cast, name, people):
    assert reverse("login") in client.get(reverse(name)).url
    assert who_gets_in(client, cast, reverse(name)) == people


@pytest.mark.parametrize("name", sorted(FILES))
def test_a_file_is_its_owners_and_the_system_administrators(client, cast, name, settings, tmp_path):
    settings.MEDIA_ROOT, at = tmp_path, timezone.now()
    job = add_job(queue=Queue.EXPORT, kind="fil", title="Excel", owner=cast.people.aase, at=at)
    with result_file(job) as (path, file):
        file.write(b"indhold")
    Job.objects.update(state=JobState.DONE, result_path=path, result_name="tal.xlsx")
    address = reverse(name, args=[job.pk])
    assert reverse("login") in client.get(address).url
    assert who_gets_in(client, cast, address) == {"aase", "signe"}


def who_gets_in(client, cast, address):
    found = set()
    for person in PEOPLE:
        log_in(client, cast, person)
        if client.get(address).status_code == 200:
            found.add(person)
    return found


@pytest.mark.parametrize("name", sorted(OPEN - {"health-jobs"}))
def test_open_pages_need_no_login(client, db, name):
    assert client.get(reverse(name)).status_code == 200


def test_a_watchdog_needs_no_login_to_hear_that_no_job_is_done(client, db):
    assert client.get(reverse("health-jobs")).status_code == 503


@pytest.mark.parametrize("person", PEOPLE)
def test_the_update_page_opens_for_those_who_may_write(client, cast, person):
    log_in(client, cast, person)
    found = {name: client.get(update_address(cast, name)).status_code for name in WRITES}
    assert found == {name: 200 if person in people else 403 for name, people in WRITES.items()}


@pytest.mark.parametrize("person", PEOPLE)
def test_a_post_by_those_who_may_not_is_refused_and_changes_nothing(client, cast, person):
    log_in(client, cast, person)
    before = list(Initiative.objects.order_by("pk").values())
    foreign = [name for name, people in WRITES.items() if person not in people]
    posted = {"status": "ikke-opfyldt", "version": 1}
    found = {name: client.post(update_address(cast, name), posted).status_code for name in foreign}
    assert found == dict.fromkeys(foreign, 403)
    assert list(Initiative.objects.order_by("pk").values()) == before


@pytest.mark.parametrize("person", PEOPLE)
def test_the_button_is_shown_to_those_who_may_use_it(client, cast, person):
    log_in(client, cast, person)
    pages = {name: client.get(reverse("initiative", args=[pk(cast, name)])) for name in WRITES}
    shown = {
        name for name, page in pages.items() if update_address(cast, name) in page.content.decode()
    }
    assert shown == {name for name, people in WRITES.items() if person in people}


@pytest.mark.parametrize("person", PEOPLE)
def test_a_contribution_is_open_to_the_units_that_take_part(client, cast, person):
    log_in(client, cast, person)
    found = {
        name: client.get(reverse("initiative-contribution", args=[pk(cast, name)])).status_code
        for name in WRITES
    }
    assert found == {name: 200 if person in people else 403 for name, people in WRITES.items()}


@pytest.mark.parametrize("person", PEOPLE)
def test_the_pages_of_a_rounds_cycle_are_open_to_those_who_run_it(client, cast, person):
    in_round = open_round(cast.plan)
    log_in(client, cast, person)
    found = {}
    for name in CYCLE:
        url = reverse(name, args=[] if name == "round-open" else [in_round.slug])
        found[name] = client.get(url).status_code, client.post(url, {}).status_code
    assert found == {
        name: (200, 200) if person in people else (403, 403) for name, people in CYCLE.items()
    }


@pytest.mark.parametrize("person", PEOPLE)
def test_every_editions_papers_are_open_to_whoever_reads_the_round(client, cast, person):
    closed = open_round(cast.plan, state="lukket")
    take_snapshot_of_loaded(closed, at=timezone.now())
    addresses = [
        reverse(name, args=[closed.slug, *edition])
        for name in ("round-paper", "round-workbook", "round-print")
        for edition in ((), (1,))
    ]
    assert {client.get(one).status_code for one in addresses} == {302}
    log_in(client, cast, person)
    assert {client.get(one).status_code for one in addresses} == {200}


@pytest.mark.parametrize("person", PEOPLE)
def test_only_planners_remind_a_unit(client, cast, person):
    in_round = open_round(cast.plan)
    log_in(client, cast, person)
    url = reverse("round-nudge", args=[in_round.slug])
    response = client.post(url, {"unit": cast.units.skelbaekgade.pk})
    assert response.status_code == (302 if person in STAFF else 403)
    assert client.get(url).status_code == 405


def evidence_of(initiative, state):
    """A file with the follow-up of a round that is open."""
    follow_up = initiative.follow_ups.create(
        round=open_round(initiative.plan), effective_on="2007-12-31", state=state
    )
    return Evidence.objects.create(
        follow_up=follow_up,
        title="Notat",
        file=SimpleUploadedFile("notat.pdf", b"%PDF-"),
        added_at=timezone.now(),
    )


@pytest.mark.parametrize("state", ["kladde", "indsendt"])
def test_evidence_is_read_by_all_once_it_is_handed_in(client, cast, settings, tmp_path, state):
    settings.MEDIA_ROOT = tmp_path
    url = reverse("evidence", args=[evidence_of(cast.mentor, state).pk])
    assert reverse("login") in client.get(url).url
    found = set()
    for person in PEOPLE:
        log_in(client, cast, person)
        if client.get(url).status_code == 200:
            found.add(person)
    assert found == ({"soeren", "lars", "signe"} if state == "kladde" else set(PEOPLE))


@pytest.mark.parametrize("person", PEOPLE)
def test_only_planners_and_system_administrators_enter_the_admin(client, cast, person):
    log_in(client, cast, person)
    status = client.get(reverse("admin:index")).status_code
    assert (status == 200) == (person in STAFF)


@pytest.mark.parametrize("person", PEOPLE)
def test_what_was_deleted_is_listed_and_restored_by_planners(client, cast, person):
    log_in(client, cast, person)
    url = reverse("admin:core_deletion_changelist")
    found = client.get(url).status_code, client.post(url, {"action": "restore"}).status_code
    assert found == ((200, 200) if person in STAFF else (403, 403))


@pytest.mark.parametrize("person", PEOPLE)
def test_locked_accounts_are_for_system_administrators(client, cast, person):
    ensure_roles()
    log_in(client, cast, person)
    status = client.get(reverse("admin:auth_user_locked")).status_code
    assert status == (200 if person == "signe" else 403)
