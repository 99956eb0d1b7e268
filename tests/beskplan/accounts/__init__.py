"""Accounts, roles, and what a browser keeps of a person."""
