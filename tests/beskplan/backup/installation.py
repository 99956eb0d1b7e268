"""A second installation on the test's server: its own database, owner, application and folder."""

import os
import subprocess
import sys
from contextlib import closing
from pathlib import Path
from urllib.parse import quote, urlencode

import psycopg2
from django.conf import settings
from django.db import connection

from beskplan.backup.programs import program

# What stands in a database before a backup replaces it.
OLD = "CREATE TABLE old (id int)"
FIND_OLD = "SELECT count(*) FROM pg_tables WHERE tablename = 'old'"


class Installation:
    """Empty when it is made; `manage` runs a command of manage.py there."""

    def __init__(self, folder: Path, name: str):
        self.folder, self.name = folder, name
        self.owner, self.application = f"{name}_ejer", f"{name}_app"
        self.media = folder / "media"
        folder.mkdir()
        self.remove()
        _ask(f'CREATE ROLE "{self.owner}" LOGIN CREATEROLE')
        _ask(f'CREATE DATABASE "{name}" OWNER "{self.owner}" TEMPLATE template0')

    def manage(self, *arguments: str) -> subprocess.CompletedProcess:
        return subprocess.run(
            [sys.executable, "manage.py", *arguments],
            cwd=settings.BASE_DIR,
            env={
                **os.environ,
                "DJANGO_SETTINGS_MODULE": "beskplan.settings",
                "BESKPLAN_AS_OWNER": "0" if arguments[0] == "shell" else "1",
                "BESKPLAN_DEMO": "1",
                "BESKPLAN_VAR": str(self.folder),
                "BESKPLAN_POSTGRES_PROGRAMS": str(program("psql").parent),
                "DATABASE_URL": self.url(self.application),
                "BESKPLAN_OWNER_DATABASE_URL": self.url(self.owner),
            },
            capture_output=True,
            text=True,
        )

    def ask(self, sql: str, user: str = "") -> list[tuple]:
        return _ask(sql, dbname=self.name, user=user or self.owner)

    def url(self, user: str) -> str:
        found = connection.get_connection_params()
        query = urlencode(
            {"host": found["host"], "port": found.get("port") or 5432}, quote_via=quote
        )
        return f"postgresql://{user}@/{self.name}?{query}"

    def remove(self) -> None:
        _ask(f'DROP DATABASE IF EXISTS "{self.name}" WITH (FORCE)')
        for role in (self.application, f"{self.name}_application", f"{self.name}_reader"):
            _ask(f'DROP ROLE IF EXISTS "{role}"')
        _ask(f'DROP ROLE IF EXISTS "{self.owner}"')


def _ask(sql: str, **other) -> list[tuple]:
    """As the server's superuser, in a connection of its own, unless another is named."""
    params = {**connection.get_connection_params(), "dbname": "postgres", **other}
    for mine in ("cursor_factory", "context"):
        params.pop(mine, None)
    with closing(psycopg2.connect(**params)) as server:
        server.autocommit = True
        with server.cursor() as cursor:
            cursor.execute(sql)
            return cursor.fetchall() if cursor.description else []
