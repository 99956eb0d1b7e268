"""run.py says one clear sentence when it cannot go on, and mends what was interrupted."""

import importlib.util
import os
import socket
import subprocess
import sys
from pathlib import Path

import pytest

ROOT = Path(__file__).resolve().parent.parent


@pytest.fixture
def run():
    specification = importlib.util.spec_from_file_location("run", ROOT / "run.py")
    module = importlib.util.module_from_spec(specification)
    specification.loader.exec_module(module)
    return module


def call(*arguments, **variables):
    return subprocess.run(
        [sys.executable, ROOT / "run.py", *arguments],
        env=os.environ | variables,
        capture_output=True,
        text=True,
        check=False,
    )


def test_a_port_in_use_is_one_sentence():
    with socket.create_server(("127.0.0.1", 0)) as taken:
        port = taken.getsockname()[1]
        result = call("--port", str(port))
    assert result.returncode == 1
    assert result.stdout == ""
    assert result.stderr == (
        f"Port {port} kan ikke bruges på 127.0.0.1 (måske er den optaget); "
        f"vælg en anden, for eksempel: python3 run.py --port {port + 1}\n"
    )


def test_a_python_that_is_too_old_is_one_sentence(run, monkeypatch, capsys):
    monkeypatch.setattr(sys, "version_info", (3, 10, 4))
    assert run.main() == 1
    assert capsys.readouterr().out == (
        "Beskplan kræver Python 3.11 eller nyere; dette er Python 3.10.\n"
    )


def test_old_pythons_can_read_the_file():
    """The sentence about the version must come from Python 3.7 too, not a syntax error."""
    import ast

    ast.parse((ROOT / "run.py").read_text(encoding="utf-8"), feature_version=(3, 7))


def test_no_network_is_one_sentence_and_leaves_no_stamp(run, monkeypatch, tmp_path):
    monkeypatch.setattr(run, "VENV", tmp_path / "venv")
    monkeypatch.setattr(run, "LOG", tmp_path / "log")
    monkeypatch.setattr(run, "make_environment", lambda: (tmp_path / "venv").mkdir())
    monkeypatch.setattr(run, "install", lambda lock: 1)
    with pytest.raises(run.Stop, match="Python-pakkerne kunne ikke hentes. Er der netværk?"):
        run.install_packages()
    assert not (tmp_path / "venv" / ".stamp").exists()


def test_a_half_made_environment_is_made_anew(run, monkeypatch, tmp_path):
    venv = tmp_path / "venv"
    venv.mkdir()
    (venv / "half").touch()
    monkeypatch.setattr(run, "VENV", venv)
    monkeypatch.setattr(run, "make_environment", venv.mkdir)
    monkeypatch.setattr(run, "install", lambda lock: 0)
    run.install_packages()
    assert [path.name for path in venv.iterdir()] == [".stamp"]


def test_what_is_made_is_not_made_again(run, monkeypatch, tmp_path):
    monkeypatch.setattr(run, "VENV", tmp_path / "venv")
    made = []
    monkeypatch.setattr(run, "make_environment", lambda: (made.append(1), run.VENV.mkdir()))
    monkeypatch.setattr(run, "install", lambda lock: 0)
    run.install_packages()
    run.install_packages()
    assert made == [1]


def test_an_installation_for_real_users_gets_no_test_packages(run, monkeypatch, tmp_path):
    installed = []
    monkeypatch.setattr(run, "VENV", tmp_path / "venv")
    monkeypatch.setattr(run, "VAR", tmp_path / "var")
    monkeypatch.setattr(run, "LOG", tmp_path / "var" / "log")
    monkeypatch.setattr(run, "make_environment", lambda: run.VENV.mkdir())
    monkeypatch.setattr(run, "install", lambda lock: installed.append(lock) or 0)
    for step in ("build_assets", "collect_static_files"):
        monkeypatch.setattr(run, step, lambda: None)
    run.setup(None, [])
    assert installed == ["requirements.lock"]
    run.install_more(run.TEST_LOCK, "pakkerne til afprøvning")
    run.install_more(run.TEST_LOCK, "pakkerne til afprøvning")
    assert installed == ["requirements.lock", "requirements-test.lock"]


def test_a_changed_lock_is_noticed(run, tmp_path):
    lock = tmp_path / "lock"
    lock.write_text("django==1")
    before = run.fingerprint([lock])
    lock.write_text("django==2")
    assert run.fingerprint([lock]) != before


def test_commands_work_on_the_demonstration_without_any_setting(run, monkeypatch):
    for name in ("BESKPLAN_SECRET_KEY", "BESKPLAN_DEMO"):
        monkeypatch.delenv(name, raising=False)
    monkeypatch.setattr(run, "setup", lambda options, rest: 0)
    monkeypatch.setattr(run, "PYTHON", sys.executable)
    assert run.manage(None, ["load_plans", "--help"]) == 0


def test_a_command_without_settings_says_in_one_sentence_what_to_do(monkeypatch):
    settings = {"BESKPLAN_SECRET_KEY": "", "BESKPLAN_DEMO": "", "PYTHONPATH": ""}
    found = subprocess.run(
        [sys.executable, "manage.py", "load_plans", "--check"],
        cwd=ROOT,
        env=os.environ | settings,
        capture_output=True,
        text=True,
    )
    assert found.returncode == 1
    assert found.stderr.count("\n") == 1
    assert "python3 run.py manage" in found.stderr
