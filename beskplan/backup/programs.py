"""PostgreSQL's own programs, of the server's version, on the application's database."""

import os
import shutil
import subprocess
from pathlib import Path

from django.conf import settings
from django.db import connection
from psycopg2.extensions import make_dsn

# Extensions that the database's administrator made keep the comment that they came with.
EXTENSION_COMMENT = " COMMENT - EXTENSION "
EMPTY_DATABASE = (
    "DROP SCHEMA public CASCADE; CREATE SCHEMA public; GRANT USAGE ON SCHEMA public TO PUBLIC"
)
LOCK_SECONDS = 10
NOT_SHOWN = ("password", "options", "cursor_factory")


class Unusable(Exception):
    """A Danish sentence for whoever started the command."""


def dump(*, snapshot: str, without_rows_of: tuple[str, ...], to: Path) -> None:
    """The database as the exported snapshot sees it, as PostgreSQL's own packed file."""
    left_out = [f"--exclude-table-data={table}" for table in without_rows_of]
    options = ["--format=custom", f"--snapshot={snapshot}", f"--lock-wait-timeout={LOCK_SECONDS}s"]
    _run(_on_database("pg_dump", *options, *left_out, f"--file={to}"))


def load(packed: Path, *, emptied: bool, folder: Path) -> None:
    """What `dump` wrote, in one transaction: all of it or nothing. `emptied`: what is there goes.
    The whole script is written to `folder` first, since half of one could be run as well."""
    listed = _run([program("pg_restore"), "--list", packed])
    contents, script = folder / "contents", folder / "script.sql"
    entries = [line for line in listed.splitlines() if EXTENSION_COMMENT not in line]
    contents.write_text("\n".join(entries), encoding="utf-8")
    plain = ["--no-owner", "--no-privileges", f"--use-list={contents}", f"--file={script}"]
    _run([program("pg_restore"), *plain, packed])
    first = ["--command", EMPTY_DATABASE] if emptied else []
    options = ["--no-psqlrc", "--quiet", "--single-transaction", "--set", "ON_ERROR_STOP=1"]
    patience = {"PGOPTIONS": f"-c lock_timeout={LOCK_SECONDS}s -c client_min_messages=warning"}
    _run(_on_database("psql", *options, *first, "--file", script), patience)


def _on_database(name: str, *options: object) -> list:
    """The command with the application's own way to its database, but for our limits on waiting
    and for the password, which other users of the machine could see."""
    found = connection.get_connection_params()
    where = {key: found[key] for key in found if key not in NOT_SHOWN}
    return [program(name), *options, f"--dbname={make_dsn(**where)}"]


def _run(command: list, variables: dict[str, str] | None = None) -> str:
    """What it prints."""
    environment = {**os.environ, **(variables or {})}
    if password := connection.settings_dict["PASSWORD"]:
        environment["PGPASSWORD"] = password
    done = subprocess.run(  # noqa: S603 - our own command and paths
        [str(part) for part in command],
        env=environment,
        capture_output=True,
        encoding="utf-8",
        check=False,
    )
    if done.returncode:
        raise Unusable(f"{Path(command[0]).name} gik i stå: {done.stderr.strip()}")
    return done.stdout


def program(name: str) -> Path:
    """Of the server's own major version: another one's files may not fit it."""
    wanted = connection.pg_version // 10000
    for folder in _folders(wanted):
        found = folder / name
        if found.is_file() and _major(found) == wanted:
            return found
    raise Unusable(
        f"Serveren er PostgreSQL {wanted}, og {name} af den version blev ikke fundet. Installér "
        f"postgresql-client-{wanted}, eller sæt BESKPLAN_POSTGRES_PROGRAMS til dens mappe."
    )


def _folders(major: int) -> list[Path]:
    named, found = settings.POSTGRES_PROGRAMS, shutil.which("pg_dump")
    folders = [Path(named)] if named else []
    folders.append(Path(f"/usr/lib/postgresql/{major}/bin"))
    if found:
        folders.append(Path(found).parent)
    if "DATABASE_URL" not in os.environ:  # only then is the embedded server's package loaded
        from beskplan.server.database import embedded_programs

        folders.append(embedded_programs())
    return folders


def _major(path: Path) -> int:
    """Of what it says about itself: "pg_dump (PostgreSQL) 15.20 (Debian …)"."""
    said = subprocess.run(  # noqa: S603 - a program of PostgreSQL's
        [path, "--version"], stdout=subprocess.PIPE, encoding="utf-8", check=False
    ).stdout
    version = said.partition("(PostgreSQL) ")[2].split(".")[0].split(" ")[0]
    return int(version) if version.isdigit() else 0
