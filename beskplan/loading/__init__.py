"""Loads the plans under fixtures/: `files` reads them, `plans` turns them into rows, `writing`
writes the rows without overwriting what a user has changed. It knows no page. Start with load.py.
"""
