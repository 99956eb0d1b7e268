"""The migrated database that every test database is a copy of.

To migrate takes twenty seconds of work, to copy the outcome less than one, and each process of a
run has a database of its own. A template belongs to one state of the migrations, stays on the
server for the next run, and goes when the migrations change.
"""

import fcntl
import hashlib
from collections.abc import Iterator
from contextlib import closing, contextmanager
from pathlib import Path

import psycopg2
from django.db import connection
from psycopg2.sql import SQL, Identifier

PREFIX = "beskplan_template"
HALF_MADE = "half_made"


def template_database(root: Path, var: Path) -> str:
    """The name of a database of `root`'s migrations, which is made unless it is there. One process
    makes it while the others wait."""
    own = f"{PREFIX}_{_digest([str(root).encode()], 6)}"
    name = f"{own}_{fingerprint(root)}"
    with _alone(var / "test-template.lock"), _server() as server:
        found = _databases(server, own)
        if name not in found:
            _migrate(f"{own}_{HALF_MADE}")
            # The name comes last: a run that is killed on the way leaves nothing that is copied.
            _run(server, "ALTER DATABASE {} RENAME TO {}", f"{own}_{HALF_MADE}", name)
            for old in found - {name, f"{own}_{HALF_MADE}"}:
                _run(server, "DROP DATABASE IF EXISTS {}", old)
    return name


def fingerprint(root: Path) -> str:
    """Of all that decides what a migrated database holds: the migrations and the libraries."""
    files = [root / "requirements.lock", *sorted(root.glob("*/migrations/*.py"))]
    named = (str(path.relative_to(root)).encode() + b"\0" + path.read_bytes() for path in files)
    return _digest(named, 12)


def _digest(parts, length: int) -> str:
    digest = hashlib.sha256()
    for part in parts:
        digest.update(part)
    return digest.hexdigest()[:length]


@contextmanager
def _alone(path: Path) -> Iterator[None]:
    path.parent.mkdir(parents=True, exist_ok=True)
    with path.open("w") as lock:
        fcntl.flock(lock, fcntl.LOCK_EX)
        yield


@contextmanager
def _server():
    with closing(psycopg2.connect(**connection.get_connection_params())) as server:
        server.autocommit = True
        yield server


def _databases(server, prefix: str) -> set[str]:
    with server.cursor() as cursor:
        cursor.execute(
            "SELECT datname FROM pg_database WHERE starts_with(datname, %s)", [f"{prefix}_"]
        )
        return {name for (name,) in cursor}


def _migrate(name: str) -> None:
    """Makes the database with Django's own function for test databases, and leaves it."""
    test, before = connection.settings_dict["TEST"], connection.settings_dict["NAME"]
    chosen, test["NAME"] = test["NAME"], name
    connection.creation.create_test_db(verbosity=0, autoclobber=True, serialize=False)
    connection.creation.destroy_test_db(before, verbosity=0, keepdb=True)
    test["NAME"] = chosen


def _run(server, statement: str, *names: str) -> None:
    with server.cursor() as cursor:
        cursor.execute(SQL(statement).format(*map(Identifier, names)))
