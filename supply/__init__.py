"""What Beskplan is made of: the packages of the locks, the list of parts of them, and which of them
have known faults. Nothing here needs more than Python and what the locks install; the application
imports nothing of it.
"""
