"""Logging in, roles as groups, and the accounts of a demonstration."""
