"""Horizontal bars and points, a row each, with the row's name above it: names of groups and lines
are long, and so they fit at every width. Pure (core/chart_look.py)."""

from collections.abc import Sequence
from decimal import Decimal

from core.chart_look import INK, NUMBER_AXIS, SOFT, layout, merged, number, trace

MOST = 14  # rows in one drawing; the table has them all
MANY = 7  # more rows than this need a higher drawing
NAME_LENGTH, NARROW_LENGTH = 64, 44  # letters that fit above a row
ABOVE = 0.36  # of a row: where the name stands over its bars
ROOM = Decimal("0.18")  # of the axis, for the number at the end of a bar


def bars(
    name: str,
    values: Sequence[Decimal | None],
    sentences: Sequence[str],
    words: Sequence[str],
    *,
    colour: str | Sequence[str],
    place: int = 0,
    of: int = 1,
    **changes: object,
) -> dict:
    """A trace with one bar for each row. Of `of` series that share a row this one is number `place`
    from above, counted from 0. `words` stand at the bars' ends, `sentences` are read on hover."""
    width = 0.52 / of
    bar = trace(
        "bar",
        name,
        sentences=[
            None if value is None else text for value, text in zip(values, sentences, strict=True)
        ],
        orientation="h",
        x=[number(value) for value in values],
        y=[round(row - 0.16 + width * (place + 0.5), 3) for row in range(len(values))],
        width=round(width * 0.86, 3),
        text=list(words),
        textposition="outside",
        textfont={"size": 13, "color": INK},
        cliponaxis=False,
        marker={"color": colour},
    )
    return bar | changes


def size(rows: int) -> str:
    return "high" if rows > MANY else "tall" if rows > 2 else "low"


def names(texts: Sequence[str], at: Decimal = Decimal(0)) -> dict:
    """A trace with the rows' names above their bars, beginning at the value `at`."""
    return trace(
        "scatter",
        "Navne",
        showlegend=False,
        mode="text",
        x=[number(at)] * len(texts),
        y=[round(row - ABOVE, 3) for row in range(len(texts))],
        text=[shortened(text, NAME_LENGTH) for text in texts],
        textposition="middle right",
        cliponaxis=False,
        narrow={"text": [shortened(text, NARROW_LENGTH) for text in texts]},
    )


def shortened(text: str, length: int) -> str:
    return text if len(text) <= length else f"{text[: length - 1].rstrip()}…"


def span(values: Sequence[Decimal | None]) -> tuple[Decimal, Decimal]:
    """The two ends of the axis, so that it holds zero and has room for the numbers at the bars'
    ends."""
    stated = [value for value in values if value is not None]
    low, high = min([*stated, Decimal(0)]), max([*stated, Decimal(0)])
    room = ((high - low) or Decimal(1)) * ROOM
    return (low - room if low < 0 else Decimal(0)), high + room


def rows_layout(rows: int, ends: tuple[Decimal, Decimal], **changes: object) -> dict:
    """The layout for so many rows, the first on top. The numbers stand at the bars, so the axis has
    few."""
    low, high = ends
    quiet = {
        "barmode": "overlay",
        "margin": {"l": 4, "r": 8, "t": 4, "b": 8},
        "xaxis": NUMBER_AXIS
        | {"range": [number(low), number(high)], "zeroline": True, "zerolinecolor": SOFT},
        "yaxis": {"visible": False, "fixedrange": True, "range": [rows - 0.4, -0.65]},
    }
    return layout(narrow={"xaxis": {"nticks": 4}}, **merged(quiet, changes))
