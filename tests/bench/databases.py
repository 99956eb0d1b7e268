"""The benchmark's two databases: made once for a version of the generator and the migrations."""

import hashlib
import os
import subprocess
import sys
import time
from pathlib import Path

from tests.bench.server import Server

ROOT = Path(__file__).resolve().parent.parent.parent
SEED = 1


def name_of(factor: float) -> str:
    return f"scale_{factor:g}".replace(".", "_")


def prepare(server: Server, var: Path, factor: float) -> tuple[str, float]:
    """The database of this size, made unless it is there; its name, and the seconds it took."""
    name, stamp = name_of(factor), var / f"{name_of(factor)}.stamp"
    key = _version()
    if server.has(name) and stamp.is_file() and stamp.read_text().startswith(key):
        return name, float(stamp.read_text().split()[1])
    print(f"· Laver databasen {name} (én gang)", flush=True)
    stamp.unlink(missing_ok=True)
    server.create(name)
    environment = {**os.environ, "DATABASE_URL": server.url(name)}
    _manage(environment, "migrate", "--verbosity", "0")
    began = time.monotonic()
    _manage(environment, "generate_scale", "--factor", f"{factor:g}", "--seed", str(SEED))
    seconds = time.monotonic() - began
    server.ask("CHECKPOINT")
    stamp.write_text(f"{key} {seconds:.1f}")
    return name, seconds


def _manage(environment: dict, *arguments: str) -> None:
    command = [sys.executable, str(ROOT / "manage.py"), *arguments]
    subprocess.run(command, env=environment, cwd=ROOT, check=True)


def _version() -> str:
    """Of everything that decides what stands in the database."""
    digest = hashlib.sha256()
    made_of = [*ROOT.glob("beskplan/scale/*.py"), *ROOT.glob("*/migrations/*.py")]
    for path in sorted(made_of):
        digest.update(path.name.encode() + path.read_bytes())
    return digest.hexdigest()
