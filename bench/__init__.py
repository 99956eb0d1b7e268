"""The benchmark: `python3 run.py bench`. What is measured, against what, and the published results.
The application knows nothing of it. Start with run.py, then visits/series.py, which puts together
what is measured."""
