"""What is refused: a backup that is damaged or of a newer version, a target in use or with data,
and a folder that holds a backup."""

import json
import shutil

import pytest
from django.core.management import CommandError, call_command
from django.db import connection

from beskplan.backup.manifest import NAME, checksum
from beskplan.backup.programs import Unusable
from beskplan.backup.restoring import read_backup
from tests.beskplan.backup.installation import FIND_OLD, OLD


@pytest.fixture
def backup(taken, tmp_path):
    """A copy that the test may damage."""
    return shutil.copytree(taken, tmp_path / "kopi")


def test_a_target_with_data_is_left_alone_until_it_is_said(backup, db):
    with pytest.raises(Unusable, match="Her er allerede noget: databasen har .* tabeller"):
        read_backup(backup, replace=False)
    assert read_backup(backup, replace=True).files


def test_a_database_in_use_is_not_restored(backup, transactional_db):
    connection.close()
    with (
        connection.copy().cursor() as other,
        pytest.raises(Unusable, match="Stop tjenesten først"),
    ):
        other.execute("SELECT 1")
        read_backup(backup, replace=True)


@pytest.mark.parametrize(
    ("damage", "said"),
    [
        (lambda folder: (folder / "database.dump").write_bytes(b"x"), "database.dump er ændret"),
        (lambda folder: (folder / "database.dump").unlink(), "database.dump mangler"),
        (lambda folder: shutil.rmtree(folder / "bilag"), "bilag/.*referat.txt mangler"),
        (lambda folder: (folder / "bilag" / "nyt").write_text(""), "bilag/nyt hører ikke til"),
        (lambda folder: (folder / NAME).write_text("{"), "kan ikke læses"),
        (lambda folder: (folder / NAME).unlink(), "er ikke en sikkerhedskopi"),
    ],
)
def test_a_damaged_backup_is_refused(backup, damage, said, db):
    damage(backup)
    with pytest.raises(Unusable, match=said):
        read_backup(backup, replace=True)


def test_a_backup_of_a_newer_version_is_refused(backup, db):
    content = json.loads((backup / NAME).read_text())
    content["migrations"]["core"].append("9999_fremtid")
    (backup / NAME).write_text(json.dumps(content))
    with pytest.raises(Unusable, match="core.9999_fremtid"):
        read_backup(backup, replace=True)


def test_what_fails_on_the_way_leaves_the_target_as_it_was(backup, target):
    """The dump is cut, and its checksum made to fit: only loading it can find out."""
    dump = backup / "database.dump"
    dump.write_bytes(dump.read_bytes()[:-4000])
    content = json.loads((backup / NAME).read_text())
    content["files"]["database.dump"] = checksum(dump)
    (backup / NAME).write_text(json.dumps(content))
    target.ask(OLD)
    done = target.manage("restore", str(backup), "--replace")
    assert done.returncode == 1
    assert "Databasen er ikke ændret" in done.stderr
    assert target.ask(FIND_OLD) == [(1,)]


def test_a_backup_replaces_no_other(backup, db):
    with pytest.raises(CommandError, match="findes allerede"):
        call_command("backup", str(backup))
