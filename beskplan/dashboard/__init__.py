"""The overview: how a plan or all plans stand, and what calls for attention. It changes nothing.
Start with views.py."""
