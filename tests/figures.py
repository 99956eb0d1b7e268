"""Holds charts to plotly's own schema and to what a page may carry."""

import re

import plotly.graph_objects as go
from django.utils.html import json_script

from core.chart_look import Chart

MOST_BYTES = 200_000
FIGURE = re.compile(r"[+−-]?\d{1,3}(\.\d{3})*(,\d+)?")
BLANK = ("", "intet beløb")


def check(chart: Chart) -> Chart:
    """Fails where plotly knows no such field or value, where the page would carry too much or
    another figure, or where a row of the table has not one cell a column, each figure a plain
    number that a spreadsheet can read: units stand in the heading, "ca." beside the number."""
    go.Figure(chart.figure.to_plotly_json())
    assert chart.figure_data == chart.figure.to_plotly_json()
    assert len(json_script(chart.figure_data, "figur").encode()) <= MOST_BYTES
    assert {len(row) for row in chart.table.rows} <= {len(chart.table.columns)}
    for _, cells in chart.table.headed_rows:
        for text, is_figure in cells:
            assert not is_figure or text in BLANK or FIGURE.fullmatch(text), text
    return chart


def layout_of(chart: Chart) -> dict:
    return chart.figure.to_plotly_json()["layout"]


def traces(chart: Chart) -> dict[str, dict]:
    return {trace["name"]: trace for trace in chart.figure.to_plotly_json()["data"]}
