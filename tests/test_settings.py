"""Production starts only when it has what keeps it safe; a demonstration needs nothing."""

import json
import os
import subprocess
import sys
from pathlib import Path

import pytest

ROOT = Path(__file__).resolve().parent.parent
PRODUCTION = {
    "BESKPLAN_SECRET_KEY": "en-lang-og-tilfældig-hemmelighed-på-over-halvtreds-tegn-0123456789",
    "BESKPLAN_ALLOWED_HOSTS": "beskplan.example",
}
CHECK = (
    "import django; django.setup(); from django.core.management import call_command; "
    "call_command('check', deploy=True, fail_level='WARNING')"
)
# Never asked anything, so that no server is started for it.
DATABASE = {"DATABASE_URL": "postgresql://bruger@127.0.0.1:1/ingen"}


def start(var, *names, **variables):
    """Load the settings in a process of their own; the values of these names, and what was said."""
    code = (
        "import json; from django.conf import settings; "
        f"print(json.dumps([getattr(settings, name) for name in {names!r}]))"
    )
    process = run(code, var, **variables)
    return process.stdout and json.loads(process.stdout), process.stderr


def run(code, var, **variables):
    """Run the code in a process with no settings from the environment but these."""
    clean = {k: v for k, v in os.environ.items() if not k.startswith("BESKPLAN_")}
    fixed = {"DJANGO_SETTINGS_MODULE": "beskplan.settings", "BESKPLAN_VAR": str(var)}
    return subprocess.run(
        [sys.executable, "-c", code],
        cwd=ROOT,
        env=clean | DATABASE | fixed | variables,
        capture_output=True,
        text=True,
        check=False,
    )


@pytest.mark.parametrize("missing", PRODUCTION)
def test_production_refuses_to_start_without(missing, tmp_path):
    variables = {name: value for name, value in PRODUCTION.items() if name != missing}
    values, errors = start(tmp_path, "DEBUG", **variables)
    assert not values
    assert f"ImproperlyConfigured: {missing} mangler." in errors


def test_production_is_safe_when_nothing_else_is_said(tmp_path):
    names = ("DEBUG", "DEMO", "SESSION_COOKIE_SECURE", "CSRF_COOKIE_SECURE", "SECURE_SSL_REDIRECT")
    values, errors = start(tmp_path, *names, **PRODUCTION)
    assert values == [False, False, True, True, True], errors


def test_cookies_of_production_belong_to_one_host_and_those_of_a_demonstration_work_without_https(
    tmp_path,
):
    names = ("SESSION_COOKIE_NAME", "CSRF_COOKIE_NAME")
    values, errors = start(tmp_path, *names, **PRODUCTION)
    assert values == ["__Host-sessionid", "__Host-csrftoken"], errors
    values, errors = start(tmp_path, *names, BESKPLAN_DEMO="1")
    assert values == ["sessionid", "csrftoken"], errors


def test_https_for_subdomains_can_be_switched_off(tmp_path):
    values, errors = start(tmp_path, "SECURE_HSTS_INCLUDE_SUBDOMAINS", **PRODUCTION)
    assert values == [True], errors
    values, errors = start(
        tmp_path, "SECURE_HSTS_INCLUDE_SUBDOMAINS", BESKPLAN_HSTS_SUBDOMAINS="0", **PRODUCTION
    )
    assert values == [False], errors


def test_djangos_own_checks_find_nothing_unsafe_in_production(tmp_path):
    process = run(CHECK, tmp_path, **PRODUCTION, BESKPLAN_PROXIES="1")
    assert process.returncode == 0, process.stderr
    assert "no issues (1 silenced)" in process.stdout


def test_a_proxy_that_no_setting_declares_is_warned_of(tmp_path):
    process = run(CHECK, tmp_path, **PRODUCTION)
    assert process.returncode == 1
    assert "beskplan.W002" in process.stderr
    assert "BESKPLAN_PROXIES er 0" in process.stderr


def test_a_demonstration_makes_its_own_key_and_keeps_it(tmp_path):
    first, errors = start(tmp_path, "SECRET_KEY", BESKPLAN_DEMO="1")
    second, _ = start(tmp_path, "SECRET_KEY", BESKPLAN_DEMO="1")
    assert first == second, errors
    assert len(first[0]) > 50
    assert (tmp_path / "secret-key").stat().st_mode & 0o077 == 0


def test_a_demonstration_is_not_a_debug_server(tmp_path):
    values, _ = start(tmp_path, "DEBUG", "DEMO", BESKPLAN_DEMO="1")
    assert values == [False, True]


def test_a_scanner_is_named_by_where_it_listens(tmp_path):
    for address in ("unix:/run/clamav/clamd.ctl", "tcp://127.0.0.1:3310", ""):
        values, errors = start(tmp_path, "CLAMAV", BESKPLAN_CLAMAV=address, **PRODUCTION)
        assert values == [address], errors
    _, errors = start(tmp_path, "CLAMAV", BESKPLAN_CLAMAV="localhost", **PRODUCTION)
    assert "BESKPLAN_CLAMAV skal være som “unix:/run/clamav/clamd.ctl”" in errors


def test_a_flag_that_is_neither_yes_nor_no_is_refused(tmp_path):
    values, errors = start(tmp_path, "DEBUG", BESKPLAN_DEMO="måske")
    assert not values
    assert "BESKPLAN_DEMO skal være 1 eller 0, ikke “måske”." in errors


@pytest.mark.parametrize("typed", ["09-03-2026", "09.03.2026", "9/3/2026", "2026-03-09"])
def test_dates_are_read_as_danes_write_them(typed):
    from django import forms

    assert forms.DateField().clean(typed).isoformat() == "2026-03-09"


def test_the_watchdog_needs_no_login(client, db):
    assert client.get("/sundhed/").content == b"OK\n"


def test_the_policy_allows_no_inline_script_and_no_framing(client, db):
    policy = client.get("/sundhed/").headers["Content-Security-Policy"]
    assert "default-src 'self'" in policy
    assert "frame-ancestors 'none'" in policy
    assert "base-uri 'none'" in policy
    assert "unsafe" not in policy


def test_no_page_uses_devices_and_no_other_site_loads_our_answers(client, db):
    headers = client.get("/sundhed/").headers
    assert headers["Cross-Origin-Resource-Policy"] == "same-origin"
    assert {"camera=()", "microphone=()", "geolocation=()"} <= set(
        headers["Permissions-Policy"].split(", ")
    )


def test_too_many_wrong_passwords_lock_the_account_with_a_danish_sentence(client, db):
    for _ in range(10):
        response = client.post("/log-ind/", {"username": "anna", "password": "forkert"})
    assert response.status_code == 429
    assert "for mange forkerte adgangskoder" in response.text
    assert "Prøv igen om 15 minutter" in response.text


def test_nothing_waits_for_the_database_for_ever(tmp_path):
    url = {"DATABASE_URL": "postgresql://u@one.example,two.example/x"}
    [databases], _ = start(tmp_path, "DATABASES", **PRODUCTION | url)
    options = databases["default"]["OPTIONS"]
    assert (options["connect_timeout"], options["keepalives"]) == (5, 1)
    assert options["target_session_attrs"] == "read-write"
    for limit in ("lock_timeout=5s", "statement_timeout=30s", "session_timeout=60s"):
        assert limit in options["options"]
