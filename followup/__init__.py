"""The work with plans: rounds, the reports in them and between them, approvals, what a closed round
prints, mails and Mine opgaver. Pages that show plans and targets as they stand are beskplan's.
Start with rounds/cycle.py."""
