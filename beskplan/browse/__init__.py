"""Lists and pages that show what several apps know of a plan, an initiative, a target or a unit."""
