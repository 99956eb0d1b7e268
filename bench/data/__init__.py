"""Made-up data in any size, to show and to measure how the application bears it.

Everything here is invented and says so ("Opdigtet"); it fills an empty database only.
"""
