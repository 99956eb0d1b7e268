"""A round's life: opened, closed, reopened; the list of rounds and the page of one. How an answer
is written is in reports/, what a closed round prints in snapshots/. Start with cycle.py."""
