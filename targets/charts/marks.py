"""Baseline and target in a target's chart, with their words, and the line between them. Pure."""

from dataclasses import dataclass
from datetime import date
from decimal import Decimal

from core.chart_look import INK, SOFT, number, trace
from core.chart_look import day as at
from core.danish import format_number
from targets.models import Target
from targets.rule.development import Development, Span
from targets.rule.explanation import Comparator

BESIDE = 12  # pixels from the middle of the mark to its words


@dataclass(frozen=True)
class Mark:
    """A point with its words, `short` where there is little room. `is_above`, `is_left`: where the
    words stand, beside the path and within the drawing."""

    day: date
    level: Decimal
    words: str
    short: str
    symbol: str
    is_above: bool
    is_left: bool = False


def marks_of(development: Development, span: Span) -> list[Mark]:
    target = development.target
    rising = development.path is None or development.path.way > 0
    marks = []
    if development.baseline:
        words = _baseline_words(target)
        marks.append(Mark(*development.baseline, *words, "square-open", is_above=not rising))
    for level in development.levels:
        words, day = _level_words(target, level), target.deadline or span[1]
        marks.append(Mark(day, level, *words, "diamond", is_above=rising, is_left=True))
    return marks


def _baseline_words(target: Target) -> tuple[str, str]:
    short = f"Basis {format_number(target.baseline_value)}"
    return (f"{short} (beregnet)" if target.baseline_derived else short), short


def _level_words(target: Target, level: Decimal) -> tuple[str, str]:
    """A change's level is computed from the baseline, so no printed comparator fits it."""
    short = f"Mål {format_number(level)}"
    is_stated = target.measured_as == Target.MeasuredAs.LEVEL
    if is_stated and target.comparator and target.comparator != Comparator.BETWEEN:
        return f"Mål: {target.get_comparator_display()} {format_number(level)}", short
    return short, short


def mark_trace(mark: Mark) -> dict:
    return trace(
        "scatter",
        mark.words,
        sentences=[f"{mark.words}, {mark.day:%d.%m.%Y}"],
        x=[at(mark.day)],
        y=[number(mark.level)],
        mode="markers",
        showlegend=False,
        cliponaxis=False,
        marker={
            "color": INK,
            "size": 13,
            "symbol": mark.symbol,
            "line": {"color": INK, "width": 2},
        },
    )


def mark_annotation(mark: Mark, *, is_short: bool) -> dict:
    """The words on a ground of their own, so that no line runs through them."""
    return {
        "x": at(mark.day),
        "y": number(mark.level),
        "text": mark.short if is_short else mark.words,
        "showarrow": False,
        "xanchor": "right" if mark.is_left else "left",
        "yanchor": "bottom" if mark.is_above else "top",
        "xshift": -BESIDE if mark.is_left else BESIDE,
        "yshift": 2 if mark.is_above else -2,
        "bgcolor": "rgba(255, 255, 255, 0.85)",
        "borderpad": 1,
        "font": {"color": INK},
    }


def path_traces(development: Development, span: Span) -> list[dict]:
    """The path; where there is none, the level itself is the line to read against."""
    path = development.path
    if path is None:
        return _level_lines(development, span)
    return [
        trace(
            "scatter",
            "Den lige vej fra basis til mål",
            x=[at(path.start), at(path.end)],
            y=[number(path.first), number(path.last)],
            mode="lines",
            legendrank=3,
            line={"color": SOFT, "width": 2, "dash": "dot"},
        )
    ]


def _level_lines(development: Development, span: Span) -> list[dict]:
    end = development.target.deadline or span[1]
    return [
        trace(
            "scatter",
            "Målets niveau",
            x=[at(min(span[0], end)), at(end)],
            y=[number(level), number(level)],
            mode="lines",
            showlegend=place == 0,
            legendrank=3,
            line={"color": INK, "width": 1, "dash": "longdash"},
        )
        for place, level in enumerate(development.levels)
    ]
