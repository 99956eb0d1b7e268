"""Workbooks: what is chosen, the sheets (sheets/), and how they are written, large ones too. It
judges nothing and changes nothing. Start with workbook.py."""
