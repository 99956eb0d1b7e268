"""Chains of continued initiatives across the years."""
