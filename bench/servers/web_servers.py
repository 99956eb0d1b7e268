"""The measured servers: gunicorn with the application's own configuration.

The application may be that of another checkout: an earlier version, on a database of its own.
"""

import os
import signal
import socket
import subprocess
import sys
import time
from contextlib import suppress
from http.client import HTTPConnection, HTTPException
from pathlib import Path

ROOT = Path(__file__).resolve().parents[2]
APPLICATION = ("beskplan.settings", "beskplan.wsgi", "/sundhed/")
PEERS = ("bench.peers.settings", "bench.peers.wsgi", "/bare/0/")
PATIENCE = 240  # seconds until a start is given up
# One connection and one worker for a whole series; without these, as production has it.
MEASURED = ("--worker-class", "gthread", "--keep-alive", "600", "--max-requests", "0")
CALM = 0.3  # seconds without work, after which a new worker is ready


def environment(tree: Path, database_url: str = "", settings: str = APPLICATION[0]) -> dict:
    """Of a command that belongs to the checkout in `tree`, which keeps what it makes there."""
    own = {} if tree == ROOT else {"BESKPLAN_VAR": str(tree / "var")}
    return {
        **os.environ,
        **own,
        "PYTHONPATH": str(tree),
        "DJANGO_SETTINGS_MODULE": settings,
        "DATABASE_URL": database_url,
    }


def free_port() -> int:
    with socket.create_server(("127.0.0.1", 0)) as probe:
        return probe.getsockname()[1]


class Gunicorn:
    """One worker with one thread unless told: then two requests never share the core."""

    def __init__(
        self,
        project: tuple[str, str, str],
        database_url: str,
        log: Path,
        *,
        tree: Path = ROOT,
        workers: int = 1,
        threads: int = 1,
        port: int = 0,
        options: tuple[str, ...] = MEASURED,
    ):
        settings, wsgi, ready = project
        self.port = port or free_port()
        self.name = f"bench-{self.port}"  # of its connections to the database
        self.began = time.monotonic()
        with log.open("w") as output:
            self._process = subprocess.Popen(
                [sys.executable, "-m", "gunicorn", wsgi, *options],
                cwd=tree,
                env={
                    **environment(tree, database_url, settings),
                    "PGAPPNAME": self.name,
                    "BESKPLAN_STATEMENT_SECONDS": "30",  # the benchmark's own has no limit
                    "BESKPLAN_BIND": f"127.0.0.1:{self.port}",
                    "BESKPLAN_WORKERS": str(workers),
                    "BESKPLAN_THREADS": str(threads),
                },
                stdout=output,
                stderr=output,
            )
        self.cold_start = self._wait(ready)

    def stop(self) -> None:
        self._process.terminate()
        with suppress(subprocess.TimeoutExpired):
            self._process.wait(10)
        self._process.kill()

    @property
    def master(self) -> int:
        return self._process.pid

    def replace_worker(self) -> None:
        """A new process in place of the one worker, ready and with nothing asked of it yet."""
        (old,) = self.workers()
        os.kill(old, signal.SIGKILL)
        while (now := self.workers()) in ([], [old]):
            time.sleep(0.01)
        before, since = -1, time.monotonic()
        while time.monotonic() - since < CALM:
            if (worked := _ticks(now[0])) != before:
                before, since = worked, time.monotonic()
            time.sleep(0.02)

    @property
    def worker_mib(self) -> float:
        """A worker's own memory, shared pages counted by its share of them."""
        rollup = Path(f"/proc/{self.workers()[0]}/smaps_rollup").read_text()
        kib = next(row.split()[1] for row in rollup.splitlines() if row.startswith("Pss:"))
        return int(kib) / 1024

    def workers(self) -> list[int]:
        """Their process numbers."""
        children = Path(f"/proc/{self._process.pid}/task/{self._process.pid}/children")
        return [int(pid) for pid in children.read_text().split()]

    def _wait(self, ready: str) -> float:
        """Seconds until the first answer."""
        while time.monotonic() - self.began < PATIENCE:
            with suppress(OSError, HTTPException):
                connection = HTTPConnection("127.0.0.1", self.port, timeout=PATIENCE)
                connection.request("GET", ready)
                if connection.getresponse().status < 500:
                    return time.monotonic() - self.began
            if self._process.poll() is not None:
                break
            time.sleep(0.02)
        self.stop()
        raise RuntimeError("gunicorn svarede ikke")


def _ticks(pid: int) -> int:
    """Processor time of the process so far."""
    with suppress(OSError):
        fields = Path(f"/proc/{pid}/stat").read_text().rpartition(")")[2].split()
        return int(fields[11]) + int(fields[12])
    return 0
