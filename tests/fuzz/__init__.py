"""Requests that nobody's browser sends: every address, its own parameters and form fields, odd
values, every role. `tests/test_fuzz.py` sends some, `python3 run.py fuzz` as many as there is time
for."""
