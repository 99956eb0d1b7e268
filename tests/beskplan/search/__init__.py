"""The search: what it finds, and how it marks it."""
