"""A PostgreSQL server that may be killed, frozen and filled: the embedded programs, a folder and a
socket of its own, nothing on a network."""

import os
import pwd
import shutil
import signal
import subprocess
import time
from contextlib import closing, suppress
from pathlib import Path
from urllib.parse import urlencode

import psycopg2

from beskplan.server.database import embedded_programs

SUPERUSER = "postgres"
PORT = 5432  # of the socket's name only
PATIENCE = 60  # seconds until a start is given up
# Small, so that a small disk is filled soon; the rest as PostgreSQL comes, fsync too.
SETTINGS = """
listen_addresses = ''
unix_socket_directories = '{socket}'
unix_socket_permissions = 0777
max_connections = 60
max_wal_size = 64MB
min_wal_size = 32MB
shared_buffers = 64MB
"""


class Cluster:
    """Runs until `stop`; its data stays in the folder for the next time."""

    def __init__(self, folder: Path):
        self.data, self.socket = folder / "data", folder / "socket"
        folder.mkdir(parents=True, exist_ok=True)
        # The server runs as nobody where this is root, which it refuses to be.
        self._user = pwd.getpwnam("nobody").pw_uid if os.geteuid() == 0 else None
        if not (self.data / "PG_VERSION").exists():
            self._make(folder)
        self.start()

    def _make(self, folder: Path) -> None:
        for one in (self.data, self.socket):
            shutil.rmtree(one, ignore_errors=True)
            one.mkdir(mode=0o700 if one == self.data else 0o755)
            if self._user is not None:
                os.chown(one, self._user, -1)
        initial = ("--auth=trust", f"--username={SUPERUSER}", "--encoding=UTF8", "--locale=C.UTF-8")
        self._run("initdb", *initial, "-D", self.data)
        with (self.data / "postgresql.conf").open("a") as settings:
            settings.write(SETTINGS.format(socket=self.socket))

    # What is done to it

    def start(self) -> None:
        """Old processes may still be going after a kill."""
        until = time.monotonic() + PATIENCE
        while True:
            try:
                # "-l": what it says must not keep our own pipes open.
                log = self.socket / "log"
                self._run("pg_ctl", "-D", self.data, "-w", "-l", log, "start")
                return
            except subprocess.CalledProcessError:
                if time.monotonic() > until:
                    raise
                time.sleep(0.5)

    def stop(self, mode: str = "fast") -> None:
        with suppress(subprocess.CalledProcessError):
            self._run("pg_ctl", "-D", self.data, "-w", "-m", mode, "stop")

    def kill(self) -> None:
        """The postmaster alone; its processes notice by themselves."""
        os.kill(self.postmaster, signal.SIGKILL)

    def freeze(self) -> None:
        for pid in self._processes():
            os.kill(pid, signal.SIGSTOP)

    def thaw(self) -> None:
        for pid in self._processes():
            with suppress(ProcessLookupError):
                os.kill(pid, signal.SIGCONT)

    @property
    def postmaster(self) -> int:
        return int((self.data / "postmaster.pid").read_text().split()[0])

    def _processes(self) -> list[int]:
        """The postmaster first: a frozen one starts no other."""
        children = Path(f"/proc/{self.postmaster}/task/{self.postmaster}/children").read_text()
        return [self.postmaster, *map(int, children.split())]

    # What it is asked, as bench.servers.postgres.Server

    def url(self, name: str, user: str = SUPERUSER, **more: str) -> str:
        query = urlencode({"host": str(self.socket), "port": PORT, **more})
        return f"postgresql://{user}@/{name}?{query}"

    def ask(self, sql: str, parameters=(), name: str = SUPERUSER) -> list[tuple]:
        with closing(psycopg2.connect(self.url(name))) as connection:
            connection.autocommit = True
            with connection.cursor() as cursor:
                cursor.execute(sql, parameters)
                return cursor.fetchall() if cursor.description else []

    def has(self, name: str) -> bool:
        return bool(self.ask("SELECT 1 FROM pg_database WHERE datname = %s", [name]))

    def create(self, name: str, template: str = "template1") -> None:
        self.ask(f'DROP DATABASE IF EXISTS "{name}" WITH (FORCE)')
        self.ask(f'CREATE DATABASE "{name}" TEMPLATE "{template}"')

    def _run(self, program: str, *arguments: object) -> None:
        subprocess.run(
            [str(embedded_programs() / program), *map(str, arguments)],
            user=self._user,
            cwd="/",
            stdout=subprocess.DEVNULL,
            stderr=subprocess.DEVNULL,
            check=True,
        )
