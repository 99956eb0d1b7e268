"""The sheets of the workbooks, a module for each kind of row: which columns, read from where."""
