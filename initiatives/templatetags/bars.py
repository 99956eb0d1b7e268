"""Two small charts as inline SVG. Their sizes stand in attributes of the shapes, since the
Content-Security-Policy forbids style attributes; the numbers stand beside them as text."""

from decimal import Decimal
from typing import NamedTuple

from django import template
from django.utils.safestring import SafeString, mark_safe

from initiatives.danish import format_number
from initiatives.markup import filled, safe
from initiatives.templatetags.frame import kept
from initiatives.templatetags.status import WORDS, status_class, status_icon

register = template.Library()
NOTHING = mark_safe('<span class="muted">Ingen</span>')

NARROWEST_WITH_NUMBER = 6  # per cent of the width; of a small bar's twice as much


class Segment(NamedTuple):
    """A part of a bar: how many stand in a status, and where its rows are listed."""

    status: str
    label: str
    count: int
    url: str
    name: str


class Place(NamedTuple):
    """Where a part stands, in per cent of the width, and whether its number has room."""

    x: str
    width: str
    middle: str
    is_numbered: bool


@register.simple_tag
def stacked_bar(segments, label="", legend=False, small=False):
    """How many stand in each status: a bar whose parts are links with their count.

    `segments`: dicts or objects with status (as stored), count, url and, when it is not a status,
    label; `of` says what the bar is about in the name of each part. Parts of zero are left out.
    `label` names the bar for those who do not see it. With a legend its links are the ones that
    the keyboard reaches, so that nothing is passed twice.
    """
    parts = tuple(part for part in map(_segment, segments) if part.count)
    return _stacked(parts, label, legend, small) if parts else NOTHING


@kept
def _stacked(parts: tuple[Segment, ...], label: str, legend: bool, small: bool) -> str:
    total = sum(part.count for part in parts)
    words = f"{label or 'Fordeling på status'}: {format_number(total)} i alt"
    places = bar_places(tuple(part.count for part in parts), small)
    drawn = "".join(_part(*pair, legend) for pair in zip(parts, places, strict=True))
    bar = filled(
        '<svg class="stacked-bar" width="100%" height="28" role="group" aria-label="{}">{}</svg>',
        words,
        SafeString(drawn),
    )
    return filled("{}{}", bar, _legend(parts)) if legend else bar


def bar_places(counts: tuple[int, ...], small: bool = False) -> list[Place]:
    """The places of parts of so many each, none of them zero."""
    total = sum(counts)
    narrowest = NARROWEST_WITH_NUMBER * (2 if small else 1)
    left, places = Decimal(0), []
    for count in counts:
        width = Decimal(count) * 100 / total
        numbered = width >= narrowest
        places.append(Place(_size(left), _size(width), _size(left + width / 2), numbered))
        left += width
    return places


def _part(part: Segment, place: Place, legend: bool) -> str:
    number = format_number(part.count)
    words = safe(f"{number} {part.name}")
    text = (
        f'<text x="{place.middle}%" y="19" text-anchor="middle">{number}</text>'
        if place.is_numbered
        else ""
    )
    shape = (
        f'<g class="stacked-bar__part {safe(status_class(part.status))}"><title>{words}</title>'
        f'<rect x="{place.x}%" y="1" width="{place.width}%" height="26"/>{text}</g>'
    )
    return _linked(part.url, words, shape, ' tabindex="-1"' if legend else "")


def _legend(parts: tuple[Segment, ...]) -> str:
    lines = []
    for part in parts:
        number = format_number(part.count)
        key = (
            f'<span class="bar-legend__key {safe(status_class(part.status))}">'
            f"{status_icon(part.status)}</span>{number} {safe(part.label)}"
        )
        words = safe(f"{number} {part.name}")
        lines.append(f"<li>{_linked(part.url, words, key)}</li>")
    return SafeString(f'<ul class="bar-legend">{"".join(lines)}</ul>')


def _linked(url: str, words: str, inner: str, more: str = "") -> str:
    """`words`, `inner` and `more` are HTML."""
    return f'<a href="{safe(url)}" aria-label="{words}"{more}>{inner}</a>' if url else inner


def _segment(segment) -> Segment:
    get = segment.get if isinstance(segment, dict) else lambda name: getattr(segment, name, None)
    status = get("status") or ""
    label = get("label") or WORDS.get(status, status)
    name = f"{label} i {get('of')}" if get("of") else label
    return Segment(
        status, _unmarked(label), get("count") or 0, _unmarked(get("url")), _unmarked(name)
    )


def _unmarked(text) -> str:
    """The text without the mark that it is safe, if it has one: what was drawn is kept by its
    words, and marked text equals the same text unmarked."""
    return str.__str__(text or "")


@register.simple_tag
@kept
def bullet_bar(value, target, baseline=None, direction="op", target_to=None, unit=""):
    """Measured value against its target: bar, target line, baseline tick, and the good side shaded.

    `direction` is the indicator's ("op", "ned" or "neutral", which shades nothing); `target_to` is
    the far end of a range. Without a value only the target shows; without a target nothing does.
    """
    if target is None:
        return ""
    places = bullet_places(value, target, baseline, direction, target_to)
    words = _words(value, target, baseline, target_to, unit)
    shapes = "".join(
        (
            _block("good", places["good"], 2, 12),
            _block("value", places["bar"], 5, 6),
            _line("baseline", places["baseline"], 2, 14),
            _line("target", places["target"], 0, 16),
            _line("target", places["target_to"], 0, 16),
        )
    )
    return filled(
        '<svg class="bullet-bar" width="100%" height="16" role="img" aria-label="{0}">'
        "<title>{0}</title>"
        '<rect class="bullet-bar__track" x="0" y="2" width="100%" height="12"/>{1}</svg>',
        words,
        mark_safe(shapes),  # noqa: S308 (numbers and our own words)
    )


def bullet_places(value, target, baseline=None, direction="op", target_to=None) -> dict:
    """Where the parts of a bullet bar stand, in per cent of its width; None where one is absent."""
    marks = [Decimal(mark) for mark in (value, target, baseline, target_to) if mark is not None]
    low, high = min(*marks, 0), max(*marks, 0)
    high, low = (high + (high - low) / 8, low) if high > 0 else (high, low + (low - high) / 8)
    place = _placer(low, high)
    return {
        "bar": _bar(place, value),
        "target": _size(place(target)),
        "target_to": None if target_to is None else _size(place(target_to)),
        "baseline": None if baseline is None else _size(place(baseline)),
        "good": _good_side(place, target, target_to, direction),
    }


def _block(name: str, block: dict | None, y: int, height: int) -> str:
    if block is None:
        return ""
    return (
        f'<rect class="bullet-bar__{name}" x="{block["x"]}%" y="{y}"'
        f' width="{block["width"]}%" height="{height}"/>'
    )


def _line(name: str, x: str | None, top: int, bottom: int) -> str:
    if x is None:
        return ""
    return f'<line class="bullet-bar__{name}" x1="{x}%" x2="{x}%" y1="{top}" y2="{bottom}"/>'


def _placer(low, high):
    span = (high - low) or Decimal(1)
    return lambda mark: (Decimal(mark) - low) * 100 / span


def _bar(place, value) -> dict | None:
    if value is None:
        return None
    start, end = sorted((place(0), place(value)))
    return {"x": _size(start), "width": _size(end - start)}


def _good_side(place, target, target_to, direction) -> dict | None:
    if target_to is not None:
        start, end = place(target), place(target_to)
    elif direction in ("op", "up"):
        start, end = place(target), Decimal(100)
    elif direction in ("ned", "down"):
        start, end = Decimal(0), place(target)
    else:
        return None
    return {"x": _size(start), "width": _size(end - start)}


def _words(value, target, baseline, target_to, unit) -> str:
    goal = format_number(target)
    if target_to is not None:
        goal += f"–{format_number(target_to)}"
    parts = ["ingen måling" if value is None else f"målt {format_number(value)}", f"mål {goal}"]
    if baseline is not None:
        parts.append(f"basis {format_number(baseline)}")
    return ", ".join(parts) + (f" {unit}" if unit else "")


def _size(number) -> str:
    """For SVG attributes: a decimal point whatever the page's language."""
    return f"{number:.2f}"
