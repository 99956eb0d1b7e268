"""The numbers of a target's chart as a table, and the note below it. Pure."""

from collections import defaultdict
from collections.abc import Sequence
from datetime import date

from core.chart_look import Table
from core.danish import format_date, format_number, signed
from targets.presentation import period_words
from targets.rule.development import MOST_POINTS, Development, most_decimals
from targets.rule.forecasts import LEVEL, Step
from targets.rule.series import Point, Series

REMARK = "Bemærkning"
Column = tuple[str, dict[date, str]]  # heading and cell by day


def chart_table(development: Development) -> Table:
    """A row for each day, a column for each series; what is not plotted stands here too."""
    remarks = _remarks(development)
    columns = [
        *_area_columns(development),
        *_path_columns(development),
        *_year_columns(development),
        *_forecast_columns(development),
        *([(REMARK, remarks)] if remarks else []),
    ]
    days = sorted({*development.days, *(step.day for step in _steps(development))})
    periods, cells = _periods(development), [cells for _, cells in columns]
    return Table(
        f"Tallene bag diagrammet: {development.target.title}",
        ["Periode", *(title for title, _ in columns)],
        [
            [periods.get(day) or f"{day:%d.%m.%Y}", *[column.get(day, "") for column in cells]]
            for day in days
        ],
        frozenset({REMARK}),
    )


def _periods(development: Development) -> dict[date, str]:
    """The period as the own area has it: the others' most often are the same."""
    found = {}
    for series in (development.own, *development.others):
        for one in series.rows:
            if one.date not in found:
                found[one.date] = period_words(one.period_start, one.date)
    return found


def _area_columns(development: Development) -> list[Column]:
    shown = [one for one in (development.own, *development.others) if one]
    return [
        (
            _area_title(development, one),
            {point.date: format_number(point.value) for point in one.rows},
        )
        for one in shown
    ]


def _area_title(development: Development, series: Series) -> str:
    return _in_unit(series.area, development)


def _in_unit(heading: str, development: Development) -> str:
    """The unit stands in the heading, so that the cells are numbers a spreadsheet can add up."""
    return f"{heading}, {development.unit}" if development.unit else heading


def _path_columns(development: Development) -> list[Column]:
    path = development.path
    if path is None:
        return []
    stated = [path.first, path.last, *(one.value for one in development.own.rows)]
    decimals = max(most_decimals(stated), 1 if development.is_share else 0)
    within = [day for day in development.days if path.start <= day <= path.end]
    expected = {day: format_number(path.expected(day), decimals) for day in within}
    return [(_in_unit("Den lige vej", development), expected)]


def _year_columns(development: Development) -> list[Column]:
    found, indicator = development.year_before, development.indicator
    if not found or indicator is None:
        return []
    before = {day: format_number(one.before.value) for day, one in found.items()}
    change = {day: signed(one.change) for day, one in found.items()}
    earlier = (_in_unit("Samme periode året før", development), before)
    if indicator.is_share:
        return [earlier, ("Ændring, procentpoint", change)]
    percents = ((day, one.percent) for day, one in found.items())
    in_percent = {day: signed(percent, 1) for day, percent in percents if percent is not None}
    return [
        earlier,
        (_in_unit("Ændring", development), change),
        *([("Ændring, pct.", in_percent)] if in_percent else []),
    ]


def _steps(development: Development) -> Sequence[Step]:
    """What is carried on, without the measured day it starts from."""
    return development.forecast.steps[1:] if development.forecast else ()


def _forecast_columns(development: Development) -> list[Column]:
    steps = _steps(development)
    if not steps:
        return []
    decimals = development.decimals
    return [
        (
            _in_unit(heading, development),
            {one.day: format_number(getattr(one, end), decimals) for one in steps},
        )
        for heading, end in (
            ("Fremskrivning", "value"),
            (f"Nedre grænse ({LEVEL} pct.)", "low"),
            (f"Øvre grænse ({LEVEL} pct.)", "high"),
        )
    ]


def _remarks(development: Development) -> dict[date, str]:
    """What a number alone would hide: baseline, target, qualifier, state, beyond the limits."""
    target, remarks = development.target, defaultdict(list)
    if development.baseline:
        derived = " (beregnet)" if target.baseline_derived else ""
        words = f"Basis {format_number(target.baseline_value)}{derived}"
        remarks[development.baseline[0]].append(words)
    if target.deadline and development.levels:
        levels = " og ".join(format_number(level) for level in development.levels)
        remarks[target.deadline].append(f"Frist, mål {levels}")
    several = len(development.others) > 0
    for series in (development.own, *development.others):
        for one in series.rows:
            if remark := _remark(one, development):
                remarks[one.date].append(f"{series.area}: {remark}" if several else remark)
    return {day: "; ".join(words) for day, words in remarks.items()}


def _remark(one: Point, development: Development) -> str:
    beyond = "uden for de naturlige grænser" if one in development.outside else ""
    return ", ".join(word for word in (one.qualifier, one.provisional, beyond) if word)


def chart_note(development: Development, strips: list[Series]) -> str:
    """Sources, measured period, day of extraction, and what is not plotted."""
    shown = [development.own, *development.others]
    sentences = [
        _source_words(development, shown),
        _period_words(shown),
        *_left_out(development, strips),
        f"Udtrukket {format_date(development.today)}",
    ]
    return f"{'. '.join(one for one in sentences if one)}."


def _source_words(development: Development, shown: list[Series]) -> str:
    rows = [one for series in shown for one in series.rows]
    sources = list(dict.fromkeys(one.source for one in rows if one.source))
    if any(not one.source for one in rows):
        sources.append("målinger indtastet i Beskplan")
    if not sources and development.target.source_id is not None:
        sources = [development.target.source.title]
    return f"Kilde: {', '.join(sources)}" if sources else ""


def _period_words(shown: list[Series]) -> str:
    days = [day for series in shown for day in series.days]
    if not days:
        return "Ingen målinger"
    first, last = min(days), max(days)
    if first == last:
        return f"Målt {format_date(first)}"
    return f"Målt fra {format_date(first)} til {format_date(last)}"


def _left_out(development: Development, strips: list[Series]) -> list[str]:
    words = []
    larger = [one.area for one in development.apart if one not in strips]
    if larger:
        words.append(
            f"Ikke tegnet, fordi tallene har en anden størrelse: {', '.join(larger)} (se tabellen)"
        )
    if development.left_over:
        areas = ", ".join(one.area for one in development.left_over)
        words.append(f"Ikke tegnet, fordi der er mange områder: {areas} (se tabellen)")
    if development.has_more_areas:
        words.append("Flere områder står i listen over målinger")
    if any(one.is_cut for one in (development.own, *development.others)):
        words.append(f"Kun de {MOST_POINTS} nyeste målinger pr. område er taget med")
    return words
