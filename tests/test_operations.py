"""The files of docs/operations/ fit the application that they are for."""

import re
import shutil
import subprocess
from pathlib import Path

import pytest
from django.core.management import get_commands

from beskplan.server.database import OWNERS_COMMANDS

ROOT = Path(__file__).resolve().parent.parent
UNITS = ROOT / "docs" / "operations" / "systemd"
SERVICES = sorted(UNITS.glob("*.service"))
COMMAND = re.compile(r"manage\.py (\w+)")


@pytest.mark.parametrize("path", SERVICES, ids=lambda path: path.stem)
def test_a_unit_runs_commands_that_there_are(path):
    found = set(COMMAND.findall(path.read_text()))
    assert found <= set(get_commands())


@pytest.mark.parametrize("path", SERVICES, ids=lambda path: path.stem)
def test_a_unit_knows_the_owners_password_only_where_a_command_needs_it(path):
    unit = path.read_text()
    needs_owner = bool(OWNERS_COMMANDS.intersection(COMMAND.findall(unit)))
    assert needs_owner == ("/etc/beskplan/owner.env" in unit)
    assert needs_owner == ("User=beskplan-owner" in unit)


def test_every_timer_has_its_service():
    timers = {path.stem for path in UNITS.glob("*.timer")}
    assert timers
    assert timers <= {path.stem for path in SERVICES}


def test_every_variable_of_the_environment_files_is_in_the_manual():
    manual = (ROOT / "docs" / "operations.md").read_text()
    variables = {
        line.partition("=")[0]
        for path in UNITS.glob("*.env")
        for line in path.read_text().splitlines()
        if line and not line.startswith("#")
    }
    short = {name: "_" + name.rpartition("_")[2] for name in variables}  # several in one row
    told = {name for name in variables if f"`{name}`" in manual or f"`{short[name]}`" in manual}
    assert variables - told == set()


def test_systemd_reads_the_units(tmp_path):
    """Where it is installed; the paths of an installation are this work tree's."""
    verify = shutil.which("systemd-analyze")
    copies = [tmp_path / path.name for path in (*SERVICES, *UNITS.glob("*.timer"))]
    for copy in copies:
        text = (UNITS / copy.name).read_text().replace("/srv/beskplan", str(ROOT))
        assert re.search(r"^\[(Service|Timer)\]$", text, re.MULTILINE)
        copy.write_text(text)
    if verify:
        done = subprocess.run([verify, "verify", *copies], capture_output=True, text=True)
        own = [line for line in done.stderr.splitlines() if "beskplan" in line]
        assert (own, done.returncode) == ([], 0)
