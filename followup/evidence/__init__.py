"""Evidence of follow-ups: links and files, checked, stored, taken away, and who may fetch them. It
does not know what a follow-up says. Start with attachments.py."""
