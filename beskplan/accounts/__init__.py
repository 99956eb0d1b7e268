"""Logging in, roles as groups, and the accounts of a demonstration. What a role may do to a plan is
not decided here but in initiatives/permissions.py. Start with login.py."""
