"""The pages of targets, measurements and indicators. What a list says is in lists/, what a chart
draws in charts/. Start with targets.py."""
