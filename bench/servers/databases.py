"""The benchmark's databases: made once, and anew when migrations or generator have changed."""

import hashlib
import subprocess
import sys
from pathlib import Path

from bench.servers.postgres import Server
from bench.servers.web_servers import ROOT, environment

SEED = 1
GENERATOR = ("-m", "bench.generate")
SOURCES = ("*/migrations/*.py", "bench/data/**/*.py", "beskplan/scale/*.py")


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
    stamp, made_of = var / f"{name}.stamp", fingerprint(tree)
    if stamp.is_file() and stamp.read_text() == made_of and server.has(name):
        return name
    print(f"· Laver databasen {name} (én gang)", flush=True)
    stamp.unlink(missing_ok=True)
    server.create(name)

    def python(*arguments: str) -> None:
        command, own = [sys.executable, *arguments], environment(tree, server.url(name))
        subprocess.run(command, env=own, cwd=tree, check=True)

    python("manage.py", "migrate", "--verbosity", "0")
    python(*generator, "--factor", f"{size:g}", "--seed", str(SEED))
    server.ask("CHECKPOINT")
    stamp.write_text(made_of)
    return name


def fingerprint(tree: Path) -> str:
    """Of the files that decide what such a database holds."""
    digest = hashlib.sha256()
    for pattern in SOURCES:
        for path in sorted(tree.glob(pattern)):
            digest.update(str(path.relative_to(tree)).encode() + path.read_bytes())
    return digest.hexdigest()
