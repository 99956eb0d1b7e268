"""The history of every write: database triggers store it as event rows (triggers.py), which are
only ever added (append_only.py), and one reader says who did what (events.py). changes.py shows an
object's, read by object_events.py; the newest of all are read in beskplan/dashboard/changes.py. It
knows no subject. Start with triggers.py."""
