"""The axes of a target's chart: one scale for what compares, strips for what does not. Pure."""

from datetime import date, timedelta

from core.chart_look import DATE_AXIS, INK, NUMBER_AXIS, SOFT, layout
from core.chart_look import day as at
from targets.charts.marks import Mark, mark_annotation
from targets.rule.development import Development, Span
from targets.rule.series import Series

MOST_STRIPS = 2
STRIP_HEIGHT, STRIP_GAP = 0.16, 0.11  # of the drawing's height


def strips_of(development: Development) -> list[Series]:
    """The areas of another size that have a development to show; one point has none."""
    return [one for one in development.apart if len(one.rows) > 1][:MOST_STRIPS]


def chart_layout(
    development: Development, strips: list[Series], marks: list[Mark], span: Span
) -> dict:
    """The common time axis below, and the line that says where we are."""
    places = [_place(place, len(strips)) for place in range(len(strips))]
    axes = {"yaxis": NUMBER_AXIS | {"domain": [places[0][1] + STRIP_GAP if places else 0, 1]}}
    for place, domain in enumerate(places, start=2):
        axes[f"yaxis{place}"] = NUMBER_AXIS | {"domain": list(domain), "nticks": 3, "anchor": "x"}
    lowest = f"y{len(strips) + 1}" if strips else "y"
    time = DATE_AXIS | {"range": [at(day) for day in _padded(span)], "anchor": lowest}
    line, words = _now(development, span)
    titles = [_strip_title(one, top) for one, (_, top) in zip(strips, places, strict=True)]

    def annotations(is_short: bool) -> list[dict]:
        return [*titles, *words, *(mark_annotation(one, is_short=is_short) for one in marks)]

    return layout(
        xaxis=time,
        **axes,
        shapes=line,
        annotations=annotations(is_short=False),
        narrow={"annotations": annotations(is_short=True)},
    )


def _place(place: int, strips: int) -> tuple[float, float]:
    """From the top: the last strip stands at the bottom."""
    low = (strips - 1 - place) * (STRIP_HEIGHT + STRIP_GAP)
    return round(low, 3), round(low + STRIP_HEIGHT, 3)


def _strip_title(strip: Series, top: float) -> dict:
    return {
        "text": f"{strip.area} (egen skala)",
        "x": 0,
        "xref": "paper",
        "xanchor": "left",
        "y": top,
        "yref": "paper",
        "yanchor": "bottom",
        "showarrow": False,
        "font": {"color": INK},
    }


def _padded(span: Span) -> Span:
    """With room for the outermost markers."""
    room = max(timedelta(days=5), (span[1] - span[0]) / 25)
    return span[0] - room, span[1] + room


def _now(development: Development, span: Span) -> tuple[list[dict], list[dict]]:
    """Today within the plotted time; after it the deadline, where the target is judged."""
    day, words = development.today, "i dag"
    if not _is_within(span, day):
        day, words = development.target.deadline, "frist"
    if not _is_within(span, day):
        return [], []
    line = {"type": "line", "x0": at(day), "x1": at(day), "y0": 0, "y1": 1, "yref": "paper"}
    label = {"x": at(day), "y": 1, "yref": "paper", "yanchor": "bottom", "showarrow": False}
    look = {"layer": "below", "line": {"color": SOFT, "width": 1}}
    return [line | look], [label | {"text": words}]


def _is_within(span: Span, day: date | None) -> bool:
    return day is not None and span[0] <= day <= span[1]
