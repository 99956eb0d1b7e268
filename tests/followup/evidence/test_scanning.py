"""Files pass a virus scanner: a small daemon that speaks ClamAV's protocol on a real socket."""

import socketserver
import threading
from contextlib import contextmanager

import pytest
from django.core.files.base import ContentFile

from followup.evidence.clamav import ClamAV, ScannerAway
from followup.models import Evidence
from tests.cast import open_round
from tests.followup.evidence.files import PDF, uploaded
from tests.followup.update_page import filled, send
from tests.pages import html_of

# The text that every scanner takes for a virus; in two halves, lest one takes this file.
EICAR = rb"X5O!P%@AP[4\PZX54(P^)7CC)7}$" + rb"EICAR-STANDARD-ANTIVIRUS-TEST-FILE!$H+H*"


class Daemon(socketserver.StreamRequestHandler):
    """As clamd: the command, pieces with their length before each, an empty one, the verdict."""

    def handle(self):
        command = self.rfile.read(len(b"zINSTREAM\0"))
        content = b""
        while length := int.from_bytes(self.rfile.read(4), "big"):
            content += self.rfile.read(length)
        verdict = b"Eicar-Test-Signature FOUND" if EICAR in content else b"OK"
        if command != b"zINSTREAM\0":
            verdict = b"UNKNOWN COMMAND ERROR"
        self.wfile.write(b"stream: " + (self.server.answer or verdict) + b"\0")


@contextmanager
def serving(server, answer=None):
    server.answer = answer
    thread = threading.Thread(target=server.serve_forever, kwargs={"poll_interval": 0.01})
    thread.start()
    try:
        yield
    finally:
        server.shutdown()
        thread.join()
        server.server_close()


@pytest.fixture
def over_tcp():
    server = socketserver.TCPServer(("127.0.0.1", 0), Daemon)
    with serving(server):
        yield f"tcp://127.0.0.1:{server.server_address[1]}"


@pytest.fixture
def over_a_socket(tmp_path):
    path = str(tmp_path / "clamd.ctl")
    with serving(socketserver.UnixStreamServer(path, Daemon)):
        yield f"unix:{path}"


@pytest.fixture
def in_round(cast, settings, tmp_path):
    settings.MEDIA_ROOT = tmp_path
    return open_round(cast.plan)


@pytest.mark.parametrize("way", ["over_tcp", "over_a_socket"])
def test_the_daemon_is_asked(way, request):
    scanner = ClamAV(request.getfixturevalue(way))
    large = bytes(300_000)  # several pieces
    assert scanner.scan(ContentFile(large)) == ""
    assert scanner.scan(ContentFile(large + EICAR)) == "Eicar-Test-Signature"


@pytest.mark.parametrize("answer", [b"INSTREAM size limit exceeded. ERROR", b" ", b"FOUNDling"])
def test_an_answer_that_is_no_verdict_is_no_clean_file(tmp_path, answer):
    path = str(tmp_path / "clamd.ctl")
    server = socketserver.UnixStreamServer(path, Daemon)
    with serving(server, answer), pytest.raises(ScannerAway):
        ClamAV(f"unix:{path}").scan(ContentFile(b"x"))


def test_nobody_at_the_address_is_away(tmp_path):
    with pytest.raises(ScannerAway):
        ClamAV(f"unix:{tmp_path}/nobody").scan(ContentFile(b"x"))


def test_an_infected_file_is_refused_in_words(
    client, settings, over_tcp, in_round, mentor, soeren, caplog
):
    settings.CLAMAV = over_tcp
    infected = PDF.replace(b"endobj", EICAR + b"\nendobj")
    data = filled(mentor, results="Min tekst", file=uploaded("notat.pdf", infected), action="draft")
    text = html_of(send(client, soeren, mentor, data))
    assert "viruskontrollen fandt “Eicar-Test-Signature” i den" in text
    assert 'id="id_file_error"' in text
    assert "Min tekst" in text
    assert not Evidence.objects.exists()
    assert "Virus in an uploaded file, refused: Eicar-Test-Signature" in caplog.text


def test_a_clean_file_is_stored_whole(client, settings, over_tcp, in_round, mentor, soeren):
    settings.CLAMAV = over_tcp
    send(client, soeren, mentor, filled(mentor, file=uploaded("notat.pdf"), action="draft"))
    assert Evidence.objects.get().file.read() == PDF


@pytest.mark.parametrize(("required", "stored"), [(True, 0), (False, 1)])
def test_where_the_scanner_is_away_the_installation_decides(
    client, settings, tmp_path, in_round, mentor, soeren, caplog, required, stored
):
    settings.CLAMAV, settings.CLAMAV_REQUIRED = f"unix:{tmp_path}/nobody", required
    response = send(
        client, soeren, mentor, filled(mentor, file=uploaded("notat.pdf"), action="draft")
    )
    assert Evidence.objects.count() == stored
    assert "Virus scanner away" in caplog.text
    if required:
        assert "Filen kan ikke kontrolleres for virus lige nu" in html_of(response)
