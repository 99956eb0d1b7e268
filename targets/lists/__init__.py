"""The lists of targets and of measurements, on a page and in a file: their columns, rows, filters
and what only the file says. It knows no view and judges nothing. Start with tables.py."""
