"""Columns whose cells a function draws, from one row to its HTML, without a template for each cell.

django-tables2 keeps the columns, the sorting and the pages; templatetags/tables.py draws the rows.
"""

import django_tables2 as tables


class CellColumn(tables.Column):
    """`draw` takes a row and gives the cell: safe HTML, or text, which is escaped.

    Sortable when it says by what. `css` are the classes of its cells, `th` those of its heading.
    """

    empty_values = ()

    def __init__(self, label, draw, *, order_by=None, css="", th=""):
        super().__init__(
            label,
            order_by=order_by,
            orderable=order_by is not None,
            attrs={"td": {"class": css} if css else {}, "th": {"class": th} if th else {}},
        )
        self.draw = draw

    def __deepcopy__(self, memo):
        """Every table copies its columns; what is in this one is never changed."""
        copied = object.__new__(type(self))
        copied.__dict__.update(self.__dict__)
        return copied

    def render(self, record):
        return self.draw(record)


def sorted_by(*expressions):
    """A table's `order_<column>`: rows without a value last, whichever way one sorts, and what is
    alike always in the same order, so that no row is on two pages."""

    def order(table, queryset, is_descending):
        ways = (one.desc if is_descending else one.asc for one in expressions)
        return queryset.order_by(*(way(nulls_last=True) for way in ways), "pk"), True

    return order
