"""A browser of one person, and what it saves: words that are told apart afterwards."""

import gzip
import re
import time
from collections import Counter
from dataclasses import dataclass, field
from select import select
from typing import NamedTuple

from bench.visits.client import TIMEOUT, Answer, Client
from bench.visits.saving import AS_IT_IS, hidden_fields

FIRST, SECOND = "Prøve {}.", "Prøve {}, anden del."
TOKEN = re.compile(r"Prøve (\S+?)[.,]")
HEADING = re.compile(rb"<h1[^>]*>\s*(.*?)\s*</h1>", re.DOTALL)
SAVED = 302
# Each time that the first text of a follow-up became another one, of those that begin so.
WRITTEN = """
    SELECT results, comments FROM (
        SELECT results, comments,
               lag(results) OVER (PARTITION BY pgh_obj_id ORDER BY pgh_id) AS before
        FROM followup_followupevent
    ) AS event
    WHERE results LIKE %s AND results IS DISTINCT FROM before
"""


class Browser(Client):
    """Leaves a connection that the server has closed, as browsers do, before it asks anew. An
    answer with status 0 was cut off or did not come."""

    def __init__(self, port: int, timeout: float = TIMEOUT):
        super().__init__(port)
        self._connection.timeout = timeout

    def _timed(self, *request) -> Answer:
        socket = self._connection.sock
        if socket and select([socket], [], [], 0)[0]:
            self._connection.close()
        return super()._timed(*request)

    def _wait_for_worker(self) -> None:
        self._connection.close()


class Moment(NamedTuple):
    """One answer: when it came, what was asked, the status or 0, and how long it took."""

    at: float
    what: str
    status: int
    seconds: float
    heading: str = ""


@dataclass
class Record:
    """What the people of a trial met; lists take appends of several threads at once."""

    moments: list[Moment] = field(default_factory=list)
    confirmed: list[str] = field(default_factory=list)

    def note(self, what: str, answer: Answer) -> None:
        heading = heading_of(answer) if answer.status >= 400 else ""
        moment = Moment(time.monotonic(), what, answer.status, answer.seconds, heading)
        self.moments.append(moment)


def heading_of(answer: Answer) -> str:
    """What a page says first; blank where it is none."""
    packed = answer.headers.get("content-encoding") == "gzip"
    found = HEADING.search(gzip.decompress(answer.body) if packed else answer.body)
    return re.sub(r"<[^>]*>", "", found[1].decode(errors="replace")) if found else ""


def save(browser: Browser, path: str, cookie: str, token: str, record: Record) -> None:
    """A follow-up with the token in two fields. The form that does not come is not sent."""
    page = browser.get(path, cookie, **AS_IT_IS)
    record.note("form", page)
    if page.status != 200:
        return
    form = hidden_fields(page.body.decode()) | {
        "status": "delvist",
        "results": FIRST.format(token),
        "comments": SECOND.format(token),
        "deviation_reason": "Opdigtet begrundelse.",
        "action": "submit",
    }
    answer = browser.post(path, page.cookies_after(cookie), form)
    record.note("gem", answer)
    if answer.status == SAVED:
        record.confirmed.append(token)


def beginning(prefix: str) -> list[str]:
    """For WRITTEN: of tokens that begin so."""
    return [FIRST.format(prefix).replace(".", "%")]


class Outcome(NamedTuple):
    """Tokens: confirmed and not stored; stored more than once; stored in one field only."""

    lost: list[str]
    doubled: list[str]
    torn: list[str]


def outcome(record: Record, rows: list[tuple[str, str]]) -> Outcome:
    """`rows` are what WRITTEN found."""
    times: Counter[str] = Counter()
    torn = []
    for results, comments in rows:
        token = TOKEN.match(results)[1]
        times[token] += 1
        if comments != SECOND.format(token):
            torn.append(token)
    lost = [token for token in record.confirmed if token not in times]
    doubled = [token for token, number in times.items() if number > 1]
    return Outcome(lost, doubled, torn)
