"""Brings a backup back: into an empty installation or, where that is said, in place of what is
there."""

import os
import shutil
import tempfile
from collections.abc import Iterator
from io import StringIO
from pathlib import Path

from django.conf import settings
from django.core.management import CommandError, call_command
from django.db import connection
from django.db.migrations.loader import MigrationLoader
from django.utils import timezone

from beskplan.backup import manifest, programs
from beskplan.backup.manifest import DATABASE, FILES, Manifest
from beskplan.backup.programs import Unusable
from beskplan.backup.taking import row_counts
from core.whole_files import UNFINISHED


def read_backup(folder: Path, *, replace: bool) -> Manifest:
    """The backup's manifest, when it can be restored here. Raises Unusable where it is damaged, of
    a newer version, or where the target is in use or holds data that it may not replace."""
    backup = Manifest.read(folder)
    manifest.check(folder, backup)
    _check_migrations(backup)
    _check_alone()
    if not replace:
        _check_empty()
    return backup


def restore(folder: Path, backup: Manifest, *, replace: bool) -> None:
    """Files first, since one without its row harms nobody; then the database in one transaction."""
    for name in backup.attachments:
        _place_file(folder / FILES / name, settings.MEDIA_ROOT / name)
    settings.VAR_DIR.mkdir(parents=True, exist_ok=True)
    with tempfile.TemporaryDirectory(dir=settings.VAR_DIR, prefix="restore-") as work:
        connection.close()  # its locks would stand in the way
        programs.load(folder / DATABASE, emptied=replace, folder=Path(work))


def complete(backup: Manifest) -> Iterator[str]:
    """What must follow, said in Danish step by step. Raises Unusable at the end, when all steps
    have been tried, with what went wrong in any of them."""
    wrong = []
    for step in (_compare_rows, _migrate, _give_rights, _analyze, _check_status):
        try:
            yield step(backup)
        except (CommandError, Unusable) as error:
            wrong.append(str(error))
    if wrong:
        raise Unusable("\n".join(wrong))


def _check_migrations(backup: Manifest) -> None:
    known = MigrationLoader(connection).disk_migrations
    unknown = [
        f"{app}.{name}"
        for app, names in backup.migrations.items()
        for name in names
        if (app, name) not in known
    ]
    if unknown:
        raise Unusable(
            f"Sikkerhedskopien er taget af Beskplan {backup.beskplan}, som har andre tabeller end "
            f"denne udgave ({', '.join(unknown)}). Hent den udgave, og gendan med den."
        )


def _check_alone() -> None:
    others = _answer(
        "SELECT count(*) FROM pg_stat_activity WHERE datname = current_database()"
        " AND usename IS NOT NULL AND pid <> pg_backend_pid()"
    )
    if others:
        raise Unusable(f"Databasen er i brug ({others} forbindelser). Stop tjenesten først.")


def _check_empty() -> None:
    tables = _answer("SELECT count(*) FROM pg_tables WHERE schemaname = 'public'")
    files = next(manifest.attached_files(), None)
    if tables or files:
        found = f"databasen har {tables} tabeller" if tables else "mappen med bilag har filer"
        raise Unusable(
            f"Her er allerede noget: {found}. Gendan i en tom database med en tom mappe til bilag, "
            "eller tilføj --replace: så forsvinder alt, hvad databasen rummer nu."
        )


def _answer(question: str) -> int:
    with connection.cursor() as cursor:
        cursor.execute(question)
        number: int = cursor.fetchone()[0]
        return number


def _place_file(copy: Path, target: Path) -> None:
    """Under its name when all of it is on the disk; readable by the service alone."""
    _make_folders(target.parent)
    unfinished = target.with_name(target.name + UNFINISHED)
    shutil.copyfile(copy, unfinished)
    unfinished.chmod(settings.FILE_UPLOAD_PERMISSIONS)
    shutil.copystat(copy, unfinished)
    unfinished.chmod(settings.FILE_UPLOAD_PERMISSIONS)
    with unfinished.open("rb") as written:
        os.fsync(written.fileno())
    unfinished.rename(target)


def _make_folders(folder: Path) -> None:
    """With the mode that the application makes them with, parents too."""
    if folder.is_dir():
        return
    _make_folders(folder.parent)
    folder.mkdir(mode=settings.FILE_UPLOAD_DIRECTORY_PERMISSIONS)


def _compare_rows(backup: Manifest) -> str:
    counts = row_counts()
    different = [
        table
        for table in sorted({*counts, *backup.rows})
        if counts.get(table) != backup.rows.get(table)
    ]
    if different:
        raise Unusable(f"Antallet af rækker er ikke som i kopien: {', '.join(different)}.")
    return f"{sum(counts.values())} rækker i {len(counts)} tabeller, som i kopien."


def _migrate(backup: Manifest) -> str:
    _run("migrate", verbosity=0)
    return "Tabellerne passer til denne udgave af Beskplan."


def _give_rights(backup: Manifest) -> str:
    if settings.DATABASE_APPLICATION is None:
        return "Applikationen og ejeren er samme bruger: ingen roller at give rettigheder."
    _run("make_database_roles")
    return "Databasens roller har deres rettigheder."


def _analyze(backup: Manifest) -> str:
    """Of our own tables: those of the system are the server's, and it would only warn of them."""
    with connection.cursor() as cursor:
        tables = map(connection.ops.quote_name, connection.introspection.table_names(cursor))
        cursor.execute(f"ANALYZE {', '.join(tables)}")
    return "Databasen kender sine rækker igen (ANALYZE)."


def _check_status(backup: Manifest) -> str:
    day = timezone.localdate(backup.taken_at)
    try:
        _run("check_status", on=day)
    except CommandError as error:
        raise Unusable(f"check_status: {error} Kør refresh_status.") from error
    return "Alle gemte statusser svarer til reglen på den dag, kopien blev taget (check_status)."


def _run(command: str, **options: object) -> None:
    call_command(command, stdout=StringIO(), **options)
