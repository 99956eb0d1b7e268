"""The pages of targets, measurements and indicators."""
