"""The organisation: the tree of units and its page, what units lead, and who gains or loses tasks
when units are moved or joined."""
