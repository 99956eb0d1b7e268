"""The forecast and the natural limits in a target's chart, as plotly traces. Pure."""

from core.chart_look import OWN, SOFT, number, trace
from core.chart_look import day as at
from targets.rule.development import Development
from targets.rule.forecasts import LEVEL
from targets.rule.series import Point

MARKED, BAND = "#b3221c", "rgba(31, 78, 121, 0.14)"
MOST_WORDED = 2  # more words beside marked points would run into each other


def forecast_traces(development: Development) -> list[dict]:
    """Two plotly traces: the forecast's interval as a band, and its line. None without a
    forecast."""
    found = development.forecast
    if found is None:
        return []
    days = [at(step.day) for step in found.steps]
    edges = [number(step.high) for step in found.steps]
    edges += [number(step.low) for step in reversed(found.steps)]
    band = trace(
        "scatter",
        f"{LEVEL} pct.-interval for fremskrivningen",
        x=days + days[::-1],
        y=edges,
        mode="lines",
        fill="toself",
        legendrank=5,
        fillcolor=BAND,
        line={"color": OWN, "width": 1, "dash": "dot"},
    )
    line = trace(
        "scatter",
        f"Fremskrivning, ret linje gennem {found.count} målinger",
        x=days,
        y=[number(step.value) for step in found.steps],
        mode="lines",
        legendrank=4,
        line={"color": OWN, "width": 2, "dash": "dash"},
    )
    return [band, line]


def limit_traces(development: Development) -> list[dict]:
    """The mean and the natural limits, as long as the measurements they are made from."""
    found = development.limits
    if found is None:
        return []
    ends = [at(development.measured[0].date), at(development.measured[-1].date)]
    levels = [
        ("Naturlige grænser (XmR)", found.upper, "dashdot"),
        ("Gennemsnit", found.mean, "dash"),
    ]
    if found.lower is not None:
        levels.append(("Nedre naturlige grænse", found.lower, "dashdot"))
    return [
        trace(
            "scatter",
            name,
            x=ends,
            y=[number(level)] * 2,
            mode="lines",
            showlegend=name != "Nedre naturlige grænse",
            legendrank=8,
            line={"color": SOFT, "width": 1, "dash": dash},
        )
        for name, level, dash in levels
    ]


def outside_trace(rows: list[Point]) -> dict:
    """A ring and, where there is room, the word: never by colour alone."""
    worded = len(rows) <= MOST_WORDED
    return trace(
        "scatter",
        "Uden for de naturlige grænser",
        x=[at(one.date) for one in rows],
        y=[number(one.value) for one in rows],
        mode="markers+text" if worded else "markers",
        text=["uden for"] * len(rows) if worded else None,
        textposition="top center",
        textfont={"color": MARKED},
        cliponaxis=False,
        legendrank=7,
        marker={
            "color": MARKED,
            "size": 16,
            "symbol": "circle-open",
            "line": {"color": MARKED, "width": 2},
        },
    )
