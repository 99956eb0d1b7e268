"""What people take home: workbooks (excel/) and papers (word/). What both say is in words.py."""
