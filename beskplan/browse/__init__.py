"""Lists and pages that show what several apps know of a plan, an initiative, a target or a unit. It
changes nothing; what only one app shows is on that app's floor. Start with initiative_page.py, then
tables.py, the columns of the lists."""
