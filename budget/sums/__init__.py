"""What may be added up in a budget and what it comes to: columns, rows, sums per year, shares, unit
costs. Pure but for summaries.py, where the database sums many plans by the same rule. It knows no
page and no chart. Start with years.py; statement.py is a plan's whole budget."""
