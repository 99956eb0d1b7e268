"""A check: a stated figure compared with what other stated figures give. Pure.

A document that contradicts itself is shown as it is: nothing is corrected, the contradiction is
said. budget/plausibility.py, targets/rule/plausibility/ and initiatives/plausibility.py make the
checks, each of its own rows; followup/plausibility/ gathers them."""

from dataclasses import dataclass
from decimal import Decimal
from typing import Protocol

from core.danish import decimals_of

HALF = Decimal("0.5")


class Sourced(Protocol):
    """A row that says where it is taken from."""

    @property
    def public_id(self) -> str: ...

    @property
    def source_reference(self) -> str: ...


@dataclass(frozen=True)
class Check:
    """A figure of a source compared with what the source's other figures give. `row` carries the
    figure and its source; `what` and `url` name it and its place. `stated`, `computed` and
    `difference` are words with their unit; `sentence` says in one go what is the matter."""

    row: Sourced
    what: str
    url: str
    kind: str  # what is held against what: "Enhedsomkostning", "Dele og helhed"
    holds_for: str  # the year or period of the figures
    fits: bool
    stated: str
    computed: str
    difference: str
    sentence: str
    remark: str = ""  # what may explain the difference
    others: tuple[Sourced, ...] = ()  # rows beside `row` that the check is about

    @property
    def source(self) -> str:
        return self.row.source_reference


def findings(checks: list[Check]) -> list[Check]:
    """The checks that do not fit."""
    return [check for check in checks if not check.fits]


def agreeing(checks: list[Check]) -> list[Check]:
    return [check for check in checks if check.fits]


def sentence(words: str, remark: str = "") -> str:
    """The words with one full stop, also after "pct.", and the remark behind them."""
    closed = words if words.endswith(".") else f"{words}."
    return f"{closed} {remark}".rstrip()


def rounding(printed: Decimal) -> Decimal:
    """How far a printed figure may lie from the exact one: half its last decimal.

    Stored figures do not keep printed zeros, so 80,0 counts as rounded to whole units: the check
    may overlook a deviation, but never claims one that rounding explains.
    """
    return HALF.scaleb(-decimals_of(printed))
