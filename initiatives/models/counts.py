"""Counts of initiatives per decided status, and what is said of them."""

from django.apps import apps
from django.db.models import Count, OuterRef, Q, Subquery
from django.db.models.functions import JSONObject

STATUSES = (
    ("met", "opfyldt"),
    ("partly", "delvist"),
    ("missed", "ikke-opfyldt"),
    ("lapsed", "bortfaldet"),
    ("unassessed", ""),
)


def status_counts(path: str = "", **condition) -> dict[str, Count]:
    """Aggregates `count_met` … `count_unassessed` and `count_all` over initiatives at `path`.

    `condition` limits which initiatives count, relative to the queryset.
    """
    prefix = f"{path}__" if path else ""
    counts = {
        f"count_{name}": Count(
            f"{prefix}pk", filter=Q(**{f"{prefix}status": status}, **condition), distinct=True
        )
        for name, status in STATUSES
    }
    total = Count(f"{prefix}pk", filter=Q(**condition) if condition else None, distinct=True)
    return counts | {"count_all": total}


def count_by_status() -> dict[str, Count]:
    """Aggregates `met` … `unassessed` over initiatives, for a `Tally`. Each row counts, so a join
    must give an initiative once in each group."""
    return {name: Count("pk", filter=Q(status=status)) for name, status in STATUSES}


def status_tally(path: str, outer: str = "pk") -> Subquery:
    """The counts of the initiatives whose `path` is the row's `outer`, for `StatusCounts`.

    A subquery counts only for the rows of the page; joined, every row would be counted first.
    """
    initiatives = apps.get_model("initiatives", "Initiative").objects.order_by()
    by_row = initiatives.filter(**{path: OuterRef(outer)}).values(path)
    return Subquery(by_row.values(row=JSONObject(**count_by_status())))


class _Count:
    """One count of the row's `tally`; an annotation of the count's own name goes before it."""

    def __init__(self, *names: str):
        self.names = names

    def __get__(self, row, owner):
        if row is None:
            return self
        counts = row.tally or {}  # None where there are no initiatives
        return sum(counts.get(name, 0) for name in self.names)


# A row of counts is as good as its worst initiative that is not lapsed: see `StatusCounts.worst`.
WORST_FIRST = ("missed", "partly", "unassessed", "met", "lapsed")


class StatusCounts:
    """Reads the counts of a row: of its `tally`, or annotated with `status_counts`."""

    count_met = _Count("met")
    count_partly = _Count("partly")
    count_missed = _Count("missed")
    count_lapsed = _Count("lapsed")
    count_unassessed = _Count("unassessed")
    count_all = _Count(*(name for name, _ in STATUSES))

    @property
    def status_numbers(self) -> list[tuple[str, int]]:
        """(stored status, number) for every status, zeros included, best first."""
        return [(status, getattr(self, f"count_{name}")) for name, status in STATUSES]

    @property
    def worst(self) -> str | None:
        """The worst status that stands here; what nobody has assessed is worse than met, and only
        where all are lapsed is it that. None where there is nothing."""
        stored = dict(STATUSES)
        return next((stored[n] for n in WORST_FIRST if getattr(self, f"count_{n}")), None)

    @property
    def assessed(self) -> int:
        """The denominator of shares: neither lapsed nor waiting for an assessment."""
        return self.count_met + self.count_partly + self.count_missed


class Tally(StatusCounts):
    """Counts that stand alone: a row of `count_by_status`, or {} for none."""

    def __init__(self, tally: dict[str, int]):
        self.tally = tally
