"""The embedded server is shared by every process of a work tree and stops with its last user."""

import json
import os
import subprocess
import sys
from pathlib import Path

import psutil
import pytest

ROOT = Path(__file__).resolve().parent.parent

# Chooses, says that it is ready, answers one question when told to go on, and ends.
USER = """
import json, pathlib, psycopg2, sys
from beskplan.server import database
settings = database.choose(pathlib.Path(sys.argv[1]), as_owner=True)
print("ready", flush=True)
sys.stdin.readline()
found = psycopg2.connect(host=settings["HOST"], user=settings["USER"], dbname=settings["NAME"])
print(json.dumps([settings["NAME"], found.server_version]), flush=True)
"""


def environment(**variables):
    left_out = ("DATABASE_URL", "BESKPLAN_DATABASE_ANNOUNCED")
    return {k: v for k, v in os.environ.items() if k not in left_out} | variables


def start_user(var, program=USER, **variables):
    return subprocess.Popen(
        [sys.executable, "-c", program, str(var)],
        cwd=ROOT,
        env=environment(**variables),
        stdin=subprocess.PIPE,
        stdout=subprocess.PIPE,
        stderr=subprocess.PIPE,
        text=True,
    )


def let_go(process):
    output, errors = process.communicate("\n", timeout=60)
    assert process.returncode == 0, errors
    return json.loads(output.splitlines()[-1]), errors


def servers(var):
    """Processes of a server whose data is in this folder."""
    folder = str(var / "postgres")
    found = []
    for process in psutil.process_iter(["name", "cmdline"]):
        if process.info["name"] == "postgres" and folder in (process.info["cmdline"] or []):
            found.append(process.pid)
    return found


@pytest.fixture
def var(tmp_path):
    return tmp_path / "var"


def test_two_processes_share_one_server_and_it_stops_after_the_last(var):
    first, second = start_user(var), start_user(var)
    assert first.stdout.readline() == second.stdout.readline() == "ready\n"
    assert len(servers(var)) == 1
    assert let_go(first)[0][0] == "beskplan"
    assert len(servers(var)) == 1
    assert let_go(second)[0][0] == "beskplan"
    assert servers(var) == []


def test_processes_that_start_at_the_same_moment_all_get_in(var):
    pause = """
import pathlib, time
exists = pathlib.Path.exists
def exists_and_pauses(path):  # as on a busy machine: all ask before the first of them goes on
    found = exists(path)
    if path.name == "postgres":
        time.sleep(1)
    return found
pathlib.Path.exists = exists_and_pauses
"""
    users = [start_user(var, pause + USER) for _ in range(3)]
    assert [let_go(user)[0][0] for user in users] == ["beskplan"] * 3
    assert servers(var) == []


def test_a_killed_process_does_not_keep_the_server_alive_for_ever(var):
    killed = start_user(var)
    assert killed.stdout.readline() == "ready\n"
    killed.kill()
    killed.communicate()
    let_go(start_user(var))
    assert servers(var) == []


def test_it_says_once_which_database_it_uses(var):
    _, errors = let_go(start_user(var))
    assert errors == f"Database: indlejret PostgreSQL med data i {var / 'postgres'}\n"
    _, errors = let_go(start_user(var, BESKPLAN_DATABASE_ANNOUNCED="1"))
    assert errors == ""


def test_database_url_wins_and_its_password_is_not_shown(var):
    url = "postgresql://bruger:hemmelig@db.example:5433/planer"
    process = start_user(var, DATABASE_URL=url)
    assert process.stdout.readline() == "ready\n"
    process.kill()
    _, errors = process.communicate()
    assert errors == "Database: PostgreSQL på db.example:5433/planer (DATABASE_URL)\n"
    assert not (var / "postgres").exists()


URL = "postgresql://app:hemmelig@db.example/planer"
OWNER = "postgresql://ejer:hemmelig@db.example/planer"
WHO = """
from beskplan.server import database
print([database.choose(None, as_owner=one)["USER"] for one in (False, True)])
print(database.application_login())
"""


@pytest.mark.parametrize(
    ("owner", "said"),
    [
        ({}, ["['app', 'app']", "None"]),
        ({"BESKPLAN_OWNER_DATABASE_URL": URL}, ["['app', 'app']", "None"]),
        (
            {"BESKPLAN_OWNER_DATABASE_URL": OWNER},
            ["['app', 'ejer']", "Login(name='app', password='hemmelig')"],
        ),
    ],
)
def test_the_application_and_the_owner_have_addresses_of_their_own(owner, said):
    found = subprocess.run(
        [sys.executable, "-c", WHO],
        cwd=ROOT,
        env=environment(DATABASE_URL=URL, **owner),
        capture_output=True,
        text=True,
        check=True,
    )
    assert found.stdout.splitlines() == said
