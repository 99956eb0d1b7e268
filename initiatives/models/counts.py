"""Counts of initiatives per decided status, and what is said of them."""

from django.db.models import Count, Q

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


def row_counts(path: str = "") -> dict[str, Count]:
    """The same aggregates over rows that hold one initiative each, at `path` or themselves.

    Without DISTINCT, which costs a sort per count.
    """
    prefix = f"{path}__" if path else ""
    counts = {
        f"count_{name}": Count("pk", filter=Q(**{f"{prefix}status": status}))
        for name, status in STATUSES
    }
    return counts | {"count_all": Count("pk")}


# A row of counts is as good as its worst initiative that is not lapsed: see `StatusCounts.worst`.
WORST_FIRST = ("missed", "partly", "unassessed", "met", "lapsed")


class StatusCounts:
    """Reads the counts of a row annotated with `status_counts`."""

    count_met: int
    count_partly: int
    count_missed: int
    count_lapsed: int
    count_unassessed: int
    count_all: int

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
