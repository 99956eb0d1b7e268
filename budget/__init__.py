"""Budget lines and their amounts, what may be added up (sums/), and figures that do not add up. It
does not know targets or rounds. Start with models/lines.py, then sums/statement.py."""
