"""Interleaved measuring: one request of everything in turn, so that whatever else the machine does
falls on all of it alike; medians of what came after the warm-up."""

from collections.abc import Callable, Iterable
from dataclasses import dataclass, field
from random import Random
from statistics import median

from bench.visits.client import Answer

WARM_UP = 5
ENOUGH = 30  # samples
# What is so slow that it would hold up all the others gets fewer; the results say how many.
SECONDS_EACH = 60.0
FAILED_ENOUGH = 3
GIVEN_UP = 0  # the status of an answer that did not come
OK, SAVED = 200, 302


@dataclass
class Series:
    """One thing that is measured again and again."""

    key: tuple[str, ...]
    ask: Callable[[], Answer]
    expected: int = OK
    enough: int = ENOUGH
    warm_up: int = WARM_UP
    samples: list[float] = field(default_factory=list)
    spent: float = 0.0
    failures: list[int] = field(default_factory=list)
    sizes: list[int] = field(default_factory=list)

    @property
    def is_done(self) -> bool:
        if len(self.failures) >= FAILED_ENOUGH or GIVEN_UP in self.failures:
            return True
        return len(self.samples) >= self.enough or (self.spent > SECONDS_EACH and self.samples)

    @property
    def milliseconds(self) -> float | None:
        return median(self.samples) * 1000 if self.samples else None

    def take(self) -> None:
        answer = self.ask()
        self.spent += answer.seconds
        if answer.status != self.expected:
            self.failures.append(answer.status)
        elif self.warm_up > 0 and self.spent < SECONDS_EACH:
            self.warm_up -= 1
        else:
            self.samples.append(answer.seconds)
            self.sizes.append(answer.size)


def run(all_series: Iterable[Series], tell: Callable[[str], None], seed: int = 1) -> None:
    rng, turn = Random(seed), 0
    while waiting := [one for one in all_series if not one.is_done]:
        rng.shuffle(waiting)
        for one in waiting:
            one.take()
        turn += 1
        if turn % 5 == 0:
            tell(f"omgang {turn}: {len(waiting)} målinger i gang")
