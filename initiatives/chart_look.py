"""The common look of the charts, and the form in which a page gets one.

How a chart is made (targets/charts.py and budget/charts.py build on this, and on nothing else):

1. A pure function takes rows and gives a `Chart`: a plotly figure as plain dictionaries, the same
   numbers as a `Table`, and a note that names source, period and day of extraction. Plain
   dictionaries, since plotly's own classes take 10 ms a figure to check what a test can check once
   (tests/figures.py holds every figure to plotly's schema and to `MOST_BYTES`).
2. Traces come from `trace`, the layout from `layout`. What a point says on hover and when read with
   the arrow keys is one Danish sentence in `said`. `narrow` is what changes on a narrow screen.
   The legend follows `legendrank`, as plotly's own does.
3. The template: `{% include "_partials/chart.html" with chart=chart id="udvikling" %}`, and in the
   blocks `head` and `scripts` `{% include "_partials/chart_styles.html" %}` and
   `{% include "_partials/chart_scripts.html" %}`, each only where there is a chart.

The height is the style sheet's (`size`), so that nothing moves when the chart draws; the legend is
HTML beside the drawing (`Chart.legend`), so that it wraps. The browser draws a chart when it comes
into view, anew for each width, and gives it its buttons: beskplan/static/beskplan/charts.js.
"""

import json
from collections.abc import Iterable, Sequence
from dataclasses import dataclass, field
from datetime import date
from decimal import Decimal

from django.core.serializers.json import DjangoJSONEncoder

MOST_BYTES = 200_000

INK, SOFT, FAINT, OWN = "#1a1a1a", "#5f5f5f", "#dcdcdc", "#1f4e79"
# Colour, marker and dash differ together, so that no series is known by its colour alone.
COMPARED = (
    ("#8a5200", "square", "dot"),
    ("#5b2a86", "triangle-up", "dashdot"),
    ("#0b6b5f", "cross", "longdash"),
    ("#8c1d5b", "x", "dot"),
)

AXIS = {
    "linecolor": SOFT,
    "tickcolor": SOFT,
    "ticks": "outside",
    "automargin": True,
    "fixedrange": True,
}
# Danish order, where plotly would write "jan. 28"; the year stands below where it begins.
DATE_TICKS = [
    {"dtickrange": ["M1", "M6"], "value": "%b\n%Y"},
    {"dtickrange": ["M12", None], "value": "%Y"},
    {"dtickrange": [None, None], "value": "%-d. %b\n%Y"},
]
DATE_AXIS = AXIS | {
    "type": "date",
    "showgrid": False,
    "tickangle": 0,
    "nticks": 8,
    "tickformatstops": DATE_TICKS,
    # A month's name stands at its middle, so that its last day is still its own.
    "ticklabelmode": "period",
}
NUMBER_AXIS = AXIS | {
    "gridcolor": FAINT,
    "zeroline": False,
    "exponentformat": "none",
    "separatethousands": True,
    "nticks": 7,
}
CATEGORY_AXIS = AXIS | {"type": "category", "showgrid": False}
LAYOUT = {
    "template": {},
    "font": {"family": "IBM Plex Sans, sans-serif", "size": 14, "color": INK},
    "separators": ",.",
    "margin": {"l": 8, "r": 24, "t": 24, "b": 8},
    "paper_bgcolor": "#fff",
    "plot_bgcolor": "#fff",
    "hovermode": "closest",
    "hoverlabel": {"bgcolor": "#fff", "bordercolor": SOFT, "font": {"color": INK}, "align": "left"},
    "dragmode": False,
    "showlegend": False,
}
NARROW_LAYOUT = {"font": {"size": 13}, "margin": {"r": 12}}


@dataclass(frozen=True)
class Table:
    """The numbers of a chart, as Danish words. The first cell of a row is its heading."""

    caption: str
    columns: Sequence[str]
    rows: Sequence[Sequence[str]]
    words: frozenset[str] = frozenset()  # the columns that hold words, not figures


@dataclass(frozen=True)
class Key:
    """One entry of the legend: what the line, marker or area of that look is."""

    name: str
    colour: str
    dash: str = ""
    symbol: str = ""
    fill: str = ""

    @property
    def is_line(self) -> bool:
        return bool(self.dash)


@dataclass(frozen=True)
class Chart:
    """What the browser draws and what stands beside it.

    `title` stands above; `subject` is what it is about where it stands alone, as a saved picture.
    `size` is "low", "medium", "tall" or "high"; `note` is whole sentences.
    """

    title: str
    figure: dict
    table: Table
    note: str = ""
    unit: str = ""
    size: str = "medium"
    subject: str = ""
    legend: list[Key] = field(init=False)

    def __post_init__(self):
        shown = [one for one in self.figure["data"] if one.get("name") and _in_legend(one)]
        shown.sort(key=lambda one: one.get("legendrank", 1000))
        object.__setattr__(self, "legend", [_key(one) for one in shown])

    @property
    def full_title(self) -> str:
        return f"{self.subject}: {self.title}" if self.subject else self.title

    @property
    def bytes(self) -> int:
        """The size of the figure as the page carries it."""
        return len(json.dumps(self.figure, cls=DjangoJSONEncoder).encode())


def figure(traces: Iterable[dict], laid_out: dict) -> dict:
    return {"data": list(traces), "layout": laid_out}


def layout(*, narrow: dict | None = None, **changes) -> dict:
    """The common layout with the changes, merged key by key; `narrow` is merged over it on a narrow
    screen."""
    return merged(LAYOUT, changes) | {"meta": {"narrow": merged(NARROW_LAYOUT, narrow or {})}}


def trace(
    kind: str, name: str, *, said: Sequence[str | None] = (), narrow: dict | None = None, **changes
) -> dict:
    """A trace of plotly's `kind` ("scatter", "bar").

    `said`: one sentence a point, for hover and arrow keys; without it the points say nothing.
    """
    spoken = {"customdata": list(said), "hovertemplate": "%{customdata}<extra></extra>"}
    silent = {"hoverinfo": "skip"}
    made = {"type": kind, "name": name} | (spoken if said else silent) | changes
    return made | ({"meta": {"narrow": narrow}} if narrow else {})


def legend_trace(name: str, **look) -> dict:
    """Draws nothing: an entry of the legend for what several series share, such as a hollow
    marker."""
    return trace("scatter", name, x=[None], y=[None], **look)


def day(value: date) -> str:
    return value.isoformat()


def number(value: Decimal | None) -> float | None:
    """For drawing only; what is said and stands in the table is made from the Decimal."""
    return None if value is None else float(value)


def merged(base: dict, changes: dict) -> dict:
    """`changes` over `base`; dictionaries within are merged, all else is replaced."""
    result = dict(base)
    for name, value in changes.items():
        both = isinstance(value, dict) and isinstance(base.get(name), dict)
        result[name] = merged(base[name], value) if both else value
    return result


def _in_legend(one: dict) -> bool:
    return one.get("showlegend", True)


def _key(one: dict) -> Key:
    line, marker = one.get("line", {}), one.get("marker", {})
    if one["type"] == "bar":
        return Key(one["name"], marker["color"], fill=marker["color"])
    if one.get("fill"):
        return Key(one["name"], line.get("color", SOFT), fill=one["fillcolor"])
    mode = one.get("mode", "lines")
    return Key(
        one["name"],
        line.get("color") or marker["color"],
        dash=line.get("dash", "solid") if "lines" in mode else "",
        symbol=_symbol(marker) if "markers" in mode else "",
    )


def _symbol(marker: dict) -> str:
    """Of several the first filled one: hollow points are exceptions."""
    symbol = marker.get("symbol", "circle")
    if isinstance(symbol, str):
        return symbol
    filled = (one for one in symbol if not one.endswith("-open"))
    return next(filled, next(iter(symbol), "circle"))
