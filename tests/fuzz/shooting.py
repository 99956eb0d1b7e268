"""Sends odd requests, each within a transaction that is rolled back, and tells which were answered
with an error of ours."""

import sys
import traceback
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from dataclasses import dataclass, field
from random import Random

from django.core.signals import got_request_exception
from django.db import Error, connection, transaction
from django.http import HttpResponse
from django.test import Client
from django.utils import timezone

from beskplan.accounts.roles import ensure_roles
from core.jobs.models import Job, Queue
from tests.cast import Cast
from tests.every_row import make_every_row
from tests.fuzz.addresses import Address, addresses, fitting
from tests.fuzz.pages import Page, names_looked_for, read
from tests.fuzz.shots import Shot, draw
from tests.test_access import PEOPLE, log_in

EVERYBODY = (None, *PEOPLE)
OF_ADMIN = ("signe",) * 6 + ("pia",) * 3 + EVERYBODY


@dataclass
class Failure:
    number: int
    shot: Shot
    status: int
    error: str  # the exception, and the last line of ours that it passed
    trace: str


@dataclass
class Range:
    """All addresses with rows to shoot at; `seed` and a request's number say what it is."""

    cast: Cast
    seed: int
    clients: dict[str | None, tuple[Client, str]] = field(default_factory=dict)
    pages: dict[tuple[str, str | None], Page] = field(default_factory=dict)
    paths: dict[Address, list[str]] = field(default_factory=dict)
    errors: list[BaseException] = field(default_factory=list)

    def __post_init__(self) -> None:
        ensure_roles()
        self.rows = [*make_every_row(self.cast).values(), waiting_job(self.cast)]
        for person in EVERYBODY:
            client = Client(raise_request_exception=False)
            if person:
                log_in(client, self.cast, person)
            self.clients[person] = client, client.cookies.output(header="", sep=";")
        self.addresses = addresses()

    def paths_of(self, address: Address) -> list[str]:
        if address not in self.paths:
            found = fitting(address, self.rows, self.leads_somewhere(address))
            self.paths[address] = [address.filled(values) for values in found] or [address.path]
        return self.paths[address]

    def leads_somewhere(self, address: Address) -> Callable[[str], bool]:
        method = "GET" if "GET" in address.served else "POST"

        def exists(path: str) -> bool:
            return self.send(Shot("signe", method, path)).status_code != 404

        return exists

    def shot(self, number: int) -> Shot:
        """Every address comes up again after as many requests as there are addresses."""
        random = Random(f"{self.seed}/{number}")
        address = self.addresses[number % len(self.addresses)]
        path = random.choice(self.paths_of(address))
        person = random.choice(OF_ADMIN if address.in_admin else EVERYBODY)
        return draw(random, address, path, person, self.page(address, path, person))

    def page(self, address: Address, path: str, person: str | None) -> Page:
        key = path, person
        if key not in self.pages:
            method = "GET" if "GET" in address.served else "POST"
            with names_looked_for() as names:
                response = self.send(Shot(person, method, path))
            is_page = response.headers.get("Content-Type", "").startswith("text/html")
            self.pages[key] = read(path, response.text if is_page else "", names)
        return self.pages[key]

    def fire(self, number: int) -> Failure | None:
        shot = self.shot(number)
        self.errors.clear()
        with self.noting_errors():
            response = self.send(shot)
        is_watchdog = shot.path.startswith("/sundhed/")  # which is answered 503 on purpose
        if not self.errors and (response.status_code < 500 or is_watchdog):
            return None
        error = self.errors[-1] if self.errors else None
        trace = "".join(traceback.format_exception(error)) if error else ""
        return Failure(number, shot, response.status_code, named(error), trace)

    def send(self, shot: Shot) -> HttpResponse:
        client, cookies = self.clients[shot.person]
        with transaction.atomic():
            client.cookies.load(cookies)
            response = client.generic(
                shot.method,
                shot.address,
                shot.body,
                content_type=shot.content_type,
                headers=shot.headers,
            )
            b"".join(response) if response.streaming else response.content
            self.check_what_waits_for_the_commit()
            transaction.set_rollback(True)
        client.cookies.clear()
        return response

    def check_what_waits_for_the_commit(self) -> None:
        try:
            with transaction.atomic():
                connection.check_constraints()
        except Error as error:
            self.errors.append(error)

    @contextmanager
    def noting_errors(self) -> Iterator[None]:
        def note(**said: object) -> None:
            self.errors.append(sys.exc_info()[1])

        got_request_exception.connect(note)
        try:
            yield
        finally:
            got_request_exception.disconnect(note)


def waiting_job(cast: Cast) -> Job:
    at = timezone.now()
    return Job.objects.create(
        queue=Queue.values[0],
        kind="fil",
        title="Fil",
        owner=cast.people.signe,
        created_at=at,
        not_before=at,
    )


def named(error: BaseException | None) -> str:
    """What kind of failure it is: alike ones are told once."""
    if error is None:
        return "uden undtagelse"
    passed = traceback.extract_tb(error.__traceback__)
    ours = [frame for frame in passed if "site-packages" not in frame.filename]
    last = (ours or passed)[-1]
    return f"{type(error).__name__} {last.filename}:{last.lineno}"
