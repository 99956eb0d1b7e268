"""Workbooks and papers, read back."""
