"""Which migrated database a run copies: the one of the migrations that it has."""

from pathlib import Path

import pytest
from django.db import connection
from django.db.migrations.recorder import MigrationRecorder

from tests.template_database import fingerprint


@pytest.fixture
def project(tmp_path) -> Path:
    (tmp_path / "requirements.lock").write_text("django==5.2.1\n")
    (tmp_path / "plans" / "migrations").mkdir(parents=True)
    (tmp_path / "plans" / "migrations" / "0001_initial.py").write_text("operations = []\n")
    return tmp_path


def test_the_same_migrations_have_the_same_template(project):
    assert fingerprint(project) == fingerprint(project)


@pytest.mark.parametrize(
    "changed",
    ["plans/migrations/0001_initial.py", "plans/migrations/0002_x.py", "requirements.lock"],
)
def test_a_change_of_migrations_or_libraries_makes_another(project, changed):
    before = fingerprint(project)
    (project / changed).write_text("changed")
    assert fingerprint(project) != before


def test_a_test_database_is_migrated_and_empty(db, django_user_model):
    assert MigrationRecorder(connection).applied_migrations()
    assert not django_user_model.objects.exists()
