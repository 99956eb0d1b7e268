"""Made-up data in any size, to show and to measure how the application bears it.

Everything here is invented and says so ("Opdigtet"); it fills an empty database only.
"""

# To be raised with every change of the rows, so that databases made before are made anew.
VERSION = 4
