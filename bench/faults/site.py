"""The installation that is broken: database server, web server, folder of files."""

import json
import os
import subprocess
import sys
from collections.abc import Iterator
from contextlib import contextmanager, suppress
from pathlib import Path

from bench.load.comparison import THREADS, WORKERS, requests
from bench.servers.cluster import Cluster
from bench.servers.databases import prepare
from bench.servers.web_servers import APPLICATION, ROOT, Gunicorn, environment, free_port

APPLICATION_USER = "bench_app"
DATABASE = "faults"


class Site:
    """Served as in production: as a user that owns nothing, by gunicorn's own configuration."""

    def __init__(self, folder: Path):
        self.folder, self.media = folder, folder / "var" / "media"
        self.media.mkdir(parents=True, exist_ok=True)
        for name in ("static", "assets"):
            link = folder / "var" / name
            link.unlink(missing_ok=True)
            link.symlink_to(ROOT / "var" / name)
        os.environ["BESKPLAN_VAR"] = str(folder / "var")
        self.cluster = Cluster(folder)
        self.port, self._web = free_port(), None
        self.people = self._fill()

    def _fill(self) -> dict[str, list]:
        """A database like production's, and who works on it: {role: [[cookie, steps], …]}."""
        template = prepare(self.cluster, self.folder, 1)
        self.cluster.create(DATABASE, template)
        owner = self.cluster.url(DATABASE)
        asked = requests(ROOT, "bench.visits.visitors", owner)
        subprocess.run(
            [sys.executable, "manage.py", "make_database_roles"],
            env={**environment(ROOT, self.url()), "BESKPLAN_OWNER_DATABASE_URL": owner},
            cwd=ROOT,
            check=True,
            stdout=subprocess.DEVNULL,
        )
        return json.loads(asked)

    def url(self, **more: str) -> str:
        return self.cluster.url(DATABASE, APPLICATION_USER, **more)

    def serve(self, **more: str) -> None:
        """Starts gunicorn at the address of before; `more` goes into the database's address."""
        self.leave()
        self._web = Gunicorn(
            APPLICATION,
            self.url(**more),
            self.folder / "gunicorn.log",
            workers=WORKERS,
            threads=THREADS,
            port=self.port,
            options=(),
        )

    @property
    def web(self) -> Gunicorn:
        if self._web is None:
            self.serve()
        return self._web

    def leave(self) -> None:
        if self._web:
            self._web.stop()
            self._web = None

    def ask(self, sql: str, parameters=()) -> list[tuple]:
        return self.cluster.ask(sql, parameters, name=DATABASE)

    def end_connections(self) -> None:
        self.ask(
            "SELECT pg_terminate_backend(pid) FROM pg_stat_activity WHERE usename = %s",
            [APPLICATION_USER],
        )

    @contextmanager
    def on_small_media_disk(self) -> Iterator[None]:
        """For what is attached: as large as the watchdog asks for, and some files more."""
        self.media_disk = SmallDisk(self.media, 160)
        try:
            yield
        finally:
            self.media_disk.remove()

    def close(self) -> None:
        self.leave()
        self.cluster.stop()


class SmallDisk:
    """A disk in memory of so many megabytes, mounted on the folder. Needs to be root."""

    def __init__(self, folder: Path, megabytes: int):
        self.folder = folder
        folder.mkdir(exist_ok=True)
        options = f"size={megabytes}m,mode=755"
        subprocess.run(["mount", "-t", "tmpfs", "-o", options, "bench", folder], check=True)

    def fill(self) -> None:
        """To the last byte, while others write too."""
        with suppress(OSError), (self.folder / "fill").open("wb", buffering=0) as file:
            while file.write(bytes(64 * 1024)):
                pass

    def empty(self) -> None:
        (self.folder / "fill").unlink()

    def remove(self) -> None:
        subprocess.run(["umount", "--lazy", self.folder], check=True)
