"""gunicorn's line for each request."""

import json
import runpy
from datetime import UTC, datetime, timedelta
from types import SimpleNamespace

import pytest
from django.conf import settings
from gunicorn.config import Config

from beskplan.server.access_log import line

AT = datetime(2026, 12, 1, 13, 5, 30, tzinfo=UTC)
REQUEST = {
    "REMOTE_ADDR": "10.0.0.1",
    "HTTP_X_FORWARDED_FOR": "6.6.6.6, 203.0.113.7",
    "REQUEST_METHOD": "GET",
    "PATH_INFO": "/soeg/",
    "QUERY_STRING": "q=Hanne+Hansen",
    "HTTP_USER_AGENT": 'Firefox "1"',
}


def said(monkeypatch, proxies, path="/soeg/"):
    monkeypatch.setenv("BESKPLAN_PROXIES", proxies)
    answer = SimpleNamespace(status="200 OK", sent=0, response_length=1234)
    return json.loads(
        line(answer, REQUEST | {"PATH_INFO": path}, timedelta(milliseconds=42), at=AT)
    )


def test_it_names_the_client_that_our_own_proxy_saw(monkeypatch):
    assert said(monkeypatch, "1")["address"] == "203.0.113.7"
    assert said(monkeypatch, "0")["address"] == "10.0.0.1"


def test_it_tells_time_in_utc_and_nothing_that_was_searched_for(monkeypatch):
    found = said(monkeypatch, "1")
    assert found | {"address": ""} == {
        "time": "2026-12-01T13:05:30.000+00:00",
        "address": "",
        "method": "GET",
        "path": "/soeg/",
        "status": 200,
        "bytes": 1234,
        "milliseconds": 42,
        "agent": 'Firefox "1"',
    }


def test_the_key_to_a_new_password_is_left_out(monkeypatch):
    found = said(monkeypatch, "1", path="/adgangskode/ny/MTI/c8x-a1b2c3/")
    assert found["path"] == "/adgangskode/ny/…"


@pytest.mark.parametrize(
    ("environment", "where"),
    [
        ({"BESKPLAN_DEMO": "1"}, None),
        ({"BESKPLAN_DEMO": "0"}, "-"),
        ({"BESKPLAN_DEMO": "0", "BESKPLAN_ACCESS_LOG": ""}, None),
        ({"BESKPLAN_DEMO": "1", "BESKPLAN_ACCESS_LOG": "-"}, "-"),
    ],
)
def test_gunicorn_takes_where_the_log_goes(monkeypatch, environment, where):
    for name, value in environment.items():
        monkeypatch.setenv(name, value)
    chosen = runpy.run_path(settings.BASE_DIR / "gunicorn.conf.py")["accesslog"]
    gunicorn = Config()
    gunicorn.set("accesslog", chosen)
    assert gunicorn.accesslog == where
