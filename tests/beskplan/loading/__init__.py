"""Loading plans from files."""
