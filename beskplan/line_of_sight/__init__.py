"""The line of sight: from goal over focus area, initiative, target and measurement to money."""
