"""Rows that are found in several ways, each by an index of its own."""

from django.db.models import QuerySet


def either(*ways: QuerySet, most: int | None = None) -> QuerySet:
    """The keys of the rows that one of the ways finds, no more than `most` of each. One condition
    of them all would use the index of none."""
    first, *others = (rows.values("pk")[:most] for rows in ways)
    return first.union(*others)
