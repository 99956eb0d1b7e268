"""What people take home: workbooks (excel/) and papers (word/). Nothing is calculated here: columns
are the lists', and what a closed round prints is its snapshot's. Start with views.py."""
