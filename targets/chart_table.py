"""The numbers of a target's chart as a table, and the note below it. Pure."""

from collections import defaultdict
from collections.abc import Callable
from datetime import date
from decimal import Decimal

from initiatives.chart_look import Table
from initiatives.danish import format_date, format_number
from targets.development import MOST_POINTS, Development
from targets.findings import change_words, most_decimals, places
from targets.forecasts import LEVEL
from targets.series import Point, Series
from targets.shown import period_words

REMARK = "Bemærkning"
Column = tuple[str, Callable[[date], str]]


def chart_table(development: Development) -> Table:
    """A row for each day, a column for each series; what is not drawn stands here too."""
    remarks = _remarks(development)
    columns = [
        *_area_columns(development),
        *_path_columns(development),
        *_year_columns(development),
        *_forecast_columns(development),
        *([(REMARK, lambda day: "; ".join(remarks.get(day, ())))] if remarks else []),
    ]
    days = sorted({*development.days, *(step.day for step in _steps(development))})
    periods, cells = _periods(development), [cell for _, cell in columns]
    return Table(
        f"Tallene bag diagrammet: {development.target.title}",
        ["Periode", *(title for title, _ in columns)],
        [[periods.get(day) or f"{day:%d.%m.%Y}", *(cell(day) for cell in cells)] for day in days],
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
    return [(_area_title(development, one), _valued(one)) for one in shown]


def _area_title(development: Development, series: Series) -> str:
    return f"{series.area}, {development.unit}" if development.unit else series.area


def _valued(series: Series) -> Callable[[date], str]:
    values = {one.date: format_number(one.value) for one in series.rows}
    return lambda day: values.get(day, "")


def _path_columns(development: Development) -> list[Column]:
    path = development.path
    if path is None:
        return []
    stated = [path.first, path.last, *(one.value for one in development.own.rows)]
    decimals = max(most_decimals(stated), 1 if development.indicator.is_share else 0)
    within = {day for day in development.days if path.start <= day <= path.end}
    return [
        (
            "Den lige vej",
            lambda day: format_number(path.expected(day), decimals) if day in within else "",
        )
    ]


def _year_columns(development: Development) -> list[Column]:
    found = development.year_before
    if not found:
        return []

    def before(day: date) -> str:
        return format_number(found[day].before.value) if day in found else ""

    def change(day: date) -> str:
        return change_words(found[day], development.indicator) if day in found else ""

    return [("Samme periode året før", before), ("Ændring", change)]


def _steps(development: Development):
    """What is carried on, without the measured day it starts from."""
    return development.forecast.steps[1:] if development.forecast else ()


def _forecast_columns(development: Development) -> list[Column]:
    steps = {step.day: step for step in _steps(development)}
    if not steps:
        return []
    decimals = places(development)

    def column(title: str, of: Callable[..., Decimal]) -> Column:
        return title, lambda day: format_number(of(steps[day]), decimals) if day in steps else ""

    return [
        column("Fremskrivning", lambda step: step.value),
        column(f"Nedre ({LEVEL} pct.)", lambda step: step.low),
        column(f"Øvre ({LEVEL} pct.)", lambda step: step.high),
    ]


def _remarks(development: Development) -> dict[date, list[str]]:
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
    return remarks


def _remark(one: Point, development: Development) -> str:
    beyond = "uden for de naturlige grænser" if one in development.outside else ""
    return ", ".join(word for word in (one.qualifier, one.provisional, beyond) if word)


def chart_note(development: Development, strips: list[Series]) -> str:
    """Sources, measured period, day of extraction, and what is not drawn."""
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
