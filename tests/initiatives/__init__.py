"""Plans, units, initiatives and permissions."""
