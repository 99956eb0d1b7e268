"""Writing follow-ups: the page Opdatér status, and the functions that store."""
