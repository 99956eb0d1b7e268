"""The limits of log-ins with a proxy in front of a running server: clients are whom it saw."""

import logging
from contextlib import contextmanager
from http.client import HTTPConnection
from http.server import BaseHTTPRequestHandler, ThreadingHTTPServer
from threading import Thread
from urllib.parse import urlencode, urlsplit

import pytest

from tests.cast import PASSWORD, make_cast

TOKEN = "t" * 32
HERE, ELSEWHERE = "127.0.0.2", "127.0.0.3"  # all of 127/8 is this machine


class Proxy(BaseHTTPRequestHandler):
    """As nginx with `$proxy_add_x_forwarded_for`: adds the address of whoever is connected."""

    behind = 0  # port

    def do_POST(self):
        body = self.rfile.read(int(self.headers["Content-Length"]))
        headers = dict(self.headers)
        named = headers.get("X-Forwarded-For")
        headers["X-Forwarded-For"] = ", ".join(filter(None, [named, self.client_address[0]]))
        line = HTTPConnection("localhost", self.behind, timeout=30)
        line.request("POST", self.path, body, headers)
        answer = line.getresponse()
        content = answer.read()
        self.send_response(answer.status)
        self.send_header("Content-Length", str(len(content)))
        self.end_headers()
        self.wfile.write(content)
        line.close()

    def log_message(self, *said):
        """Nothing: pytest shows what fails."""


@contextmanager
def proxy_before(port):
    handler = type("ProxyBefore", (Proxy,), {"behind": port})
    server = ThreadingHTTPServer(("127.0.0.1", 0), handler)
    Thread(target=server.serve_forever, daemon=True).start()
    try:
        yield server.server_port
    finally:
        server.shutdown()
        server.server_close()


@pytest.fixture
def log_in(transactional_db, live_server, settings):
    """Posts the form of the log-in through the proxy, and says the answer's status."""
    make_cast()

    def ask(name, password, source, **headers):
        line = HTTPConnection("127.0.0.1", port, timeout=30, source_address=(source, 0))
        fields = {"username": name, "password": password, "csrfmiddlewaretoken": TOKEN}
        kind = {"Content-Type": "application/x-www-form-urlencoded"}
        cookie = {"Cookie": f"csrftoken={TOKEN}", "Host": f"localhost:{port}"}
        line.request("POST", "/log-ind/", urlencode(fields), kind | cookie | headers)
        answer = line.getresponse()
        answer.read()
        line.close()
        return answer.status

    with proxy_before(urlsplit(live_server.url).port) as port:
        yield ask


def test_a_guesser_waits_whatever_address_is_invented_and_the_owner_does_not(log_in, settings):
    settings.PROXIES = 1
    invented = [{"X-Forwarded-For": f"203.0.113.{n}"} for n in range(10)]
    tried = [log_in("pia", "forkert", HERE, **headers) for headers in invented]
    assert tried == [200] * 9 + [429]
    assert log_in("pia", PASSWORD, HERE) == 429
    assert log_in("pia", PASSWORD, ELSEWHERE, **{"X-Forwarded-For": HERE}) == 302
    settings.ADDRESS_FAILURE_LIMIT = 12
    sprayed = [log_in(f"navn{n}", "forkert", HERE) for n in range(3)]
    assert sprayed == [200, 200, 429]
    assert log_in("lars", PASSWORD, HERE) == 429
    assert log_in("lars", PASSWORD, ELSEWHERE) == 302


def test_a_proxy_that_nobody_declared_locks_out_all_and_is_warned_of(log_in, settings, caplog):
    settings.PROXIES = 0
    with caplog.at_level(logging.WARNING, logger="beskplan.server.addresses"):
        for _ in range(10):
            log_in("pia", "forkert", HERE)
    assert log_in("pia", PASSWORD, ELSEWHERE) == 429
    said = [entry.getMessage() for entry in caplog.records if "BESKPLAN_PROXIES" in entry.msg]
    assert len(said) == 1
    assert "Sæt BESKPLAN_PROXIES til antallet af egne proxyer" in said[0]
