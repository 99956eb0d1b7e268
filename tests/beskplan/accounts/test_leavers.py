"""Who left years ago becomes nameless, everywhere the application stores a name."""

from datetime import timedelta
from io import StringIO

import pghistory
import pytest
from django.contrib.auth.models import User
from django.core.management import call_command
from django.db import connection
from django.utils import timezone

from beskplan.accounts.leavers import leavers, left_at
from core.history.changes import history_of
from followup.models import FollowUp
from followup.snapshots.taking import take_snapshot_of_loaded
from initiatives.models import TrackedUser
from targets.models import TargetRevision
from tests.cast import open_round

EVERYWHERE = """
    SELECT table_name FROM information_schema.tables
    WHERE table_schema = 'public' AND table_type = 'BASE TABLE'
"""


@pytest.fixture
def soeren(cast):
    """Has written, been mentioned in a closed round, and closed his account long ago."""
    soeren = cast.people.soeren
    soeren.email = "soeren@kk.dk"
    soeren.save()
    with pghistory.context(user=soeren.pk, user_name=soeren.get_full_name()):
        answer = FollowUp.objects.create(
            initiative=cast.mentor,
            round=open_round(cast.plan, state="lukket"),
            effective_on="2007-12-31",
            status="delvist",
            state="godkendt",
            written_by=soeren,
            written_at=timezone.now(),
        )
    TargetRevision.objects.create(
        target=cast.mentor_target, reason="Ny aftale", decided_by=soeren, at=timezone.now()
    )
    take_snapshot_of_loaded(answer.round, at=timezone.now())
    soeren.is_active = False
    soeren.save()
    return soeren


def forget(settings, *arguments) -> str:
    settings.LEAVER_YEARS = 0
    out = StringIO()
    call_command("forget_leavers", *arguments, stdout=out)
    return out.getvalue()


def tables_with(text: str) -> set[str]:
    found = set()
    with connection.cursor() as cursor:
        cursor.execute(EVERYWHERE)
        for (table,) in cursor.fetchall():
            cursor.execute(
                f'SELECT count(*) FROM "{table}" AS stored WHERE strpos(stored::text, %s) > 0',
                [text],
            )
            if cursor.fetchone()[0]:
                found.add(table)
    return found


def test_the_name_is_nowhere_in_the_database(soeren, settings):
    names = (soeren.get_full_name(), soeren.last_name, soeren.email)
    assert all(tables_with(name) for name in names)
    assert soeren.get_full_name() in forget(settings)
    assert {name: tables_with(name) for name in names} == dict.fromkeys(names, set())


def test_what_was_written_stays_under_a_pseudonym(soeren, settings, cast):
    forget(settings)
    answer = cast.mentor.follow_ups.get()
    assert answer.written_by == soeren
    assert str(answer.written_by.get_full_name()) == f"Tidligere medarbejder {soeren.pk}"
    told = {entry.who for entry in history_of(cast.mentor)}
    assert f"Tidligere medarbejder {soeren.pk}" in told


def test_roles_units_and_the_way_in_are_gone(soeren, settings):
    forget(settings)
    soeren.refresh_from_db()
    assert not soeren.groups.exists()
    assert not soeren.memberships.exists()
    assert not soeren.has_usable_password()
    assert (soeren.username, soeren.email) == (f"tidligere-{soeren.pk}", "")


def test_it_is_done_once(soeren, settings):
    forget(settings)
    assert forget(settings) == ""


def test_a_dry_run_only_names_them(soeren, settings):
    assert soeren.get_full_name() in forget(settings, "--dry-run")
    assert User.objects.filter(email="soeren@kk.dk").exists()


def test_whoever_left_lately_or_works_here_keeps_the_name(soeren, cast):
    before = timezone.now() - timedelta(days=1)
    assert list(leavers(before=before)) == []
    assert [one.user for one in leavers(before=timezone.now() + timedelta(days=1))] == [soeren]


def test_the_day_is_that_of_the_last_closing(soeren):
    soeren.is_active = True
    soeren.save()
    soeren.is_active = False
    soeren.save()
    events = TrackedUser.pgh_event_model.objects.filter(pgh_obj=soeren.pk)
    assert left_at(soeren) == events.latest("pgh_id").pgh_created_at


def test_a_namesakes_deeds_in_closed_rounds_keep_the_name(soeren, settings):
    User.objects.create(username="b", first_name=soeren.first_name, last_name=soeren.last_name)
    name = soeren.get_full_name()
    forget(settings)
    assert "followup_roundsnapshot" in tables_with(name)
