"""Across the years: what became of an initiative from one agreement to the next. It changes
nothing. Start with views.py; walking.py finds the chains."""
