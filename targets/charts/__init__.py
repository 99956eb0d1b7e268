"""Rows to plotly figures, and the same numbers as tables. Pure: no queries, no page. Start with
target_chart.py; an indicator's figures over all plans are long_series.py and long_chart.py."""
