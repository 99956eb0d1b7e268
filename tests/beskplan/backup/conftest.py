from datetime import timedelta
from io import StringIO

import pghistory
import pytest
from django.contrib.sessions.models import Session
from django.core.files.base import ContentFile
from django.core.management import call_command
from django.utils import timezone

from followup.models import Evidence, FollowUp
from initiatives.models import Initiative
from tests.cast import make_cast
from tests.every_row import make_every_row


@pytest.fixture
def working(transactional_db, settings, tmp_path):
    """An installation with history, an attached file, and a person who is logged in."""
    settings.MEDIA_ROOT = tmp_path / "media"
    cast = make_cast()
    with pghistory.context(user_name="Søren Sørensen"):
        Initiative.objects.filter(pk=cast.mentor.pk).update(title="Nyt navn")
    rows = make_every_row(cast)
    Session.objects.create(session_key="nøgle", expire_date=timezone.now() + timedelta(days=1))
    call_command("refresh_status", stdout=StringIO())
    evidence = Evidence(follow_up=rows[FollowUp], title="Referat", added_at=timezone.now())
    evidence.file.save("referat.txt", ContentFile("Aftalt på mødet".encode()))
    return evidence


@pytest.fixture
def backup(working, tmp_path):
    folder = tmp_path / "kopi"
    call_command("backup", str(folder), stdout=StringIO())
    return folder
