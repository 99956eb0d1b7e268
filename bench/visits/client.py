"""A browser's part of one request: sent over a connection that stays open, and timed."""

import time
from contextlib import suppress
from dataclasses import dataclass, field
from http.client import HTTPConnection, HTTPException
from http.cookies import SimpleCookie
from urllib.parse import urlencode

TIMEOUT = 30  # seconds; nobody waits longer for a page
LONGEST = 300  # until the worker has done what nobody waits for any more


@dataclass(frozen=True)
class Answer:
    status: int
    seconds: float
    size: int
    headers: dict[str, str] = field(default_factory=dict)
    body: bytes = b""

    def cookies_after(self, sent: str) -> str:
        """What a browser sends with its next request: what it sent, and what this answer set."""
        kept = SimpleCookie(sent)
        for line in self.headers.get("set-cookie", "").splitlines():
            kept.load(line)
        return "; ".join(f"{name}={one.coded_value}" for name, one in kept.items())


class Client:
    def __init__(self, port: int):
        self._port = port
        self._connection = HTTPConnection("127.0.0.1", port, timeout=TIMEOUT)

    def get(self, path: str, cookie: str, **headers: str) -> Answer:
        return self._timed("GET", path, None, {"Cookie": cookie, **headers})

    def post(self, path: str, cookie: str, form: dict) -> Answer:
        origin = f"http://127.0.0.1:{self._port}{path}"
        headers = {
            "Cookie": cookie,
            "Content-Type": "application/x-www-form-urlencoded",
            "Referer": origin,
        }
        return self._timed("POST", path, urlencode(form), headers)

    def close(self) -> None:
        """The next request makes a new connection."""
        self._connection.close()

    def _timed(self, method: str, path: str, body: str | None, headers: dict) -> Answer:
        headers = {"Accept-Encoding": "gzip, br", "Accept": "text/html", **headers}
        began = time.perf_counter()
        try:
            self._connection.request(method, path, body, headers)
            response = self._connection.getresponse()
            content = response.read()
        except (HTTPException, OSError):
            self._wait_for_worker()
            return Answer(0, time.perf_counter() - began, 0)
        seconds = time.perf_counter() - began
        found = {name.lower(): value for name, value in response.getheaders()}
        if "set-cookie" in found:
            found["set-cookie"] = "\n".join(response.headers.get_all("Set-Cookie"))
        return Answer(response.status, seconds, len(content), found, content)

    def _wait_for_worker(self) -> None:
        """It goes on with the page that was given up, and would let the next one wait for it."""
        self._connection.close()
        with suppress(HTTPException, OSError):
            waiting = HTTPConnection("127.0.0.1", self._port, timeout=LONGEST)
            waiting.request("GET", "/sundhed/")
            waiting.getresponse()
            waiting.close()
