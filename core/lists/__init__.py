"""Lists of any rows: a column declared once for page and file, pages that cost the same however
many rows there are, the chosen filters in words. It knows no list. Start with columns.py."""
