"""Budget lines, their sums and charts, and what does not add up."""
