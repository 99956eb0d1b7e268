"""What the filters of every floor's lists are built from: the filter set of a list, fields that
look up what is chosen, the choices they offer. It knows no list. Start with list_filter.py."""
