"""How made-up rows get into the database: as lines of COPY text (tables.py), in files by table and
quarter (spool.py), without indexes and triggers while they stream in (database.py). It knows no
subject: what a row says is decided above. Start with tables.py.
"""
