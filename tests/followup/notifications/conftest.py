"""A real mail server on this machine, and a round with people who owe answers."""

from datetime import date
from email import message_from_bytes, policy
from socket import socket

import pytest
from aiosmtpd.controller import Controller

from followup.models import FollowUp
from tests.cast import open_round

DUE = date(2008, 2, 1)


class Postbox:
    """Keeps what the mail server was handed; refuses addresses at example.invalid."""

    def __init__(self):
        self.letters = []

    async def handle_RCPT(self, server, session, envelope, address, options):
        if address.endswith("example.invalid"):
            return "550 ukendt modtager"
        envelope.rcpt_tos.append(address)
        return "250 OK"

    async def handle_DATA(self, server, session, envelope):
        letter = message_from_bytes(envelope.content, policy=policy.default)
        self.letters.append((envelope.rcpt_tos[0], letter["subject"], letter.get_content()))
        return "250 OK"


def free_port() -> int:
    with socket() as probe:
        probe.bind(("127.0.0.1", 0))
        return probe.getsockname()[1]


@pytest.fixture
def postbox(settings):
    box = Postbox()
    server = Controller(box, hostname="127.0.0.1", port=free_port())
    server.start()
    settings.EMAIL_BACKEND = "django.core.mail.backends.smtp.EmailBackend"
    settings.EMAIL_HOST, settings.EMAIL_USE_TLS = "127.0.0.1", False
    settings.EMAIL_PORT = server.port
    yield box
    server.stop()


@pytest.fixture
def in_round(cast):
    """The cast's round with an unanswered follow-up for 3.4 (Søren's unit) and 2.6 (Mette's)."""
    for person in ("soeren", "mette", "lars"):
        user = getattr(cast.people, person)
        user.email = f"{person}@kk.example"
        user.save()
    opened = open_round(cast.plan, due=DUE)
    for initiative in (cast.mentor, cast.sygeforloeb):
        FollowUp.objects.get_or_create(
            round=opened, initiative=initiative, defaults={"effective_on": opened.cutoff}
        )
    return opened
