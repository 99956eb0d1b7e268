"""A target's chart: baseline, target, the path between them, what is measured, the areas it is
compared with, forecast and natural limits. Pure: a Development in, figure and table out."""

from dataclasses import dataclass
from datetime import date
from decimal import Decimal

from initiatives.chart_look import (
    COMPARED,
    INK,
    OWN,
    SOFT,
    Chart,
    Key,
    figure,
    number,
    trace,
)
from initiatives.chart_look import day as at
from initiatives.danish import format_number
from targets.chart_layout import Span, chart_layout, strips_of
from targets.chart_statistics import forecast_traces, limit_traces, outside_trace
from targets.chart_table import chart_note, chart_table
from targets.development import Development
from targets.models import Measurement, Target
from targets.paths import Path
from targets.series import Series
from targets.shown import measured_words, period_words, provisional
from targets.wording import Comparator

# Hollow where the figure is not final.
OPEN_MARKERS = {
    Measurement.State.PRELIMINARY: "circle-open",
    Measurement.State.ESTIMATE: "square-open",
    Measurement.State.FORECAST: "diamond-open",
}
MOST_LABELS = 6  # more numbers along the line would run into each other


def target_chart(development: Development, *, span: Span | None = None) -> Chart | None:
    """The chart, or None where fewer than two days are known: then the bullet bar says all there
    is. `span`: the time to draw, where several charts share one."""
    span = span or development.span()
    if span is None or development.span() is None:
        return None
    strips = strips_of(development)
    traces = [
        *limit_traces(development),
        *_compared_traces(development),
        *_strip_traces(development, strips),
        *_goal_traces(development, span),
        *forecast_traces(development),
        *_own_traces(development),
    ]
    return Chart(
        "Udvikling mod målet" if development.levels else "Udvikling",
        figure(traces, chart_layout(development, strips, span)),
        chart_table(development),
        chart_note(development, strips),
        unit=development.unit,
        size="tall" if strips else "medium",
        extra_keys=_hollow_keys(development),
    )


# ---- Measured series


@dataclass(frozen=True)
class _Look:
    colour: str
    symbol: str = "circle"
    dash: str = "solid"
    width: float = 1.5


def _compared_traces(development: Development) -> list[dict]:
    return [
        _line(development, one.rows, one.area, _Look(*COMPARED[place % len(COMPARED)]))
        for place, one in enumerate(development.compared)
    ]


def _strip_traces(development: Development, strips: list[Series]) -> list[dict]:
    """Areas on scales of their own, below; named there, so not in the legend."""
    return [
        _line(development, one.rows, one.area, _Look(SOFT, width=2))
        | {"yaxis": f"y{place}", "showlegend": False}
        for place, one in enumerate(strips, start=2)
    ]


def _own_traces(development: Development) -> list[dict]:
    """What is measured in the target's area; the source's own forecasts apart, hollow."""
    measured, stated = development.own.measured, development.own.forecasts
    area = development.target.area
    traces = []
    if stated:
        look = _Look(OWN, dash="dot", width=2)
        traces.append(_line(development, measured[-1:] + stated, f"Kildens prognose, {area}", look))
    if measured:
        look = _Look(OWN, width=3)
        labelled = len(measured) <= MOST_LABELS
        traces.append(_line(development, measured, f"Målt, {area}", look, labelled=labelled))
    if development.outside:
        traces.append(outside_trace(development.outside))
    return traces


def _line(development: Development, rows, name: str, look: _Look, *, labelled=False) -> dict:
    points = _with_breaks(rows, is_broken=development.is_year_to_date)
    labels = {
        "text": ["" if one is None else format_number(one.value) for _, one in points],
        "textposition": "bottom center",
        "cliponaxis": False,
    }
    return trace(
        "scatter",
        name,
        said=[None if one is None else _said(one, development) for _, one in points],
        x=[day for day, _ in points],
        y=[None if one is None else number(one.value) for _, one in points],
        mode="lines+markers+text" if labelled else "lines+markers",
        connectgaps=False,
        line={"color": look.colour, "width": look.width, "dash": look.dash},
        marker={
            "color": look.colour,
            "size": _marker_size(len(points)),
            "symbol": _symbols([one for _, one in points], look.symbol),
        },
        **(labels if labelled else {}),
    )


def _marker_size(points: int) -> int:
    return 9 if points <= 30 else 6 if points <= 90 else 4


def _with_breaks(rows, *, is_broken: bool) -> list[tuple[str, Measurement | None]]:
    """The points; a year-to-date series begins anew at New Year."""
    points = []
    for before, one in zip([None, *rows], rows, strict=False):
        if is_broken and before and before.date.year != one.date.year:
            points.append((f"{one.date.year}-01-01", None))
        points.append((at(one.date), one))
    return points


def _symbols(rows: list[Measurement | None], symbol: str) -> str | list[str]:
    """One name where all are alike, which is most often so."""
    symbols = [symbol if one is None else OPEN_MARKERS.get(one.state, symbol) for one in rows]
    return symbol if set(symbols) == {symbol} else symbols


def _said(one: Measurement, development: Development) -> str:
    """One point in words: "København, april 2013: 7.471 personer (foreløbig)"."""
    kind = f" ({provisional(one)})" if provisional(one) else ""
    beyond = ", uden for de naturlige grænser" if one in development.outside else ""
    period = period_words(one.period_start, one.date)
    return f"{one.area}, {period}: {measured_words(one, development.unit)}{kind}{beyond}"


def _hollow_keys(development: Development) -> list[Key]:
    states = {one.state for one in development.own.rows}
    return [
        Key(f"{state.label} tal", OWN, symbol=symbol)
        for state, symbol in OPEN_MARKERS.items()
        if state in states and state != Measurement.State.FORECAST
    ]


# ---- Goal


def _goal_traces(development: Development, span: Span) -> list[dict]:
    target, path = development.target, development.path
    rising = path is None or path.way > 0
    traces = [_path(path)] if path else _level_lines(development, span)
    if development.baseline:
        # Beside the path, where it does not run.
        side = "bottom right" if rising else "top right"
        traces.append(_mark(*development.baseline, *_baseline_words(target), "square-open", side))
    for level in development.levels:
        side = "top left" if rising else "bottom left"
        place = target.deadline or span[1]
        traces.append(_mark(place, level, *_level_words(target, level), "diamond", side))
    return traces


def _baseline_words(target: Target) -> tuple[str, str]:
    short = f"Basis {format_number(target.baseline_value)}"
    return (f"{short} (beregnet)" if target.baseline_derived else short), short


def _level_words(target: Target, level: Decimal) -> tuple[str, str]:
    """Long and short. A change's level is computed from the baseline, so no comparator fits it."""
    short = f"Mål {format_number(level)}"
    level_stated = target.measured_as == Target.MeasuredAs.LEVEL
    if level_stated and target.comparator and target.comparator != Comparator.BETWEEN:
        return f"Mål: {target.get_comparator_display()} {format_number(level)}", short
    return short, short


def _level_lines(development: Development, span: Span) -> list[dict]:
    """Where no path leads to it, the level itself is the line to read against."""
    end = development.target.deadline or span[1]
    return [
        trace(
            "scatter",
            "Målets niveau",
            x=[at(min(span[0], end)), at(end)],
            y=[number(level), number(level)],
            mode="lines",
            showlegend=place == 0,
            line={"color": INK, "width": 1, "dash": "longdash"},
        )
        for place, level in enumerate(development.levels)
    ]


def _path(path: Path) -> dict:
    return trace(
        "scatter",
        "Den lige vej fra basis til mål",
        x=[at(path.start), at(path.end)],
        y=[number(path.first), number(path.last)],
        mode="lines",
        line={"color": SOFT, "width": 2, "dash": "dot"},
    )


def _mark(day: date, level: Decimal, label: str, short: str, symbol: str, side: str) -> dict:
    """A point that carries its words beside it: baseline or target."""
    return trace(
        "scatter",
        label,
        said=[f"{label}, {day:%d.%m.%Y}"],
        narrow={"text": [short]} if short != label else None,
        x=[at(day)],
        y=[number(level)],
        mode="markers+text",
        showlegend=False,
        text=[label],
        textposition=side,
        textfont={"color": INK},
        cliponaxis=False,
        marker={"color": INK, "size": 13, "symbol": symbol, "line": {"color": INK, "width": 2}},
    )


def shared_span(developments) -> Span | None:
    """The time from the first to the last of several, so that their charts can be compared."""
    spans = [span for one in developments if (span := one.span())]
    if not spans:
        return None
    return min(first for first, _ in spans), max(last for _, last in spans)
