"""Two people on one follow-up: what the form showed when it was opened, what others stored
meanwhile, and how both versions are put together. It writes nothing. Start with three_way.py, which
is pure; form.py is the form that two may have open."""
