"""Many users at once, on this version and on an earlier one. What runs inside the other version's
checkout imports nothing else of the benchmark. Start with comparison.py."""
