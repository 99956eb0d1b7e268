"""Mirrors the product's folders; cast.py has the people and units that the tests name."""
