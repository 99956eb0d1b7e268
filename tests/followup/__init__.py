"""Rounds, follow-ups, approvals, snapshots, mails and Mine opgaver."""
