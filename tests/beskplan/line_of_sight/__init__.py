"""The line of sight, and where it is broken."""
