"""Indicators, measurements, targets and the rule."""
