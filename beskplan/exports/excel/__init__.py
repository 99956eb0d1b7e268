"""Workbooks: what is chosen, the sheets (sheets/), and how they are written, large ones too. Start
with workbook.py."""
