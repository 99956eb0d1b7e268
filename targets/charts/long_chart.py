"""An indicator's long series as a chart: what is measured over all plans and areas, and what the
plans' targets ask for. Pure: rows in, figure and table out (core/chart_look.py)."""

from collections.abc import Iterable
from datetime import date
from decimal import Decimal

from core.chart_look import (
    COMPARED,
    DATE_AXIS,
    INK,
    NUMBER_AXIS,
    OWN,
    Chart,
    Table,
    layout,
    legend_trace,
    number,
    trace,
)
from core.chart_look import day as at
from core.danish import format_date, format_number
from targets.charts.long_series import MOST_LINES, LongLine, LongSeries
from targets.charts.target_chart import OPEN_MARKERS
from targets.models import Indicator, Measurement, Target
from targets.presentation import (
    TargetPresentation,
    measured_words,
    period_words,
    provisional,
    required_levels,
)
from targets.rule.series import STATES
from targets.rule_inputs import goal_of

RESERVATION = "Forbehold"  # its columns hold words
MOST_NAMED = 4
MOST_LABELS = 4  # targets with their number beside them
LOOKS = ((OWN, "circle", "solid"), *COMPARED)
Required = tuple[Target, date, Decimal]


def indicator_chart(
    indicator: Indicator, series: LongSeries, targets: Iterable[Target], *, today: date
) -> Chart | None:
    """The chart of an indicator's long series; None where nothing is measured or fewer than two
    days are known. Targets come with plan and indicator joined; those without a level or a deadline
    are left out, and stand in the page's list."""
    required = [one for target in targets for one in _required(target)]
    days = {one.date for one in series.rows} | {day for _, day, _ in required}
    if not series.rows or len(days) < 2:
        return None
    traces = [
        *(_line(line, look, series) for line, look in zip(series.lines, LOOKS, strict=False)),
        *_targets(required),
        *_hollow_keys(series),
    ]
    return Chart.of(
        "Udvikling over alle planer",
        traces,
        layout(xaxis=DATE_AXIS, yaxis=NUMBER_AXIS),
        _table(indicator, series),
        _note(series, today),
        unit=indicator.unit_of_measure,
        subject=indicator.name,
    )


def _line(line: LongLine, look: tuple[str, str, str], series: LongSeries) -> dict:
    colour, symbol, dash = look
    points = _with_breaks(line)
    return trace(
        "scatter",
        line.name(with_length=series.differs_in_length),
        sentences=[None if one is None else _sentence(one) for _, one in points],
        x=[day for day, _ in points],
        y=[None if one is None else number(one.value) for _, one in points],
        mode="lines+markers",
        connectgaps=False,
        line={"color": colour, "width": 3 if colour == OWN else 1.5, "dash": dash},
        marker={
            "color": colour,
            "size": 9,
            "symbol": [_symbol(one, symbol) for _, one in points],
        },
    )


def _symbol(one: Measurement | None, symbol: str) -> str:
    return symbol if one is None else OPEN_MARKERS.get(one.state, symbol)


def _hollow_keys(series: LongSeries) -> list[dict]:
    """Legend entries that explain hollow markers, one for each kind of figure (such as "foreløbig")
    that is in the chart."""
    states = {one.state for one in series.rows}
    return [
        legend_trace(
            STATES[state].capitalize(),
            mode="markers",
            marker={"color": INK, "symbol": symbol, "size": 9},
        )
        for state, symbol in OPEN_MARKERS.items()
        if state in states
    ]


def _with_breaks(line: LongLine) -> list[tuple[str, Measurement | None]]:
    """The line's points, with a gap before each New Year where the figures are counted anew from
    then."""
    points: list[tuple[str, Measurement | None]] = []
    for before, one in zip((None, *line.rows), line.rows, strict=False):
        if before and one.indicator.year_to_date and before.date.year != one.date.year:
            points.append((f"{one.date.year}-01-01", None))
        points.append((at(one.date), one))
    return points


def _sentence(one: Measurement) -> str:
    kind = f" ({provisional(one)})" if provisional(one) else ""
    who = ", ".join(part for part in (one.area.name, one.breakdown) if part)
    words = measured_words(one, one.indicator.unit_of_measure)
    return f"{who}, {period_words(one.period_start, one.date)}: {words}{kind}"


def _required(target: Target) -> list[Required]:
    levels = required_levels(goal_of(target)) if target.deadline else None
    return [(target, target.deadline, level) for level in sorted(set(levels or ()))]


def _targets(required: list[Required]) -> list[dict]:
    if not required:
        return []
    labelled = len(required) <= MOST_LABELS
    labels = {
        "mode": "markers+text",
        "text": [f"Mål {format_number(level)}" for _, _, level in required],
        "textposition": "top left",
        "textfont": {"color": INK},
    }
    return [
        trace(
            "scatter",
            "Planernes mål ved fristen",
            sentences=[_target_sentence(*one) for one in required],
            x=[at(day) for _, day, _ in required],
            y=[number(level) for _, _, level in required],
            cliponaxis=False,
            marker={"color": INK, "size": 13, "symbol": "diamond"},
            **(labels if labelled else {"mode": "markers"}),
        )
    ]


def _target_sentence(target: Target, day: date, level: Decimal) -> str:
    return f"{target.plan}: {TargetPresentation(target).goal_words}, frist {format_date(day)}"


def _table(indicator: Indicator, series: LongSeries) -> Table:
    """A row for each period, a column for each line."""
    found = {
        (place, _period(one)): one for place, line in enumerate(series.lines) for one in line.rows
    }
    periods = dict.fromkeys(_period(one) for one in sorted(series.rows, key=lambda one: one.date))
    columns = []
    for place, line in enumerate(series.lines):
        name, rows = line.name(with_length=series.differs_in_length), line.rows
        of_line = [found.get((place, period)) for period in periods]
        columns.append((f"{name}, {indicator.unit_of_measure}", [_figure(one) for one in of_line]))
        if any(map(_reservation, rows)):
            columns.append((f"{RESERVATION}: {name}", [_reservation(one) for one in of_line]))
    headings = [heading for heading, _ in columns]
    return Table(
        f"Tallene bag diagrammet: {indicator}",
        ["Periode", *headings],
        list(zip(periods, *(cells for _, cells in columns), strict=True)),
        frozenset(heading for heading in headings if heading.startswith(RESERVATION)),
    )


def _period(one: Measurement) -> str:
    return period_words(one.period_start, one.date)


def _figure(one: Measurement | None) -> str:
    return "" if one is None else format_number(one.value)


def _reservation(one: Measurement | None) -> str:
    """What the number alone would hide: "ca.", "prognose"."""
    return "" if one is None else ", ".join(filter(None, (one.qualifier, provisional(one))))


def _note(series: LongSeries, today: date) -> str:
    """Sources, measured period, where the line may not compare, what is left out, and the day."""
    sentences = [
        *_source_words(series.rows),
        _period_of(series.rows),
        *_breaks(series),
        *_left_out(series),
        f"Udtrukket {format_date(today)}",
    ]
    return f"{'. '.join(sentences)}."


def _source_words(rows: list[Measurement]) -> list[str]:
    sources = list(dict.fromkeys(one.source.title for one in rows if one.source_id is not None))
    if any(one.source_id is None for one in rows):
        sources.append("målinger indtastet i Beskplan")
    words = [f"Kilde: {', '.join(sources)}"]
    if len(sources) > 1:
        words.append(
            "Tallene er fra flere kilder, så opgørelsen kan være ændret fra den ene til den anden"
        )
    return words


def _period_of(rows: list[Measurement]) -> str:
    days = [one.date for one in rows]
    return f"Målt fra {format_date(min(days))} til {format_date(max(days))}"


def _breaks(series: LongSeries) -> list[str]:
    words = []
    if any(one.indicator.year_to_date for one in series.rows):
        words.append("Tallet tælles fra årets begyndelse, så linjen er brudt ved nytår")
    if series.differs_in_length:
        words.append("Tal for perioder af forskellig længde er hver sin linje")
    return words


def _left_out(series: LongSeries) -> list[str]:
    words = []
    if series.parts:
        words.append(f"Fordelinger står kun i listen: {_names(series.parts)}")
    if series.of_another_size:
        words.append(f"Meget større tal står kun i listen: {_names(series.of_another_size)}")
    if series.too_many:
        words.append(f"Kun de {MOST_LINES} længste er tegnet, ikke {_names(series.too_many)}")
    if series.undated:
        words.append(f"{series.undated} tal uden dato i kilden står kun i listen")
    if series.contradicted:
        words.append(f"{series.contradicted} tal, der modsiges af et andet, står kun i listen")
    return words


def _names(lines: list[LongLine]) -> str:
    """The names of the first few lines and how many more there are: some indicators have dozens."""
    named = "; ".join(line.name() for line in lines[:MOST_NAMED])
    more = len(lines) - MOST_NAMED
    return f"{named} og {more} til" if more > 0 else named
