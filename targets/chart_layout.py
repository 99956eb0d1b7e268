"""The axes of a target's chart: one scale for what compares, strips for what does not. Pure."""

from datetime import date, timedelta

from initiatives.chart_look import DATE_AXIS, INK, NUMBER_AXIS, SOFT, layout
from initiatives.chart_look import day as at
from targets.development import Development
from targets.series import Series

MOST_STRIPS = 2
STRIP_HEIGHT, STRIP_GAP = 0.16, 0.11  # of the drawing's height
Span = tuple[date, date]


def strips_of(development: Development) -> list[Series]:
    """The areas of another size that have a development to show; one point has none."""
    return [one for one in development.apart if len(one.rows) > 1][:MOST_STRIPS]


def chart_layout(development: Development, strips: list[Series], span: Span) -> dict:
    """The common time axis below, and the line that says where we are."""
    places = [_place(place, len(strips)) for place in range(len(strips))]
    main_from = places[0][1] + STRIP_GAP if places else 0
    axes = {"yaxis": NUMBER_AXIS | {"domain": [main_from, 1]}}
    notes = []
    for place, (strip, (low, high)) in enumerate(zip(strips, places, strict=True), start=2):
        axes[f"yaxis{place}"] = NUMBER_AXIS | {"domain": [low, high], "nticks": 3, "anchor": "x"}
        notes.append(_strip_title(strip, high))
    lowest = f"y{len(strips) + 1}" if strips else "y"
    first, last = _padded(span)
    time = DATE_AXIS | {"range": [at(first), at(last)], "anchor": lowest}
    line, words = _now(development, span)
    return layout(xaxis=time, **axes, shapes=line, annotations=[*notes, *words])


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
    """Today within the drawn time; after it the deadline, where the target is judged."""
    day, words = development.today, "i dag"
    if not span[0] <= day <= span[1]:
        day, words = development.target.deadline, "frist"
    if day is None or not span[0] <= day <= span[1]:
        return [], []
    line = {"type": "line", "x0": at(day), "x1": at(day), "y0": 0, "y1": 1, "yref": "paper"}
    label = {"x": at(day), "y": 1, "yref": "paper", "yanchor": "bottom", "showarrow": False}
    return [line | {"line": {"color": SOFT, "width": 1}}], [label | {"text": words}]
