"""What people take home: workbooks (excel/) and papers (word/)."""
