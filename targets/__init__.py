"""Indicators, measurements and targets, and what the published rule says of them. It does not know
rounds or budgets. Start with models/targets.py and rule/status.py; assessment.py is where the rule
meets the database."""
