"""Interleaved measuring: one request of everything in turn, so that whatever else the machine does
falls on all of it alike; medians of what came after the warm-up."""

from collections.abc import Callable, Iterator
from dataclasses import dataclass, field
from random import Random
from statistics import median

from bench.client import Answer, Client
from bench.pages import Request

WARM_UP = 5
LEAST = ENOUGH = 30  # samples
# What is so slow that it would hold up all the others gets fewer; the results say how many.
SECONDS_EACH = 60.0
FAILED_ENOUGH = 3
GIVEN_UP = 0  # the status of an answer that did not come
OK = (200, 304)
SAVED = 302


@dataclass
class Series:
    """One thing that is measured again and again."""

    key: tuple
    ask: Callable[[], Answer]
    answers: tuple[int, ...] = OK
    samples: list[float] = field(default_factory=list)
    spent: float = 0.0
    failures: list[int] = field(default_factory=list)
    sizes: list[int] = field(default_factory=list)
    unchanged: int = 0  # answers that said so (304)

    @property
    def is_done(self) -> bool:
        if len(self.failures) >= FAILED_ENOUGH or GIVEN_UP in self.failures:
            return True
        return len(self.samples) >= ENOUGH or (self.spent > SECONDS_EACH and bool(self.samples))

    @property
    def milliseconds(self) -> float | None:
        return median(self.samples) * 1000 if self.samples else None

    def take(self, warm: bool) -> None:
        answer = self.ask()
        self.spent += answer.seconds
        if answer.status not in self.answers:
            self.failures.append(answer.status)
        elif warm:
            self.samples.append(answer.seconds)
            self.sizes.append(answer.size)
            self.unchanged += answer.status == 304


def first_views(client: Client, requests: Iterator[Request]) -> Callable[[], Answer]:
    """Each by a visitor who has not seen the page before."""

    def ask() -> Answer:
        request = next(requests)
        return client.get(request.path, request.cookie)

    return ask


def revisits(client: Client, requests: Iterator[Request]) -> Callable[[], Answer]:
    """The second view by the same visitor with what the first told of its version, and the cookies
    that it set; only that one is timed."""

    def ask() -> Answer:
        request = next(requests)
        first = client.get(request.path, request.cookie)
        told = {}
        if "etag" in first.headers:
            told["If-None-Match"] = first.headers["etag"]
        if "last-modified" in first.headers:
            told["If-Modified-Since"] = first.headers["last-modified"]
        return client.get(request.path, first.cookies_after(request.cookie), **told)

    return ask


def run(all_series: list[Series], tell: Callable[[str], None], seed: int = 1) -> None:
    rng, turn = Random(seed), 0
    while waiting := [one for one in all_series if not one.is_done]:
        rng.shuffle(waiting)
        for one in waiting:
            one.take(warm=turn >= WARM_UP or one.spent > SECONDS_EACH)
        turn += 1
        if turn % 5 == 0:
            tell(f"omgang {turn}: {len(waiting)} målinger i gang")
