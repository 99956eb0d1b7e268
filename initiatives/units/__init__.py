"""The organisation: the tree of units and its page, what units lead, and who gains or loses tasks
when units are moved or joined. The page of one unit, with its targets and money, is
beskplan/browse/unit_page.py. Start with organisation.py."""
