"""Attached files and the rows that name them."""

import os
from datetime import timedelta

import pghistory
import pytest
from django.core.management import CommandError, call_command
from django.utils import timezone

from beskplan.backup.attachments import compare
from core.models import Deletion
from followup.models import Evidence


def test_files_of_nobody_and_rows_without_files_are_named(working, settings, capsys):
    (settings.MEDIA_ROOT / "bilag" / "ukendt.txt").write_text("Ingen nævner mig")
    at = timezone.now() + timedelta(days=2)
    assert compare(at=at)[:2] == ([], ["bilag/ukendt.txt"])
    assert compare(at=timezone.now()).orphans == []  # somebody may be attaching it
    (settings.MEDIA_ROOT / working.file.name).unlink()
    assert compare(at=at).missing == [working.file.name]


def test_a_file_that_a_job_has_made_is_nobodys_orphan(working, settings):
    made = settings.MEDIA_ROOT / "koersler" / "1"
    made.parent.mkdir()
    made.write_text("Filen, der blev bestilt")
    assert compare(at=timezone.now() + timedelta(days=2)).orphans == []


def test_a_file_without_its_row_can_be_deleted_and_a_row_without_its_file_fails_the_check(
    working, settings, capsys
):
    unknown = settings.MEDIA_ROOT / "bilag" / "ukendt.txt"
    unknown.write_text("Ingen nævner mig")
    os.utime(unknown, (0, 0))
    call_command("check_files", "--delete")
    assert "slettet: bilag/ukendt.txt" in capsys.readouterr().out
    assert not unknown.exists()
    (settings.MEDIA_ROOT / working.file.name).unlink()
    with pytest.raises(CommandError, match="1 bilag mangler deres fil"):
        call_command("check_files")


def test_the_file_of_what_can_be_restored_is_nobodys_orphan(working):
    """Deleted under the administration: its row comes back with a click for 30 days."""
    with pghistory.context(user_name="Pia"):
        working.delete()
    event = Evidence.pgh_event_model.objects.get(pgh_label="delete")
    at = timezone.now() + timedelta(days=2)
    assert compare(at=at).orphans == [working.file.name]
    Deletion.objects.create(context=event.pgh_context_id, what="Bilag", deleted_at=timezone.now())
    assert compare(at=at)[1:] == ([], [working.file.name])
    assert compare(at=at + timedelta(days=30)).orphans == [working.file.name]
