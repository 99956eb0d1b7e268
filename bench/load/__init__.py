"""Many users at once, on this version and on an earlier one."""
