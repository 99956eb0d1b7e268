"""Takes a backup while the application works."""

import os
import shutil
from collections.abc import Iterator
from contextlib import contextmanager
from datetime import datetime
from pathlib import Path

from django.conf import settings
from django.contrib.sessions.models import Session
from django.db import connection, transaction
from django.db.migrations.recorder import MigrationRecorder

from beskplan.backup import manifest, programs
from beskplan.backup.manifest import DATABASE, FILES, Manifest
from core.whole_files import UNFINISHED

UNFINISHED_BACKUP = ".ufaerdig"
# Log-ins that have ended since must not begin again.
WITHOUT_ROWS = (Session._meta.db_table,)


def take_backup(folder: Path, *, at: datetime) -> Manifest:
    """Writes `folder`, which must not be there. It has its name when all of it is on the disk;
    what is interrupted leaves nothing, or at most a folder whose name says that it is unfinished.

    Database and files belong together: the database is dumped as it stood when the files had been
    copied, and those that came meanwhile are copied after it. A file that is removed at the same
    time may be there without its row, never the other way round but for one attached and removed
    within that time.
    """
    if folder.exists():
        raise programs.Unusable(f"{folder} findes allerede.")
    unfinished = folder.with_name(folder.name + UNFINISHED_BACKUP)
    shutil.rmtree(unfinished, ignore_errors=True)
    unfinished.mkdir(mode=0o700, parents=True)
    try:
        written = _write(unfinished, at)
        _sync(unfinished)
        unfinished.rename(folder)
        _sync_folder(folder.parent)
    except BaseException:
        shutil.rmtree(unfinished, ignore_errors=True)
        raise
    return written


def _write(folder: Path, at: datetime) -> Manifest:
    _copy_new_files(folder / FILES)
    with _snapshot() as snapshot:
        rows = row_counts()
        migrations = applied_migrations()
        programs.dump(snapshot=snapshot, without_rows_of=WITHOUT_ROWS, to=folder / DATABASE)
    _copy_new_files(folder / FILES)
    (folder / DATABASE).chmod(0o600)
    written = Manifest(
        taken_at=at,
        beskplan=manifest.own_version(),
        postgresql=server_version(),
        migrations=migrations,
        rows=rows,
        files={name: manifest.checksum(folder / name) for name in manifest.files_in(folder)},
    )
    written.write(folder)
    return written


@contextmanager
def _snapshot() -> Iterator[str]:
    """A moment of the database that other programs can see too, while this lasts."""
    with transaction.atomic(durable=True), connection.cursor() as cursor:
        cursor.execute("SET TRANSACTION ISOLATION LEVEL REPEATABLE READ, READ ONLY")
        cursor.execute("SELECT pg_export_snapshot()")
        yield cursor.fetchone()[0]


def _copy_new_files(folder: Path) -> None:
    """An attached file never changes: what is there is copied once."""
    folder.mkdir(mode=0o700, exist_ok=True)
    for name in manifest.attached_files():
        copy = folder / name
        if name.endswith(UNFINISHED) or copy.exists():
            continue
        copy.parent.mkdir(mode=0o700, parents=True, exist_ok=True)
        try:
            shutil.copy2(settings.MEDIA_ROOT / name, copy)
        except FileNotFoundError:  # removed since it was listed
            copy.unlink(missing_ok=True)


def row_counts() -> dict[str, int]:
    """Of every table but those whose rows are left out."""
    with connection.cursor() as cursor:
        counts = {}
        for table in sorted(connection.introspection.table_names(cursor)):
            if table not in WITHOUT_ROWS:
                cursor.execute(f"SELECT count(*) FROM {connection.ops.quote_name(table)}")  # noqa: S608 - the name of a table
                counts[table] = cursor.fetchone()[0]
    return counts


def applied_migrations() -> dict[str, list[str]]:
    found: dict[str, list[str]] = {}
    for app, name in sorted(MigrationRecorder(connection).applied_migrations()):
        found.setdefault(app, []).append(name)
    return found


def server_version() -> str:
    with connection.cursor() as cursor:
        cursor.execute("SHOW server_version")
        return cursor.fetchone()[0]


def _sync(folder: Path) -> None:
    for name in manifest.files_in(folder):
        with (folder / name).open("rb") as file:
            os.fsync(file.fileno())
    for path in (folder, *folder.rglob("*")):
        if path.is_dir():
            _sync_folder(path)


def _sync_folder(folder: Path) -> None:
    handle = os.open(folder, os.O_RDONLY)
    try:
        os.fsync(handle)
    finally:
        os.close(handle)
