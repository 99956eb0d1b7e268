from datetime import timedelta
from io import StringIO
from pathlib import Path

import pghistory
import pytest
from django.contrib.sessions.models import Session
from django.core.files.base import ContentFile
from django.core.management import call_command
from django.db import connection
from django.test import override_settings
from django.utils import timezone

from followup.models import Evidence, FollowUp
from initiatives.models import Initiative
from tests.beskplan.backup.installation import Installation
from tests.cast import make_cast
from tests.every_row import make_every_row


def make_working() -> Evidence:
    """Rows with history, an attached file, and a person who is logged in."""
    cast = make_cast()
    with pghistory.context(user_name="Søren Sørensen"):
        Initiative.objects.filter(pk=cast.mentor.pk).update(title="Nyt navn")
    rows = make_every_row(cast)
    Session.objects.create(session_key="nøgle", expire_date=timezone.now() + timedelta(days=1))
    call_command("refresh_status", stdout=StringIO())
    evidence = Evidence(follow_up=rows[FollowUp], title="Referat", added_at=timezone.now())
    evidence.file.save("referat.txt", ContentFile("Aftalt på mødet".encode()))
    return evidence


def take(folder: Path) -> Path:
    call_command("backup", str(folder), stdout=StringIO())
    return folder


@pytest.fixture
def working(transactional_db, settings, tmp_path):
    """A working installation; its attached file."""
    settings.MEDIA_ROOT = tmp_path / "media"
    return make_working()


@pytest.fixture
def backup(working, tmp_path):
    """Of an installation that is still there."""
    return take(tmp_path / "kopi")


@pytest.fixture(scope="module")
def taken(django_db_setup, django_db_blocker, tmp_path_factory):
    """One for the module, of an installation that is emptied again."""
    folder = tmp_path_factory.mktemp("backup")
    with django_db_blocker.unblock(), override_settings(MEDIA_ROOT=folder / "media"):
        make_working()
        copy = take(folder / "kopi")
        call_command("flush", interactive=False, verbosity=0)
    return copy


@pytest.fixture
def target(tmp_path):
    made = Installation(tmp_path / "nyt", f"{connection.settings_dict['NAME']}_nyt")
    yield made
    made.remove()
