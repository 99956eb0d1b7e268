"""The drill: a backup of a working installation, restored into an empty one on the same server."""

import psycopg2
import pytest
from django.core.management import call_command
from django.db import connection

from tests.beskplan.backup.installation import FIND_OLD, OLD

EACH_TABLES_ROWS = """
    SELECT format('SELECT %L, md5(string_agg(r::text, '','' ORDER BY r::text)) FROM %I r', t, t)
    FROM (SELECT tablename AS t FROM pg_tables WHERE schemaname = 'public' AND tablename NOT IN
          ('django_session', 'django_migrations')) s
"""
STRUCTURE = """
    SELECT tgrelid::regclass::text, tgname, pg_get_triggerdef(oid), tgenabled::text,
           obj_description(oid, 'pg_trigger')
    FROM pg_trigger WHERE NOT tgisinternal
    UNION ALL SELECT tablename, indexname, '', '', '' FROM pg_indexes WHERE schemaname = 'public'
    UNION ALL SELECT conrelid::regclass::text, conname, contype::text, '', ''
    FROM pg_constraint WHERE connamespace = 'public'::regnamespace
    UNION ALL SELECT sequencename, '', last_value::text, '', '' FROM pg_sequences
    WHERE schemaname = 'public' AND sequencename !~ '^django_(migrations|session)'
"""


def ask(sql):
    with connection.cursor() as cursor:
        cursor.execute(sql)
        return cursor.fetchall()


def digests(asking):
    """One for each table, of all its rows."""
    return dict(asking(sql)[0] for (sql,) in sorted(asking(EACH_TABLES_ROWS)))


def refused_there(target, sql, user):
    with pytest.raises(psycopg2.Error) as error:
        target.ask(sql, user)
    return str(error.value)


def test_the_drill(working, backup, target):
    done = target.manage("restore", str(backup))
    assert done.returncode == 0, done.stderr
    # Rows, and what holds them
    assert digests(target.ask) == digests(ask)
    assert sorted(target.ask(STRUCTURE)) == sorted(ask(STRUCTURE))
    # Files
    (copy,) = [path for path in target.media.rglob("*") if path.is_file()]
    assert copy.relative_to(target.media).as_posix() == working.file.name
    assert copy.read_text() == "Aftalt på mødet"
    assert copy.stat().st_mode & 0o777 == 0o600
    # History is there, and only added to
    (name,) = target.ask("SELECT metadata->>'user_name' FROM pghistory_context")[0]
    assert name == "Søren Sørensen"
    rewrite = "UPDATE initiatives_initiativeevent SET title = 'Omskrevet'"
    assert "they are only added" in refused_there(target, rewrite, target.owner)
    assert "permission denied" in refused_there(target, rewrite, target.application)
    # The application reads and writes
    target.ask("UPDATE initiatives_initiative SET title = 'Ret'", target.application)
    assert "permission denied" in refused_there(target, "DELETE FROM auth_user", target.application)
    # Who was logged in is not
    assert target.ask("SELECT count(*) FROM django_session") == [(0,)]
    # What is said
    assert "2 filer svarer til deres kontrolsum" in done.stdout
    assert "som i kopien" in done.stdout
    assert "0 bilag mangler deres fil" in done.stdout
    assert "check_status" in done.stdout


def test_what_is_there_is_replaced_when_that_is_said(backup, target):
    target.ask(OLD)
    done = target.manage("restore", str(backup), "--replace")
    assert done.returncode == 0, done.stderr
    assert target.ask(FIND_OLD) == [(0,)]
    assert digests(target.ask) == digests(ask)


def test_a_backup_that_is_interrupted_leaves_nothing(working, tmp_path, monkeypatch):
    def killed(**options):
        raise KeyboardInterrupt

    folder = tmp_path / "kopier" / "kopi"
    monkeypatch.setattr("beskplan.backup.programs.dump", killed)
    with pytest.raises(KeyboardInterrupt):
        call_command("backup", str(folder))
    assert list(folder.parent.iterdir()) == []
