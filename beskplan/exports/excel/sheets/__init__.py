"""The sheets of the workbooks, a module for each kind of row: which columns, read from where. Where
there is a list of such rows, its class has the columns. Start with plans.py."""
