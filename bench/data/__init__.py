"""Made-up data in any size, to show and to measure how the application bears it.

Everything here is invented and says so ("Opdigtet"); it fills an empty database only. Start with
generate.py; layout.py says how many of everything, copy/ brings the rows into the database.
"""
