"""A target's chart: baseline, target, the path between them, what is measured, the areas it is
compared with, forecast and natural limits. Pure: a Development in, figure and table out."""

from collections.abc import Iterable, Sequence
from dataclasses import dataclass

from core.chart_look import COMPARED, INK, OWN, SOFT, Chart, legend_trace, number, trace
from core.chart_look import day as at
from core.danish import format_number
from targets.charts.layout import chart_layout, strips_of
from targets.charts.marks import mark_trace, marks_of, path_traces
from targets.charts.statistics import forecast_traces, limit_traces, outside_trace
from targets.charts.table import chart_note, chart_table
from targets.models import Indicator, Measurement
from targets.presentation import period_words, value_words
from targets.rule.development import Development, Span
from targets.rule.series import STATES, Point, Series

# Hollow where the figure is not final.
OPEN_MARKERS: dict[str, str] = {
    Measurement.State.PRELIMINARY: "circle-open",
    Measurement.State.ESTIMATE: "square-open",
    Measurement.State.FORECAST: "diamond-open",
}
# More numbers along the line, or closer ones, would run into each other.
MOST_LABELS, LABELS_ACROSS = 6, 12


def target_chart(development: Development, *, span: Span | None = None) -> Chart | None:
    """The chart, or None where fewer than two days are known: then the bullet bar says all there
    is. `span`: the time to draw, where several charts share one."""
    span = span or development.span()
    if span is None or development.span() is None:
        return None
    strips, marks = strips_of(development), marks_of(development, span)
    traces = [
        *limit_traces(development),
        *_compared_traces(development),
        *_strip_traces(development, strips),
        *path_traces(development, span),
        *(mark_trace(one) for one in marks),
        *forecast_traces(development),
        *_own_traces(development),
        *_hollow_keys(development),
    ]
    return Chart.of(
        "Udvikling mod målet" if development.levels else "Udvikling",
        traces,
        chart_layout(development, strips, marks, span),
        chart_table(development),
        chart_note(development, strips),
        unit=_unit_words(development),
        size="tall" if strips else "medium",
        subject=development.target.title,
    )


def _unit_words(development: Development) -> str:
    """What is counted, and which way is better: lower is good as often as higher."""
    indicator = development.indicator
    if indicator is None or indicator.direction == Indicator.Direction.NEUTRAL:
        return development.unit
    return f"{indicator.unit_of_measure}, {indicator.get_direction_display()}"


# ---- Measured series


@dataclass(frozen=True)
class _Look:
    colour: str
    symbol: str = "circle"
    dash: str = "solid"
    width: float = 1.5
    rank: int = 6  # place in the legend


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
        look = _Look(OWN, dash="dot", width=2, rank=2)
        traces.append(_line(development, measured[-1:] + stated, f"Kildens prognose, {area}", look))
    if measured:
        look = _Look(OWN, width=3, rank=1)
        traces.append(
            _line(development, measured, f"Målt, {area}", look) | _labels(development, measured)
        )
    if development.outside:
        traces.append(outside_trace(development.outside))
    return traces


def _line(development: Development, rows: Sequence[Point], name: str, look: _Look) -> dict:
    points = _with_breaks(rows, is_broken=development.is_year_to_date)
    return trace(
        "scatter",
        name,
        sentences=[None if one is None else _sentence(one, development) for _, one in points],
        x=[day for day, _ in points],
        y=[None if one is None else number(one.value) for _, one in points],
        mode="lines+markers",
        connectgaps=False,
        legendrank=look.rank,
        line={"color": look.colour, "width": look.width, "dash": look.dash},
        marker={
            "color": look.colour,
            "size": _marker_size(len(points)),
            "symbol": _symbols([one for _, one in points], look.symbol),
        },
    )


def _labels(development: Development, rows: list[Point]) -> dict:
    """The numbers along a line with room for them; else only the newest, beside its point."""
    span = development.span()
    if span is None or len(rows) > MOST_LABELS:
        return {}
    days = [one.date for one in rows]
    first, last = span
    gaps = [later - earlier for earlier, later in zip(days, days[1:], strict=False)]
    numbers = [format_number(one.value) for one in rows]
    side = "bottom center"
    if gaps and min(gaps) * LABELS_ACROSS < last - first:
        numbers, side = [""] * (len(rows) - 1) + numbers[-1:], "middle right"
    points = _with_breaks(rows, is_broken=development.is_year_to_date)
    shown = iter(numbers)
    return {
        "mode": "lines+markers+text",
        "text": ["" if one is None else next(shown) for _, one in points],
        "textposition": side,
        "textfont": {"color": INK},
        "cliponaxis": False,
    }


def _marker_size(points: int) -> int:
    return 9 if points <= 30 else 6 if points <= 90 else 4


def _with_breaks(rows: Sequence[Point], *, is_broken: bool) -> list[tuple[str, Point | None]]:
    """The points; a year-to-date series begins anew at New Year."""
    points: list[tuple[str, Point | None]] = []
    for before, one in zip([None, *rows], rows, strict=False):
        if is_broken and before and before.date.year != one.date.year:
            points.append((f"{one.date.year}-01-01", None))
        points.append((at(one.date), one))
    return points


def _symbols(rows: list[Point | None], symbol: str) -> str | list[str]:
    """One name where all are alike, which is most often so."""
    symbols = [symbol if one is None else OPEN_MARKERS.get(one.state, symbol) for one in rows]
    return symbol if set(symbols) == {symbol} else symbols


def _sentence(one: Point, development: Development) -> str:
    """One point in words: "København, april 2013: 7.471 personer (foreløbig)"."""
    kind = f" ({one.provisional})" if one.provisional else ""
    beyond = ", uden for de naturlige grænser" if one in development.outside else ""
    period = period_words(one.period_start, one.date)
    measured = value_words(one.qualifier, one.value, development.unit)
    return f"{one.area}, {period}: {measured}{kind}{beyond}"


def _hollow_keys(development: Development) -> list[dict]:
    states = {one.state for one in development.own.rows}
    return [
        legend_trace(
            f"{STATES[state]} tal".capitalize(),
            mode="markers",
            legendrank=9,
            marker={"color": OWN, "symbol": symbol, "size": 9},
        )
        for state, symbol in OPEN_MARKERS.items()
        if state in states and state != Measurement.State.FORECAST
    ]


def shared_span(developments: Iterable[Development]) -> Span | None:
    """The time from the first to the last of several, so that their charts can be compared."""
    spans = [span for one in developments if (span := one.span())]
    if not spans:
        return None
    return min(first for first, _ in spans), max(last for _, last in spans)
