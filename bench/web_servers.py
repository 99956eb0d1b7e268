"""The measured servers: gunicorn with the application's own configuration, one worker each.

The application may be that of another work tree, on this one's databases: an earlier version, say.
"""

import os
import socket
import subprocess
import sys
import time
from contextlib import suppress
from http.client import HTTPConnection, HTTPException
from pathlib import Path

ROOT = Path(__file__).resolve().parent.parent
APPLICATION = ("beskplan.settings", "beskplan.wsgi")
STOCK = ("bench.peers.settings", "bench.peers.wsgi")
PATIENCE = 240  # seconds until a start is given up
KEEP_ALIVE = 600


def free_port() -> int:
    with socket.create_server(("127.0.0.1", 0)) as probe:
        return probe.getsockname()[1]


class Gunicorn:
    """One worker, with one thread unless told: then two requests never share the core."""

    def __init__(
        self,
        project: tuple[str, str],
        database_url: str,
        ready: str,
        log: Path,
        tree: Path = ROOT,
        threads: int = 1,
    ):
        settings, wsgi = project
        self.port = free_port()
        self.began = time.monotonic()
        with log.open("w") as output:
            self._process = subprocess.Popen(
                [
                    *(sys.executable, "-m", "gunicorn", wsgi, "--worker-class", "gthread"),
                    *("--keep-alive", str(KEEP_ALIVE), "--max-requests", "0"),
                ],
                cwd=tree,
                env={
                    **os.environ,
                    "PYTHONPATH": str(tree),
                    "DJANGO_SETTINGS_MODULE": settings,
                    "DATABASE_URL": database_url,
                    "BESKPLAN_BIND": f"127.0.0.1:{self.port}",
                    "BESKPLAN_WORKERS": "1",
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
    def worker_mib(self) -> float:
        """The worker's own memory, shared pages counted by its share of them."""
        children = Path(f"/proc/{self._process.pid}/task/{self._process.pid}/children")
        worker = children.read_text().split()[0]
        rollup = Path(f"/proc/{worker}/smaps_rollup").read_text()
        kib = next(row.split()[1] for row in rollup.splitlines() if row.startswith("Pss:"))
        return int(kib) / 1024

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
        raise RuntimeError("gunicorn svarede ikke")
