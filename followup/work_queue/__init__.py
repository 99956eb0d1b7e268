"""What waits for whom: Mine opgaver and what units owe."""
