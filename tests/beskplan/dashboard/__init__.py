"""The overview: its figures, filters, attention and newest changes."""
