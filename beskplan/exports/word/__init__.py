"""Word papers: the committee appendix, the goals, and the plan as it is put to work. What a closed
round printed comes from its snapshot. Start with paper.py, then appendix.py."""
