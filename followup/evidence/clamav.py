"""ClamAV's daemon: a file is sent to it piece by piece (INSTREAM), nothing is written to disk.

The daemon's StreamMaxLength must be above the size of a file; its own 25 MB is."""

import socket
from collections.abc import Iterator
from contextlib import closing

from django.core.files.base import File

PIECE = 64 * 1024  # bytes
LONGEST_ANSWER = 4096
CLEAN, FOUND = "OK", " FOUND"


class ScannerAway(Exception):
    """The scanner does not answer, or not with a verdict."""


class ClamAV:
    """`address` is "unix:/run/clamav/clamd.ctl" or "tcp://host:port"; `seconds` is how long to wait
    for each step."""

    def __init__(self, address: str, seconds: float = 20) -> None:
        self.address, self.seconds = address, seconds

    def scan(self, file: File) -> str:
        """The name of what was found, blank for a clean file. Raises ScannerAway."""
        try:
            with closing(self._connected()) as daemon:
                daemon.sendall(b"zINSTREAM\0")
                for piece in _pieces(file):
                    daemon.sendall(len(piece).to_bytes(4, "big") + piece)
                answer = _answer(daemon)
        except OSError as error:
            raise ScannerAway(str(error)) from error
        verdict = answer.removeprefix("stream: ")
        if verdict == CLEAN:
            return ""
        if verdict.endswith(FOUND):
            return verdict.removesuffix(FOUND)
        raise ScannerAway(answer or "intet svar")

    def _connected(self) -> socket.socket:
        if self.address.startswith("unix:"):
            daemon = socket.socket(socket.AF_UNIX)
            daemon.settimeout(self.seconds)
            daemon.connect(self.address.removeprefix("unix:"))
            return daemon
        host, _, port = self.address.removeprefix("tcp://").rpartition(":")
        return socket.create_connection((host.strip("[]"), int(port)), timeout=self.seconds)


def _pieces(file: File) -> Iterator[bytes]:
    """And a piece of nothing, which ends them."""
    file.seek(0)
    while piece := file.read(PIECE):
        yield piece
    file.seek(0)
    yield b""


def _answer(daemon: socket.socket) -> str:
    """Up to its zero byte."""
    answer = b""
    while not answer.endswith(b"\0") and len(answer) < LONGEST_ANSWER:
        received = daemon.recv(LONGEST_ANSWER)
        if not received:
            break
        answer += received
    return answer.rstrip(b"\0").decode(errors="replace")
