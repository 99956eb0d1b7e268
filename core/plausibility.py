"""What is known when two stated figures are held against each other. Pure.

A document that contradicts itself is shown as it is: nothing is corrected, the contradiction is
said. The floors above make the checks, each of its own figures.
"""

from dataclasses import dataclass
from decimal import Decimal

HALF = Decimal("0.5")


@dataclass(frozen=True)
class Check:
    """A figure of a source held against what the source's other figures give.

    `row` carries the first figure and its source; `what` and `url` name it. `stated`, `computed`
    and `difference` are words with their unit; `sentence` says the same in one go.
    """

    row: object
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

    @property
    def source(self) -> str:
        return self.row.source_reference


def findings(checks: list[Check]) -> list[Check]:
    """The checks that do not fit."""
    return [check for check in checks if not check.fits]


def agreeing(checks: list[Check]) -> list[Check]:
    return [check for check in checks if check.fits]


def rounding(printed: Decimal) -> Decimal:
    """How far a printed figure may lie from the exact one: half its last decimal.

    Stored figures do not keep printed zeros, so 80,0 counts as rounded to whole units: the check
    may overlook a deviation, but never claims one that rounding explains.
    """
    decimals = max(0, -Decimal(printed).normalize().as_tuple().exponent)
    return HALF.scaleb(-decimals)
