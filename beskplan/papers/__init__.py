"""Word papers: the committee's appendix, the overview of goals and the plan as it is put to work."""
