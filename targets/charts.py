"""Figures of this floor. Pure: rows in, a plotly figure out; the same rows stand in the page's
table. The page draws it with beskplan/static/beskplan/charts.js."""

from collections import defaultdict
from collections.abc import Iterable
from datetime import date

import plotly.graph_objects as go

from initiatives.danish import format_number
from targets.models import Measurement, Target
from targets.paths import path_of
from targets.shown import required_levels
from targets.verdicts import goal_of

INK, SOFT, FAINT = "#1a1a1a", "#5f5f5f", "#dcdcdc"
OWN = "#1f4e79"
# Colour, marker and dash differ together, so that no series is known by its colour alone.
COMPARED = (
    ("#8a5200", "square", "dot"),
    ("#5b2a86", "triangle-up", "dashdot"),
    ("#0b6b5f", "cross", "longdash"),
    ("#8c1d5b", "x", "dot"),
)
# Hollow where the figure is not final.
OPEN_MARKERS = {
    Measurement.State.PRELIMINARY: "circle-open",
    Measurement.State.ESTIMATE: "square-open",
    Measurement.State.FORECAST: "diamond-open",
}
FONT = {"family": "IBM Plex Sans, sans-serif", "size": 14, "color": INK}


def target_chart(
    target: Target, measurements: Iterable[Measurement], *, today: date
) -> dict | None:
    """Baseline, target, the path between them, what is measured, and the comparison areas.

    None where fewer than two dates are known: then the bullet bar says all there is. Takes totals
    that count and have a date; the others stand in the table.
    """
    series = _series(measurements)
    days = _days(target, series)
    if len(set(days)) < 2:
        return None
    unit = target.indicator.unit_of_measure
    own = series.pop(target.area_id, [])
    compared = [
        _line(rows, f"{rows[0].area}", unit, *look)
        for rows, look in zip(series.values(), _looks(len(series)), strict=True)
    ]
    traces = [*compared, *_goal_traces(target, unit, max(days)), *_own_traces(target, own, unit)]
    figure = go.Figure(data=traces, layout=_layout(unit))
    _mark_today(figure, min(days), max(days), today)
    return figure.to_plotly_json()


def _series(measurements: Iterable[Measurement]) -> dict[int, list[Measurement]]:
    """By area, oldest first."""
    series = defaultdict(list)
    for one in measurements:
        if one.counts and one.date and not one.breakdown:
            series[one.area_id].append(one)
    for rows in series.values():
        rows.sort(key=lambda one: one.date)
    return series


def _days(target: Target, series) -> list[date]:
    goal_days = [
        target.baseline_date if target.baseline_value is not None else None,
        target.deadline if required_levels(goal_of(target)) else None,
    ]
    return [day for day in goal_days if day] + [
        one.date for rows in series.values() for one in rows
    ]


def _looks(count: int):
    return [COMPARED[number % len(COMPARED)] for number in range(count)]


def _line(rows, name: str, unit: str, colour: str, symbol: str, dash: str, width=1.5) -> go.Scatter:
    points = _with_breaks(rows)
    return go.Scatter(
        x=[day for day, _ in points],
        y=[None if one is None else float(one.value) for _, one in points],
        customdata=[None if one is None else _said(one, unit) for _, one in points],
        hovertemplate="%{customdata}<extra></extra>",
        mode="lines+markers",
        name=name,
        connectgaps=False,
        line={"color": colour, "width": width, "dash": dash},
        marker={"color": colour, "size": 9, "symbol": [_symbol(one, symbol) for _, one in points]},
    )


def _with_breaks(rows) -> list[tuple[str, Measurement | None]]:
    """The points; a year-to-date series begins anew at New Year."""
    points = []
    for before, one in zip([None, *rows], rows, strict=False):
        starts_anew = before and one.indicator.year_to_date and before.date.year != one.date.year
        if starts_anew:
            points.append((f"{one.date.year}-01-01", None))
        points.append((one.date.isoformat(), one))
    return points


def _symbol(one: Measurement | None, symbol: str) -> str:
    return symbol if one is None else OPEN_MARKERS.get(one.state, symbol)


def _said(one: Measurement, unit: str) -> str:
    kind = "" if one.state == Measurement.State.FINAL else f" ({one.get_state_display()})"
    words = " ".join(word for word in (one.qualifier, format_number(one.value), unit) if word)
    return f"{one.area}, {one.date:%d.%m.%Y}: {words}{kind}"


def _own_traces(target: Target, own: list[Measurement], unit: str) -> list[go.Scatter]:
    """What is measured in the target's area; forecasts apart, dashed and hollow."""
    forecasts = [one for one in own if one.state == Measurement.State.FORECAST]
    measured = [one for one in own if one.state != Measurement.State.FORECAST]
    traces = []
    if measured:
        traces.append(_line(measured, f"Målt, {target.area}", unit, OWN, "circle", "solid", 3))
    if forecasts:
        joined = measured[-1:] + forecasts
        traces.append(_line(joined, f"Prognose, {target.area}", unit, OWN, "circle", "dash", 2))
    return traces


def _goal_traces(target: Target, unit: str, last_day: date) -> list[go.Scatter]:
    goal = goal_of(target)
    traces = []
    if path := path_of(goal):
        ends = [path.start.isoformat(), path.end.isoformat()], [float(path.first), float(path.last)]
        traces.append(_path(*ends))
    if target.baseline_value is not None and target.baseline_date:
        label = f"Basis {format_number(target.baseline_value)}"
        label += " (beregnet)" if target.baseline_derived else ""
        traces.append(
            _mark(target.baseline_date, target.baseline_value, label, "square-open", unit)
        )
    levels = required_levels(goal)
    if levels:
        day = target.deadline or last_day
        for level in sorted(set(levels)):
            traces.append(_mark(day, level, f"Mål {format_number(level)}", "diamond", unit))
    return traces


def _path(days: list[str], levels: list[float]) -> go.Scatter:
    return go.Scatter(
        x=days,
        y=levels,
        mode="lines",
        name="Den lige vej fra basis til mål",
        hoverinfo="skip",
        line={"color": SOFT, "width": 1.5, "dash": "dash"},
    )


def _mark(day: date, level, label: str, symbol: str, unit: str) -> go.Scatter:
    """A point that carries its words beside it: baseline or target."""
    return go.Scatter(
        x=[day.isoformat()],
        y=[float(level)],
        mode="markers+text",
        name=label,
        text=[label],
        textposition="top center",
        textfont={"color": INK, "size": 14},
        cliponaxis=False,
        hovertemplate=f"{label} {unit}, {day:%d.%m.%Y}<extra></extra>",
        marker={"color": INK, "size": 13, "symbol": symbol, "line": {"color": INK, "width": 2}},
    )


def _mark_today(figure: go.Figure, first: date, last: date, today: date) -> None:
    """Only within the drawn time: years after the plan the line would squeeze all else."""
    if first <= today <= last:
        figure.add_vline(x=today.isoformat(), line={"color": SOFT, "width": 1})
        figure.add_annotation(
            x=today.isoformat(), y=1, yref="paper", text="i dag", showarrow=False, yanchor="bottom"
        )


def _layout(unit: str) -> dict:
    axis = {"linecolor": SOFT, "tickcolor": SOFT, "ticks": "outside", "automargin": True}
    return {
        "template": {},
        "font": FONT,
        "separators": ",.",
        "margin": {"l": 8, "r": 24, "t": 32, "b": 8},
        "height": 380,
        "paper_bgcolor": "#fff",
        "plot_bgcolor": "#fff",
        "hovermode": "closest",
        "dragmode": False,
        "legend": {"orientation": "h", "x": 0, "y": -0.16, "yanchor": "top"},
        "xaxis": axis | {"type": "date", "showgrid": False, "fixedrange": True},
        "yaxis": axis
        | {"title": {"text": unit}, "gridcolor": FAINT, "zeroline": False, "fixedrange": True},
    }
