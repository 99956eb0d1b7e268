"""Mails about rounds: invitations, reminders, what was returned. A message is stored with the
change that it tells of and sent after it. No follow-up is changed here. Start with notices.py."""
