"""The benchmark: `python3 run.py bench`. Nothing of it is ever part of the application."""
