"""Rows to plotly figures, and the same numbers as tables. Pure. Start with target_chart.py."""
