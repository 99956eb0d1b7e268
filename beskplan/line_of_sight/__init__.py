"""The line of sight: from goal over focus area, initiative, target and measurement to money, and
where it is broken. It changes nothing. Start with stages.py, then reading.py."""
