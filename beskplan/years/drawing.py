"""Where a chain's bars and ties stand along the years, as SVG writes numbers: across in per cent of
the width, so that it fits every screen, and down in pixels. Pure."""

from dataclasses import dataclass
from decimal import Decimal
from typing import NamedTuple

from beskplan.years.chains import INSET, Axis, Chain, Step, Tie
from initiatives.models import Initiative

HEAD, LANE, BAR = 28, 52, 22  # pixels: the years, a lane with its code, and a bar
CODE = 16  # from a lane's top down to the line that its code stands on


class Bar(NamedTuple):
    initiative: Initiative
    x: str
    width: str
    middle: str
    code_y: int
    y: int
    height: int
    icon_y: int
    is_chosen: bool


class Line(NamedTuple):
    x1: str
    x2: str
    y1: int
    y2: int


@dataclass(frozen=True)
class Drawing:
    """`chosen` is the initiative that the page is about."""

    chain: Chain
    axis: Axis
    chosen: Initiative | None = None

    @property
    def height(self) -> int:
        return HEAD + LANE * self.chain.lanes

    @property
    def label(self) -> str:
        return f"{self.chain.start.code} {self.chain.start.title}"

    @property
    def first(self) -> int:
        return self.chain.first_year

    @property
    def last(self) -> int:
        return self.chain.last_year

    @property
    def years(self) -> list[tuple[int, str]]:
        return [(year, _size(self.axis.middle(year))) for year in self.axis.labelled]

    @property
    def rules(self) -> list[str]:
        return [_size(self.axis.left(year)) for year in self.axis.years][1:]

    @property
    def bars(self) -> list[Bar]:
        return [self._bar(step) for step in self.chain.steps]

    @property
    def ties(self) -> list[Line]:
        return [line for tie in self.chain.ties for line in self._lines(tie)]

    def _bar(self, step: Step) -> Bar:
        left, right = self._ends(step)
        code_y = HEAD + LANE * step.lane + CODE
        return Bar(
            step.initiative,
            x=_size(left),
            width=_size(right - left),
            middle=_size((left + right) / 2),
            code_y=code_y,
            y=code_y + 6,
            height=BAR,
            icon_y=code_y + 6 + (BAR - 16) // 2,
            is_chosen=self.chosen is not None and step.initiative.pk == self.chosen.pk,
        )

    def _lines(self, tie: Tie) -> list[Line]:
        """One straight line on the same lane; else down from the earlier one and along to the
        later. Where the two overlap in time, straight down into the later one."""
        (_, start), (end, end_right) = self._ends(tie.earlier), self._ends(tie.later)
        y1, y2 = _middle(tie.earlier), _middle(tie.later)
        if end <= start:
            x = end + (end_right - end) / 8
            return [_line(x, x, y1 + BAR // 2, y2 - BAR // 2)]
        if y1 == y2:
            return [_line(start, end, y1, y2)]
        x = (start + end) / 2 if end - start < Decimal(4) else start + Decimal(2)
        return [_line(start, x, y1, y1), _line(x, x, y1, y2), _line(x, end, y2, y2)]

    def _ends(self, step: Step) -> tuple[Decimal, Decimal]:
        inset = INSET * 100 / len(self.axis.years)
        return self.axis.left(step.first) + inset, self.axis.left(step.last + 1) - inset


def _middle(step: Step) -> int:
    return HEAD + LANE * step.lane + CODE + 6 + BAR // 2


def _line(x1: Decimal, x2: Decimal, y1: int, y2: int) -> Line:
    return Line(_size(x1), _size(x2), y1, y2)


def _size(number: Decimal) -> str:
    return f"{number:.3f}"
