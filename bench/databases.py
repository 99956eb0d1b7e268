"""The benchmark's databases: made once for a version of the generator, then only migrated."""

import subprocess
import sys
from pathlib import Path

from bench.data import VERSION
from bench.postgres import Server
from bench.web_servers import ROOT, environment

SEED = 1
GENERATOR = ("-m", "bench.generate")


def prepare(
    server: Server,
    var: Path,
    size: float,
    *,
    prefix: str = "bench",
    tree: Path = ROOT,
    generator: tuple[str, ...] = GENERATOR,
) -> str:
    """The name of the database of this size, made by the checkout in `tree` unless it is there."""
    name = f"{prefix}_{size:g}".replace(".", "_")
    stamp, version = var / f"{name}.stamp", str(VERSION)
    is_made = stamp.is_file() and stamp.read_text() == version and server.has(name)
    if not is_made:
        print(f"· Laver databasen {name} (én gang)", flush=True)
        stamp.unlink(missing_ok=True)
        server.create(name)

    def python(*arguments: str) -> None:
        command, own = [sys.executable, *arguments], environment(tree, server.url(name))
        subprocess.run(command, env=own, cwd=tree, check=True)

    python("manage.py", "migrate", "--verbosity", "0")
    if not is_made:
        python(*generator, "--factor", f"{size:g}", "--seed", str(SEED))
        server.ask("CHECKPOINT")
        stamp.write_text(version)
    return name
