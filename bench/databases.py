"""The benchmark's two databases: made once for a version of the generator, then only migrated."""

import os
import subprocess
import sys
import time
from pathlib import Path

from bench.data import VERSION
from bench.postgres import Server

ROOT = Path(__file__).resolve().parent.parent
SEED = 1


def name_of(factor: float) -> str:
    return f"scale_{factor:g}".replace(".", "_")


def prepare(server: Server, var: Path, factor: float) -> tuple[str, float]:
    """The database of this size, made unless it is there; its name, and the seconds it took."""
    name, stamp = name_of(factor), var / f"{name_of(factor)}.stamp"
    environment = {**os.environ, "DATABASE_URL": server.url(name)}
    made = stamp.read_text().split() if stamp.is_file() and server.has(name) else None
    if made and made[0] == str(VERSION):
        _manage(environment, "migrate", "--verbosity", "0")
        return name, float(made[1])
    print(f"· Laver databasen {name} (én gang)", flush=True)
    stamp.unlink(missing_ok=True)
    server.create(name)
    _manage(environment, "migrate", "--verbosity", "0")
    began = time.monotonic()
    _run(environment, "-m", "bench.generate", "--factor", f"{factor:g}", "--seed", str(SEED))
    seconds = time.monotonic() - began
    server.ask("CHECKPOINT")
    stamp.write_text(f"{VERSION} {seconds:.1f}")
    return name, seconds


def _manage(environment: dict, *arguments: str) -> None:
    _run(environment, "manage.py", *arguments)


def _run(environment: dict, *arguments: str) -> None:
    subprocess.run([sys.executable, *arguments], env=environment, cwd=ROOT, check=True)
