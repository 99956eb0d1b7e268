"""Mails about rounds: invitations, reminders, what was returned."""
