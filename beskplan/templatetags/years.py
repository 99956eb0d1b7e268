"""Draws a chain of initiatives along the years, with widths as shares so that it fits every screen.
Sizes stand in attributes of the shapes: the Content-Security-Policy forbids style attributes."""

from decimal import Decimal

from django import template
from django.utils.safestring import mark_safe

from beskplan.years.chains import INSET, Axis, Chain, Step
from initiatives.templatetags.status import ICONS, NEUTRAL_ICON, WORDS, status_class

register = template.Library()

HEAD, LANE, BAR = 28, 52, 22  # pixels: the years, a lane with its code, and a bar
CODE = 16  # from a lane's top down to the line that its code stands on


@register.inclusion_tag("beskplan/_years/drawing.html")
def chain_drawing(chain: Chain, axis: Axis, chosen=None):
    """`chosen` is the initiative that the page is about."""
    return {
        "height": HEAD + LANE * chain.lanes,
        "years": [(year, _size(axis.middle(year))) for year in axis.labelled],
        "rules": [_size(axis.left(year)) for year in axis.years][1:],
        "bars": [_bar(step, axis, chosen) for step in chain.steps],
        "ties": [line for tie in chain.ties for line in _lines(tie, axis)],
        "label": f"{chain.start.code} {chain.start.title}",
        "first": chain.first_year,
        "last": chain.last_year,
    }


def _bar(step: Step, axis: Axis, chosen) -> dict:
    row = step.initiative
    left, right = _ends(step, axis)
    top = HEAD + LANE * step.lane
    return {
        "initiative": row,
        "status_class": status_class(row.status),
        "status_word": WORDS.get(row.status, row.status),
        "icon": mark_safe(ICONS.get(row.status, NEUTRAL_ICON)),  # noqa: S308 - our own constants
        "years": row.plan.years,
        "x": _size(left),
        "width": _size(right - left),
        "middle": _size((left + right) / 2),
        "code_y": top + CODE,
        "y": top + CODE + 6,
        "height": BAR,
        "icon_y": top + CODE + 6 + (BAR - 16) // 2,
        "is_chosen": chosen is not None and row.pk == chosen.pk,
    }


def _lines(tie, axis: Axis) -> list[dict]:
    """One straight line on the same lane; else down from the earlier one and along to the later.
    Where the two overlap in time, straight down into the later one."""
    (_, start), (end, end_right) = _ends(tie.earlier, axis), _ends(tie.later, axis)
    y1, y2 = _middle(tie.earlier), _middle(tie.later)
    if end <= start:
        x = end + (end_right - end) / 8
        return [_line(x, x, y1 + BAR // 2, y2 - BAR // 2)]
    if y1 == y2:
        return [_line(start, end, y1, y2)]
    x = (start + end) / 2 if end - start < Decimal(4) else start + Decimal(2)
    return [_line(start, x, y1, y1), _line(x, x, y1, y2), _line(x, end, y2, y2)]


def _ends(step: Step, axis: Axis) -> tuple[Decimal, Decimal]:
    inset = INSET * 100 / len(axis.years)
    return axis.left(step.first) + inset, axis.left(step.last + 1) - inset


def _middle(step: Step) -> int:
    return HEAD + LANE * step.lane + CODE + 6 + BAR // 2


def _line(x1: Decimal, x2: Decimal, y1: int, y2: int) -> dict:
    return {"x1": _size(x1), "x2": _size(x2), "y1": y1, "y2": y2}


def _size(number: Decimal) -> str:
    return f"{number:.3f}"
