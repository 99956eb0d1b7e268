"""On a real server of two processes with four threads each: a lock that another holds costs those
who need it seconds and a sentence, and nobody else anything; a killed master is soon forgotten."""

import os
import signal
import socket
import subprocess
import sys
import time
from concurrent.futures import ThreadPoolExecutor
from http.client import HTTPConnection
from urllib.parse import urlencode

import pytest
from django.conf import settings

from bench.servers.web_servers import free_port
from tests.beskplan.server.faulty import another_connection
from tests.cast import make_cast
from tests.database_address import database_address
from tests.followup.update_page import filled, url_of

TOKEN = "t" * 32
SAVES, TYPED = 40, "Vi er godt i gang med mentorerne."


class Server:
    """gunicorn with the application's own configuration, on the test's database."""

    def __init__(self, log):
        self.port, self.log = free_port(), log
        with self.log.open("a") as output:
            self.process = subprocess.Popen(
                [sys.executable, "-m", "gunicorn", "beskplan.wsgi"],
                cwd=settings.BASE_DIR,
                env=os.environ
                | {
                    "DATABASE_URL": database_address(),
                    "BESKPLAN_BIND": f"127.0.0.1:{self.port}",
                    "BESKPLAN_SECRET_KEY": settings.SECRET_KEY,
                    "BESKPLAN_STATEMENT_SECONDS": "30",
                    "DJANGO_SETTINGS_MODULE": "beskplan.settings",
                },
                stdout=output,
                stderr=output,
            )
        try:
            self.wait(60)
        except AssertionError:
            self.stop()
            raise

    def wait(self, seconds):
        """Until it answers."""
        began = time.monotonic()
        while time.monotonic() - began < seconds:
            try:
                if self.ask("GET", "/sundhed/")[0] == 200:
                    return
            except OSError:
                time.sleep(0.05)
        raise AssertionError(self.log.read_text()[-3000:])

    def ask(self, method, path, session="", **fields):
        """Status, text and seconds of one request on a connection of its own."""
        began = time.monotonic()
        line = HTTPConnection("127.0.0.1", self.port, timeout=60)
        headers = {"Cookie": f"sessionid={session}; csrftoken={TOKEN}"}
        body = urlencode(fields | {"csrfmiddlewaretoken": TOKEN}) if fields else None
        if body:
            headers["Content-Type"] = "application/x-www-form-urlencoded"
        line.request(method, path, body, headers)
        answer = line.getresponse()
        text = answer.read().decode()
        line.close()
        return answer.status, text, time.monotonic() - began

    def kill_master(self):
        self.process.send_signal(signal.SIGKILL)
        self.process.wait()

    def stop(self):
        self.process.terminate()
        self.process.wait(40)


@pytest.fixture
def cast(transactional_db):
    return make_cast()


@pytest.fixture
def server(cast, tmp_path):
    running = Server(tmp_path / "gunicorn.log")
    yield running
    running.stop()


@pytest.fixture
def session(cast, client):
    client.force_login(cast.people.soeren, "django.contrib.auth.backends.ModelBackend")
    return client.cookies[settings.SESSION_COOKIE_NAME].value


def test_forty_saves_of_a_locked_initiative_stop_nobody_who_reads(server, cast, session):
    address = url_of(cast.mentor)
    data = filled(cast.mentor, status="delvist", results=TYPED)
    with another_connection() as other, ThreadPoolExecutor(SAVES) as people:
        with other.cursor() as cursor:
            cursor.execute(
                "SELECT 1 FROM initiatives_initiative WHERE id = %s FOR UPDATE", [cast.mentor.pk]
            )
        saves = [people.submit(server.ask, "POST", address, session, **data) for _ in range(SAVES)]
        read = []
        while not all(save.done() for save in saves):
            read.append(server.ask("GET", "/initiativer/", session)[::2])
            read.append(server.ask("GET", "/sundhed/")[::2])
        answers = [save.result() for save in saves]
    assert {status for status, _ in read} == {200}
    assert max(seconds for _, seconds in read) < 4
    assert {status for status, *_ in answers} == {503}
    assert all(TYPED in text and "Prøv igen" in text for _, text, _ in answers)
    assert max(seconds for *_, seconds in answers) < 15
    assert server.ask("POST", address, session, **data)[0] == 302


def test_workers_whose_master_was_killed_give_up_the_port(server, session):
    line = HTTPConnection("127.0.0.1", server.port, timeout=10)
    ask_on(line, session)  # a browser that keeps its connection
    server.kill_master()
    began = time.monotonic()
    while not is_free(server.port):
        assert time.monotonic() - began < 5
        time.sleep(0.05)
    line.close()


def ask_on(line, session):
    line.request("GET", "/initiativer/", headers={"Cookie": f"sessionid={session}"})
    assert line.getresponse().read()


def is_free(port):
    try:
        socket.create_server(("127.0.0.1", port)).close()
    except OSError:
        return False
    return True
