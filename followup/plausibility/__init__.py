"""What of a plan's stated figures agrees: the checks of budget, statistics, targets and responsible
units together. Nothing is corrected. `by_row` says for each initiative, target and budget line what
was found about it. Start with gathering.py, which reads the rows and makes the checks."""
