"""The common look of the charts, and the form in which a page gets one.

How a chart is made (targets/charts/ and budget/charts.py build on this, and on nothing else):

1. A pure function takes rows and gives a `Chart`: a `plotly.graph_objects.Figure`, the same numbers
   as a `Table`, and a note that names source, period and day of extraction. plotly refuses what it
   does not know; tests/figures.py also holds every chart to `MOST_BYTES`.
2. Traces come from `trace`, the layout from `layout`, both as the dictionaries that plotly takes,
   and `figure` puts them together. The look is plotly's template "beskplan", the default of every
   figure; the axes add what their kind needs. What a point says on hover and when read with the
   arrow keys is one Danish sentence. `narrow` is what changes on a narrow screen. The legend
   follows `legendrank`, as plotly's own does.
3. The template: `{{ chart_figure(chart, "udvikling") }}` of components/chart.html, and in the
   blocks `head` and `scripts` `{{ chart_styles() }}` and `{{ chart_scripts() }}`, each only where
   there is a chart.

The height is the style sheet's (`size`), so that nothing moves when the chart draws; the legend is
HTML beside the drawing (`Chart.legend`), so that it wraps. The browser draws a chart when it comes
into view, anew for each width, and gives it its buttons: beskplan/static/beskplan/charts.js.
"""

from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass
from datetime import date
from decimal import Decimal
from typing import Self

import plotly.graph_objects as go
import plotly.io as pio

INK, SOFT, FAINT, OWN = "#1a1a1a", "#5f5f5f", "#dcdcdc", "#1f4e79"
# Colour, marker and dash differ together, so that no series is known by its colour alone.
COMPARED = (
    ("#8a5200", "square", "dot"),
    ("#5b2a86", "triangle-up", "dashdot"),
    ("#0b6b5f", "cross", "longdash"),
    ("#8c1d5b", "x", "dot"),
)

AXIS = {
    "showline": True,
    "linecolor": SOFT,
    "tickcolor": SOFT,
    "ticks": "outside",
    "automargin": True,
    "fixedrange": True,
}
pio.templates["beskplan"] = go.layout.Template(
    layout={
        "font": {"family": "IBM Plex Sans, sans-serif", "size": 14, "color": INK},
        "separators": ",.",
        "margin": {"l": 8, "r": 24, "t": 24, "b": 8},
        "paper_bgcolor": "#fff",
        "plot_bgcolor": "#fff",
        "hovermode": "closest",
        "hoverlabel": {
            "bgcolor": "#fff",
            "bordercolor": SOFT,
            "font": {"color": INK},
            "align": "left",
        },
        "dragmode": False,
        "showlegend": False,
        "xaxis": AXIS,
        "yaxis": AXIS,
    }
)
pio.templates.default = "beskplan"

# Danish order, where plotly would write "jan. 28"; the year stands below where it begins.
DATE_TICKS = [
    {"dtickrange": ["M1", "M6"], "value": "%b\n%Y"},
    {"dtickrange": ["M12", None], "value": "%Y"},
    {"dtickrange": [None, None], "value": "%-d. %b\n%Y"},
]
DATE_AXIS = {
    "type": "date",
    "showgrid": False,
    "tickangle": 0,
    "nticks": 8,
    "tickformatstops": DATE_TICKS,
    # A month's name stands at its middle, so that its last day is still its own.
    "ticklabelmode": "period",
}
NUMBER_AXIS = {
    "gridcolor": FAINT,
    "zeroline": False,
    "exponentformat": "none",
    "separatethousands": True,
    "nticks": 7,
}
NARROW_LAYOUT = {"font": {"size": 13}, "margin": {"r": 12}}


@dataclass(frozen=True)
class Table:
    """The numbers of a chart, as Danish words. The first cell of a row is its heading."""

    caption: str
    columns: Sequence[str]
    rows: Sequence[Sequence[str]]
    words: frozenset[str] = frozenset()  # the columns that hold words, not figures

    @property
    def figure_columns(self) -> list[bool]:
        """For each column whether it holds figures; the first one, the rows' headings, does not."""
        return [place > 0 and one not in self.words for place, one in enumerate(self.columns)]

    @property
    def headed_rows(self) -> Iterator[tuple[str, Iterable[tuple[str, bool]]]]:
        """For each row its heading and its other cells, as (text, whether it is a figure)."""
        are_figures = self.figure_columns[1:]
        return ((row[0], zip(row[1:], are_figures, strict=True)) for row in self.rows)


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
    """A chart: plotly's figure for the browser to draw, and what stands beside the drawing. `title`
    stands above it; `subject` goes before the title where the picture is saved and stands alone.
    `size` is "low", "medium", "tall" or "high"; `note` is whole sentences."""

    title: str
    figure: go.Figure
    legend: list[Key]
    table: Table
    note: str = ""
    unit: str = ""
    size: str = "medium"
    subject: str = ""

    @classmethod
    def of(
        cls,
        title: str,
        traces: Iterable[dict],
        layout: dict,
        table: Table,
        note: str = "",
        *,
        unit: str = "",
        size: str = "medium",
        subject: str = "",
    ) -> Self:
        """A chart from traces and layout, with the legend that the traces give.

        plotly's own check of a figure costs 0.5 ms a trace, and some charts have fourteen: it is
        left out here and made by the tests (tests/figures.py)."""
        traces = list(traces)
        figure = go.Figure({"data": traces, "layout": layout}, _validate=False)
        return cls(title, figure, legend(traces), table, note, unit, size, subject)

    @property
    def figure_data(self) -> dict:
        """The figure for JSON. `to_plotly_json` would copy every number of it first."""
        return self.figure.to_ordered_dict()

    @property
    def full_title(self) -> str:
        return f"{self.subject}: {self.title}" if self.subject else self.title


def layout(*, narrow: dict | None = None, **changes: object) -> dict:
    """The changes to the template's layout; `narrow` are further changes for a narrow screen."""
    return changes | {"meta": {"narrow": merged(NARROW_LAYOUT, narrow or {})}}


def trace(
    kind: str,
    name: str,
    *,
    sentences: Sequence[str | None] = (),
    narrow: dict | None = None,
    **changes: object,
) -> dict:
    """A trace of plotly's `kind` ("scatter", "bar"), with further plotly settings as `changes`.

    `sentences` hold one text for each point, which is read on hover and with the arrow keys;
    without them the points cannot be chosen. `narrow` are changes for a narrow screen."""
    if sentences:
        spoken = {"customdata": list(sentences), "hovertemplate": "%{customdata}<extra></extra>"}
    else:
        spoken = {"hoverinfo": "skip"}
    built = {"type": kind, "name": name} | spoken | changes
    return built | ({"meta": {"narrow": narrow}} if narrow else {})


def legend_trace(name: str, **look: object) -> dict:
    """A trace that draws nothing and only gives the legend an entry, for a look that several series
    share, such as a hollow marker."""
    return trace("scatter", name) | {"x": [None], "y": [None]} | look


def day(value: date) -> str:
    return value.isoformat()


def number(value: Decimal | None) -> float | None:
    """The value for drawing. Words and tables are built from the Decimal itself."""
    return None if value is None else float(value)


def merged(base: dict, changes: dict) -> dict:
    """`changes` over `base`; dictionaries within are merged, all else is replaced."""
    result = dict(base)
    for name, value in changes.items():
        both = isinstance(value, dict) and isinstance(base.get(name), dict)
        result[name] = merged(base[name], value) if both else value
    return result


def legend(traces: Iterable[dict]) -> list[Key]:
    in_legend = [one for one in traces if one.get("name") and one.get("showlegend", True)]
    return [_key(one) for one in sorted(in_legend, key=lambda one: one.get("legendrank", 1000))]


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
        symbol=_symbol(marker.get("symbol", "circle")) if "markers" in mode else "",
    )


def _symbol(symbol: str | Sequence[str]) -> str:
    """The symbol for the legend: of several the first that is not hollow, since hollow points are
    exceptions."""
    if isinstance(symbol, str):
        return symbol
    solid = (one for one in symbol if not one.endswith("-open"))
    return next(solid, next(iter(symbol), "circle"))
