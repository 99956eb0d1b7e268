"""Which checks `run.py test` makes, and on which servers."""

import pytest

from tests import __main__ as checks
from tests.conftest import asks_database


def test_the_second_server_is_used_when_it_was_asked_for(monkeypatch):
    monkeypatch.setenv("BESKPLAN_TEST_DATABASE_URL", "postgresql://anden/test")
    assert checks.second_server() == "postgresql://anden/test"


def test_ci_always_tests_on_the_second_server(monkeypatch):
    monkeypatch.delenv("BESKPLAN_TEST_DATABASE_URL", raising=False)
    monkeypatch.setenv("CI", "true")
    assert checks.second_server() == checks.LOCAL_TEST_SERVER


def test_on_the_second_server_runs_what_asks_the_database(request, cast):
    assert asks_database(request.node)


def test_on_the_second_server_what_asks_no_database_is_left_out(request):
    assert not asks_database(request.node)


STEPS = ("lint", "missing_migrations", "pytest", "known_faults")


@pytest.mark.parametrize("failing", STEPS)
def test_one_failed_check_fails_the_whole(monkeypatch, failing):
    monkeypatch.setattr(checks, "second_server", lambda: None)
    for name in STEPS:
        code = int(name == failing)
        monkeypatch.setattr(checks, name, lambda *given, code=code, **more: code)
    assert checks.main("test", []) == 1


def test_with_arguments_only_pytest_runs(monkeypatch):
    asked = []
    monkeypatch.setattr(checks, "pytest", lambda arguments: asked.append(arguments) or 0)
    monkeypatch.setattr(checks, "everything", lambda: 1)
    assert (checks.main("test", ["-x"]), asked) == (0, [["-x"]])
