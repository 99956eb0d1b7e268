"""What waits for whom: Mine opgaver and what units owe. It changes nothing. Start with
work_items.py."""
