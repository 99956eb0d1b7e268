"""One search over initiatives, targets, units and plans. By which words a thing is found is stored
by initiatives/models/search.py, not here. Start with search.py."""
