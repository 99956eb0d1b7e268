"""The lists and pages of plans, initiatives, targets and units."""
