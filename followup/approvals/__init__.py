"""Approving or returning what was submitted, and what there is to compare it with. It writes
nothing itself: rounds/cycle.py does. Start with views.py."""
