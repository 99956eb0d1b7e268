"""Where the parts of two small charts stand, in per cent of their width, as SVG writes numbers.

The markup is in templates/components/bars.html.
"""

from collections.abc import Callable, Iterable
from decimal import Decimal
from functools import lru_cache
from typing import NamedTuple

from core.danish import format_number
from initiatives.statuses import look_of, status_word

ZERO = Decimal(0)
NARROWEST_WITH_NUMBER = 6  # per cent of the width; of a small bar's twice as much


Figure = Decimal | int


class Segment(NamedTuple):
    """How many stand in a status, and the address of their list; `of` is what the bar is about."""

    status: str
    count: int  # type: ignore[assignment]  # hides tuple.count, which nobody asks
    url: str = ""
    of: str = ""

    @property
    def words(self) -> str:
        return status_word(self.status)

    @property
    def name(self) -> str:
        """What the part is called where it is read aloud."""
        return f"{self.words} i {self.of}" if self.of else self.words


class Place(NamedTuple):
    """Where a part stands, and whether its number has room."""

    x: str
    width: str
    middle: str
    is_numbered: bool


def bar_places(counts: Iterable[int], small: bool = False) -> list[Place]:
    """Where each of the parts stands, from their numbers, none of which is zero."""
    counts = list(counts)
    total = sum(counts)
    narrowest = NARROWEST_WITH_NUMBER * (2 if small else 1)
    left, places = Decimal(0), []
    for count in counts:
        width = Decimal(count) * 100 / total
        numbered = width >= narrowest
        places.append(Place(_size(left), _size(width), _size(left + width / 2), numbered))
        left += width
    return places


class Part(NamedTuple):
    """A part of a bar as text, in the order that the template unpacks: `words` is what it is called
    where it is read aloud, `label` what it is called in a legend; `middle` is where its number
    stands, "" where the part is too narrow for one."""

    url: str
    words: str
    css: str
    x: str
    width: str
    middle: str
    number: str
    label: str
    status: str


class Bar(NamedTuple):
    total: str
    parts: list[Part]


def bar_parts(segments: Iterable[Segment], small: bool = False) -> Bar:
    """The parts that are not zero, and the sum of all parts as Danish text."""
    with_count = [one for one in segments if one.count]
    places = bar_places([one.count for one in with_count], small)
    parts = [_part(one, place) for one, place in zip(with_count, places, strict=True)]
    return Bar(format_number(sum(one.count for one in with_count)), parts)


def _part(segment: Segment, place: Place) -> Part:
    number = format_number(segment.count)
    return Part(
        segment.url,
        f"{number} {segment.name}",
        look_of(segment.status).css_class,
        place.x,
        place.width,
        place.middle if place.is_numbered else "",
        number,
        segment.words,
        segment.status,
    )


class Block(NamedTuple):
    x: str
    width: str


class BulletPlaces(NamedTuple):
    """None where a part is absent."""

    good: Block | None
    bar: Block | None
    baseline: str | None
    target: str
    target_to: str | None


@lru_cache(maxsize=4096)
def bullet_places(
    value: Figure | None,
    target: Figure,
    baseline: Figure | None = None,
    direction: str = "op",
    target_to: Figure | None = None,
) -> BulletPlaces:
    """Where the parts of a bullet bar stand.

    `direction` is the indicator's ("op", "ned" or "neutral", which shades nothing); `target_to` is
    the far end of a range.
    """
    marks = [Decimal(mark) for mark in (value, target, baseline, target_to) if mark is not None]
    low, high = min(*marks, ZERO), max(*marks, ZERO)
    high, low = (high + (high - low) / 8, low) if high > 0 else (high, low + (low - high) / 8)
    span = (high - low) or Decimal(1)

    def place(mark: Decimal | int) -> Decimal:
        return (Decimal(mark) - low) * 100 / span

    return BulletPlaces(
        good=_good_side(place, target, target_to, direction),
        bar=None if value is None else _block(*sorted((place(0), place(value)))),
        baseline=None if baseline is None else _size(place(baseline)),
        target=_size(place(target)),
        target_to=None if target_to is None else _size(place(target_to)),
    )


def _good_side(
    place: Callable[[Figure], Decimal], target: Figure, target_to: Figure | None, direction: str
) -> Block | None:
    if target_to is not None:
        return _block(place(target), place(target_to))
    if direction in ("op", "up"):
        return _block(place(target), Decimal(100))
    if direction in ("ned", "down"):
        return _block(Decimal(0), place(target))
    return None


@lru_cache(maxsize=4096)
def bullet_words(
    value: Figure | None,
    target: Figure,
    baseline: Figure | None = None,
    target_to: Figure | None = None,
    unit: str = "",
) -> str:
    """The bar's numbers as a sentence: "målt 66, mål 80, basis 10 forløb"."""
    goal = format_number(target)
    if target_to is not None:
        goal += f"–{format_number(target_to)}"
    parts = ["ingen måling" if value is None else f"målt {format_number(value)}", f"mål {goal}"]
    if baseline is not None:
        parts.append(f"basis {format_number(baseline)}")
    return ", ".join(parts) + (f" {unit}" if unit else "")


def _block(start: Decimal, end: Decimal) -> Block:
    return Block(_size(start), _size(end - start))


def _size(number: Decimal | float) -> str:
    """A decimal point whatever the page's language."""
    return f"{number:.2f}"
