"""A target's chart: baseline, target, the path between them, what is measured, and the areas it is
compared with. Pure: rows in, figure and table out (initiatives/chart_look.py)."""

from collections import defaultdict
from collections.abc import Iterable
from datetime import date

from initiatives.chart_look import (
    COMPARED,
    DATE_AXIS,
    INK,
    NUMBER_AXIS,
    OWN,
    SOFT,
    Chart,
    Table,
    figure,
    layout,
    number,
    trace,
)
from initiatives.chart_look import day as at
from initiatives.danish import format_date, format_number
from targets.models import Measurement, Target
from targets.paths import Path, path_of
from targets.shown import measured_words, provisional, required_levels
from targets.verdicts import goal_of

# Hollow where the figure is not final.
OPEN_MARKERS = {
    Measurement.State.PRELIMINARY: "circle-open",
    Measurement.State.ESTIMATE: "square-open",
    Measurement.State.FORECAST: "diamond-open",
}
# A comparison of quite another size (the whole country's number of people) would flatten the rest.
MOST_TIMES_LARGER = 3
OWN_WIDTH = 3
MOST_LABELS = 6  # more numbers along the line would run into each other
Series = list[Measurement]


def target_chart(
    target: Target, measurements: Iterable[Measurement], *, today: date
) -> Chart | None:
    """Baseline, target, the path between them, what is measured, and the comparison areas.

    None where fewer than two dates are known: then the bullet bar says all there is. Takes totals
    that count and have a date; the others stand in the table.
    """
    series = _series(measurements)
    days = _days(target, series)
    if len(set(days)) < 2:
        return None
    own = series.pop(target.area_id, [])
    drawn, left_out = _compared(target, own, series.values())
    traces = [
        *_compared_traces(drawn),
        *_goal_traces(target, last_day=max(days)),
        *_own_traces(target, own),
    ]
    drawn_figure = figure(traces, _layout(min(days), max(days), today))
    note = _note([own, *drawn], left_out, today)
    table = _table(target, [own, *drawn])
    return Chart("Udvikling mod målet", drawn_figure, table, note, unit=_unit(target))


def _unit(target: Target) -> str:
    return target.indicator.unit_of_measure if target.indicator_id else ""


def _table(target: Target, drawn: list[Series]) -> Table:
    """A row for each date, a column for each area."""
    drawn = [rows for rows in drawn if rows]
    days = sorted({one.date for rows in drawn for one in rows})
    found = {(one.area_id, one.date): one for rows in drawn for one in rows}
    return Table(
        f"{target.title}: de tegnede tal",
        ["Dato", *(str(rows[0].area) for rows in drawn)],
        [
            [f"{one:%d.%m.%Y}", *(_cell(found.get((rows[0].area_id, one))) for rows in drawn)]
            for one in days
        ],
    )


def _cell(one: Measurement | None) -> str:
    if one is None:
        return ""
    kind = f" ({provisional(one)})" if provisional(one) else ""
    return f"{measured_words(one, '')}{kind}"


def _series(measurements: Iterable[Measurement]) -> dict[int, Series]:
    """By area, oldest first."""
    series = defaultdict(list)
    for one in measurements:
        if one.counts and one.date and not one.breakdown:
            series[one.area_id].append(one)
    for rows in series.values():
        rows.sort(key=lambda one: one.date)
    return series


def _days(target: Target, series: dict[int, Series]) -> list[date]:
    days = [one.date for rows in series.values() for one in rows]
    if target.baseline_value is not None and target.baseline_date:
        days.append(target.baseline_date)
    if target.deadline and required_levels(goal_of(target)):
        days.append(target.deadline)
    return days


def _compared(target: Target, own: Series, others) -> tuple[list[Series], list[Series]]:
    """The other areas' series: those of a comparable size, and those that are not."""
    levels = [one.value for one in own] + list(required_levels(goal_of(target)) or ())
    most = MOST_TIMES_LARGER * max(map(abs, levels), default=0)
    drawn, left_out = [], []
    for rows in others:
        fits = not most or max(abs(one.value) for one in rows) <= most
        (drawn if fits else left_out).append(rows)
    return drawn, left_out


def _compared_traces(drawn: list[Series]) -> list[dict]:
    return [
        _line(rows, str(rows[0].area), *COMPARED[number % len(COMPARED)], width=1.5)
        for number, rows in enumerate(drawn)
    ]


def _own_traces(target: Target, own: Series) -> list[dict]:
    """What is measured in the target's area; forecasts apart, dashed and hollow."""
    forecasts = [one for one in own if one.state == Measurement.State.FORECAST]
    measured = [one for one in own if one.state != Measurement.State.FORECAST]
    traces = []
    if forecasts:
        joined = measured[-1:] + forecasts
        traces.append(_line(joined, f"Prognose, {target.area}", OWN, "circle", "dash", width=2))
    if measured:
        traces.append(
            _line(measured, f"Målt, {target.area}", OWN, "circle", "solid", width=OWN_WIDTH)
        )
    return traces


def _line(rows: Series, name: str, colour: str, symbol: str, dash: str, *, width) -> dict:
    points = _with_breaks(rows)
    labelled = width == OWN_WIDTH and len(rows) <= MOST_LABELS
    return trace(
        "scatter",
        name,
        said=[None if one is None else _said(one) for _, one in points],
        narrow={"mode": "lines+markers"},
        x=[day for day, _ in points],
        y=[None if one is None else number(one.value) for _, one in points],
        mode="lines+markers+text" if labelled else "lines+markers",
        text=[_number(one) for _, one in points] if labelled else None,
        textposition="bottom center",
        connectgaps=False,
        line={"color": colour, "width": width, "dash": dash},
        marker={"color": colour, "size": 9, "symbol": [_symbol(one, symbol) for _, one in points]},
    )


def _with_breaks(rows: Series) -> list[tuple[str, Measurement | None]]:
    """The points; a year-to-date series begins anew at New Year."""
    points = []
    for before, one in zip([None, *rows], rows, strict=False):
        if before and one.indicator.year_to_date and before.date.year != one.date.year:
            points.append((f"{one.date.year}-01-01", None))
        points.append((one.date.isoformat(), one))
    return points


def _number(one: Measurement | None) -> str:
    return "" if one is None else format_number(one.value)


def _symbol(one: Measurement | None, symbol: str) -> str:
    return symbol if one is None else OPEN_MARKERS.get(one.state, symbol)


def _said(one: Measurement) -> str:
    kind = f" ({provisional(one)})" if provisional(one) else ""
    words = measured_words(one, one.indicator.unit_of_measure)
    return f"{one.area}, {one.date:%d.%m.%Y}: {words}{kind}"


def _goal_traces(target: Target, last_day: date) -> list[dict]:
    goal = goal_of(target)
    path = path_of(goal)
    rising = path is None or path.way > 0
    traces = [_path(path)] if path else []
    if target.baseline_value is not None and target.baseline_date:
        label = f"Basis {format_number(target.baseline_value)}"
        label += " (beregnet)" if target.baseline_derived else ""
        place = target.baseline_date, target.baseline_value
        # Beside the path, where it does not run.
        side = "bottom right" if rising else "top right"
        traces.append(_mark(*place, label, "square-open", side))
    for level in sorted(set(required_levels(goal) or ())):
        side = "top left" if rising else "bottom left"
        label = f"Mål {format_number(level)}"
        traces.append(_mark(target.deadline or last_day, level, label, "diamond", side))
    return traces


def _path(path: Path) -> dict:
    return trace(
        "scatter",
        "Den lige vej fra basis til mål",
        x=[at(path.start), at(path.end)],
        y=[number(path.first), number(path.last)],
        mode="lines",
        line={"color": SOFT, "width": 1.5, "dash": "dash"},
    )


def _mark(day: date, level, label: str, symbol: str, side: str) -> dict:
    """A point that carries its words beside it: baseline or target."""
    return trace(
        "scatter",
        label,
        said=[f"{label}, {day:%d.%m.%Y}"],
        x=[at(day)],
        y=[number(level)],
        mode="markers+text",
        showlegend=False,
        text=[label],
        textposition=side,
        textfont={"color": INK, "size": 14},
        cliponaxis=False,
        marker={"color": INK, "size": 13, "symbol": symbol, "line": {"color": INK, "width": 2}},
    )


def _layout(first: date, last: date, today: date) -> dict:
    """Today is marked only within the drawn time: years after the plan the line would squeeze all
    else."""
    drawn = layout(xaxis=DATE_AXIS, yaxis=NUMBER_AXIS)
    if not first <= today <= last:
        return drawn
    line = {"type": "line", "x0": at(today), "x1": at(today), "y0": 0, "y1": 1, "yref": "paper"}
    words = {"x": at(today), "y": 1, "yref": "paper", "text": "i dag", "yanchor": "bottom"}
    return drawn | {
        "shapes": [line | {"line": {"color": SOFT, "width": 1}}],
        "annotations": [words | {"showarrow": False}],
    }


def _note(drawn: list[Series], left_out: list[Series], today: date) -> str:
    sources = dict.fromkeys(
        one.source.title for rows in drawn for one in rows if one.source_id is not None
    )
    parts = [f"Kilde: {', '.join(sources)}"] if sources else []
    if left_out:
        areas = ", ".join(str(rows[0].area) for rows in left_out)
        parts.append(f"Ikke tegnet, fordi tallene er meget større: {areas} (se tabellen)")
    parts.append(f"Udtrukket {format_date(today)}")
    return f"{'. '.join(parts)}."
