"""Jobs: asking, taking up, killing, ending."""
