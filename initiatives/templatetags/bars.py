"""Two small charts as inline SVG. Their sizes stand in attributes of the shapes, since the
Content-Security-Policy forbids style attributes; the numbers stand beside them as text."""

from decimal import Decimal

from django import template
from django.utils.safestring import SafeString, mark_safe

from initiatives.danish import format_number
from initiatives.markup import filled
from initiatives.templatetags.frame import kept
from initiatives.templatetags.status import WORDS, status_class, status_icon

register = template.Library()
NOTHING = mark_safe('<span class="muted">Ingen</span>')

NARROWEST_WITH_NUMBER = 6  # per cent of the width; of a small bar's twice as much


@register.simple_tag
def stacked_bar(segments, label="", legend=False, small=False):
    """How many stand in each status: a bar whose parts are links with their count.

    `segments`: dicts or objects with status (as stored), count, url and, when it is not a status,
    label; `of` says what the bar is about in the name of each part. Parts of zero are left out.
    `label` names the bar for those who do not see it. With a legend its links are the ones that
    the keyboard reaches, so that nothing is passed twice.
    """
    parts = bar_parts(segments, small)
    if not parts:
        return NOTHING
    total = sum(part["count"] for part in parts)
    words = f"{label or 'Fordeling på status'}: {format_number(total)} i alt"
    drawn = SafeString("".join(_part(part, legend) for part in parts))
    bar = filled(
        '<svg class="stacked-bar" width="100%" height="28" role="group" aria-label="{}">{}</svg>',
        words,
        drawn,
    )
    return filled("{}{}", bar, _legend(parts)) if legend else bar


def bar_parts(segments, small=False) -> list[dict]:
    """The parts that are not zero, with their places in per cent of the width."""
    shown = [part for part in (_segment(segment) for segment in segments) if part["count"]]
    total = sum(part["count"] for part in shown)
    narrowest = NARROWEST_WITH_NUMBER * (2 if small else 1)
    left = Decimal(0)
    for part in shown:
        width = Decimal(part["count"]) * 100 / total
        part.update(
            x=_size(left),
            width=_size(width),
            middle=_size(left + width / 2),
            numbered=width >= narrowest,
        )
        left += width
    return shown


def _part(part: dict, legend: bool) -> str:
    number = format_number(part["count"])
    words = f"{number} {part['name']}"
    text = (
        f'<text x="{part["middle"]}%" y="19" text-anchor="middle">{number}</text>'
        if part["numbered"]
        else ""
    )
    shape = filled(
        '<g class="stacked-bar__part {}"><title>{}</title>'
        '<rect x="{}%" y="1" width="{}%" height="26"/>{}</g>',
        part["status_class"],
        words,
        part["x"],
        part["width"],
        SafeString(text),
    )
    return _linked(part, words, shape, ' tabindex="-1"' if legend else "")


def _legend(parts: list[dict]) -> str:
    lines = []
    for part in parts:
        number = format_number(part["count"])
        key = filled(
            '<span class="bar-legend__key {}">{}</span>{} {}',
            part["status_class"],
            status_icon(part["status"]),
            number,
            part["label"],
        )
        words = f"{number} {part['name']}"
        lines.append(f"<li>{_linked(part, words, key)}</li>")
    return SafeString(f'<ul class="bar-legend">{"".join(lines)}</ul>')


def _linked(part: dict, words: str, inner: str, more: str = "") -> str:
    if not part["url"]:
        return inner
    start = '<a href="{}" aria-label="{}"{}>{}</a>'
    return filled(start, part["url"], words, SafeString(more), inner)


def _segment(segment) -> dict:
    get = segment.get if isinstance(segment, dict) else lambda name: getattr(segment, name, None)
    status = get("status") or ""
    label = get("label") or WORDS.get(status, status)
    return {
        "status": status,
        "status_class": status_class(status),
        "label": label,
        "count": get("count") or 0,
        "url": get("url") or "",
        "name": f"{label} i {get('of')}" if get("of") else label,
    }


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
