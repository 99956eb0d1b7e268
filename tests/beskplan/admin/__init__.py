"""The administration: its pages, statuses, verdicts and refusals."""
