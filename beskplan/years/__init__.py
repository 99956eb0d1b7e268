"""Across the years: what became of an initiative from one agreement to the next."""
