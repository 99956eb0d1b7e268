"""Everything that a change must pass: `python3 run.py test`; `run.py lint` for style and types, and
`run.py fuzz` for odd requests.

run.py has set up what is missing before, and started this with the environment's Python.
"""

import argparse
import os
import random
import subprocess
import sys
from contextlib import closing

import psycopg2

LOCAL_TEST_SERVER = "postgresql://postgres@127.0.0.1:5432/test"
ON_BOTH_CORES = ("-n", "2", "--dist", "loadfile")


def main(name: str, arguments: list[str]) -> int:
    """`arguments` are pytest's: with them only pytest runs, on the embedded server."""
    if name == "lint":
        return lint()
    if name == "fuzz":
        return fuzz(arguments)
    return pytest(arguments) if arguments else everything()


def everything() -> int:
    results = [("ruff og mypy", lint()), ("migreringer", missing_migrations())]
    say("Afprøver på den indlejrede PostgreSQL")
    results.append(("pytest, indlejret PostgreSQL", pytest(ON_BOTH_CORES)))
    second = second_server()
    if second:
        say("Afprøver på den anden PostgreSQL: det, der spørger databasen, uden browserprøverne")
        others = [*ON_BOTH_CORES, "-m", "not browser", "--only-with-database"]
        results.append(("pytest, anden PostgreSQL", pytest(others, DATABASE_URL=second)))
    else:
        say("Ingen anden PostgreSQL fundet: kun afprøvet på den indlejrede")
    for name, code in results:
        say(f"{'i orden' if code == 0 else 'FEJL   '}  {name}")
    faults = known_faults()  # last of all, so that nobody misses that nothing was checked
    return 1 if faults or any(code for _, code in results) else 0


def lint() -> int:
    say("Kontrollerer stil og typer")
    checks = (["ruff", "check", "."], ["ruff", "format", "--check", "."], ["mypy"])
    return max([python("-m", *check) for check in checks])  # all of them are said


def fuzz(arguments: list[str]) -> int:
    """Sends odd requests until the minutes are over; 1 where one was answered with an error."""
    parser = argparse.ArgumentParser(prog="python3 run.py fuzz")
    parser.add_argument("--minutes", type=float, default=10, help="hvor længe (10)")
    parser.add_argument("--seed", type=int, help="hvilke forespørgsler; ellers tilfældige")
    parser.add_argument("--only", type=int, help="kun forespørgslen med dette nummer")
    said = parser.parse_args(arguments)
    seed = random.randrange(10**6) if said.seed is None else said.seed
    say(f"Sender sære forespørgsler; de samme igen med --seed {seed}")
    which = [f"--fuzz-minutes={said.minutes}", f"--fuzz-seed={seed}"]
    if said.only is not None:
        which.append(f"--fuzz-only={said.only}")
    return pytest(["tests/test_fuzz.py", "-s", "-q", "--no-header", *which])


def missing_migrations() -> int:
    say("Kontrollerer migreringer")
    return python("manage.py", "makemigrations", "--check", "--dry-run")


def pytest(arguments, **variables: str) -> int:
    environment = {key: value for key, value in os.environ.items() if key != "DATABASE_URL"}
    return python("-m", "pytest", *arguments, env={**environment, **variables})


def second_server() -> str | None:
    """The PostgreSQL to test on besides the embedded one; one that was asked for must answer."""
    named = os.environ.get("BESKPLAN_TEST_DATABASE_URL")
    if named or os.environ.get("CI") == "true":
        return named or LOCAL_TEST_SERVER
    try:
        with closing(psycopg2.connect(LOCAL_TEST_SERVER, connect_timeout=2)):
            return LOCAL_TEST_SERVER
    except psycopg2.OperationalError:
        return None


def known_faults() -> int:
    say("Kontrollerer pakkerne for kendte fejl")
    return python("-m", "supply", "advisories")


def python(*command: str, env: dict | None = None) -> int:
    return subprocess.run([sys.executable, *command], env=env, check=False).returncode


def say(what: str) -> None:
    print(f"· {what}", flush=True)


if __name__ == "__main__":
    sys.exit(main(sys.argv[1], sys.argv[2:]))
