"""Technique without a subject: Danish formats and order, forms, lists, the look of charts, the
history of every write. It knows no plan, target or round. Start with danish.py."""
