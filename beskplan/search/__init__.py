"""One search over initiatives, targets, units and plans. Start with search.py."""
