"""Approving or returning what was submitted, and what there is to compare it with."""
