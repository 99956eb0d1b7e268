"""What is asked of a server, by whom, and how long it takes. It judges nothing: the bounds are in
figures/. Start with series.py."""
