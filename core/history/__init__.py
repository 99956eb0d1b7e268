"""The history of every write: database triggers keep it (triggers.py), one reader makes it readable
(events.py reads, changes.py explains)."""
