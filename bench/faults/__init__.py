"""What breaks on purpose while people save, on a server of its own. Start with cases.py."""
