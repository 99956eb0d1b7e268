"""Word papers: the committee appendix, the goals, and the plan as it is put to work."""
