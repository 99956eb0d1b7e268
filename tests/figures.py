"""Holds the figures that the server builds as plain dictionaries to plotly's own schema."""

import json

import plotly.graph_objects as go
from django.core.serializers.json import DjangoJSONEncoder

from initiatives.chart_look import MOST_BYTES, Chart


def check(chart: Chart) -> Chart:
    """Fails where plotly knows no such field or value, where the page would carry too much, or
    where a row of the table has not one cell a column."""
    figure = json.loads(json.dumps(chart.figure, cls=DjangoJSONEncoder))
    go.Figure(figure)
    assert chart.bytes <= MOST_BYTES
    assert {len(row) for row in chart.table.rows} <= {len(chart.table.columns)}
    return chart


def traces(chart: Chart) -> dict[str, dict]:
    return {trace["name"]: trace for trace in chart.figure["data"]}
