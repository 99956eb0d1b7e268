"""Counts of initiatives per decided status, and what is said of them."""

from collections import Counter
from collections.abc import Iterable

from django.db.models import Count, OuterRef, Q, QuerySet, Subquery
from django.db.models.functions import JSONObject

from initiatives import statuses

STATUSES = (
    ("met", statuses.MET.value),
    ("partly", statuses.PARTLY.value),
    ("missed", statuses.MISSED.value),
    ("lapsed", statuses.LAPSED.value),
    ("unassessed", statuses.UNASSESSED.value),
    ("illegible", statuses.ILLEGIBLE.value),
)


def count_by_status() -> dict[str, Count]:
    """Aggregates `met` … `unassessed` over initiatives, for a `Tally`. Each row counts, so a join
    must give an initiative once in each group."""
    return {name: Count("pk", filter=Q(status=status)) for name, status in STATUSES}


NAME_OF = {status: name for name, status in STATUSES}


def tally_of(decided: Iterable[str]) -> dict[str, int]:
    """The counts of rows whose statuses are known, for `StatusCounts`."""
    return {NAME_OF[status]: number for status, number in Counter(decided).items()}


def status_tally(path: str, outer: str = "pk") -> Subquery:
    """The counts of the initiatives whose `path` is the row's `outer`, for `StatusCounts`.

    A subquery counts only for the rows of the page; joined, every row would be counted first.
    """
    from initiatives.models.initiatives import Initiative  # which is built on this module

    by_row = Initiative.objects.order_by().filter(**{path: OuterRef(outer)}).values(path)
    return Subquery(by_row.values(row=JSONObject(**count_by_status())))


def _number(*names: str) -> property:
    """How many stand in these statuses; a row without initiatives has no tally."""
    return property(lambda row: sum((row.tally or {}).get(name, 0) for name in names))


# A row of counts is as good as its worst initiative that is not lapsed: see `StatusCounts.worst`.
WORST_FIRST = ("missed", "partly", "unassessed", "illegible", "met", "lapsed")


class StatusCounts:
    """Reads the counts in a row's `tally`: of `status_tally`, `count_by_status` or `tally_of`."""

    count_met = _number("met")
    count_partly = _number("partly")
    count_missed = _number("missed")
    count_lapsed = _number("lapsed")
    count_unassessed = _number("unassessed")
    count_illegible = _number("illegible")
    count_all = _number(*(name for name, _ in STATUSES))

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
        """The denominator of shares: neither lapsed nor without a status that is known."""
        return self.count_met + self.count_partly + self.count_missed


class Tally(StatusCounts):
    """Counts that stand alone: a row of `count_by_status`, or {} for none."""

    def __init__(self, tally: dict[str, int]) -> None:
        self.tally = tally

    @classmethod
    def of(cls, decided: Iterable[str]) -> "Tally":
        """The counts of rows whose statuses are known."""
        return cls(tally_of(decided))


def tallies_by(initiatives: QuerySet, *by: str) -> dict[tuple, Tally]:
    """The counts of the initiatives by the values of these fields; each row counts, as in
    `count_by_status`. One query."""
    tallies: dict[tuple, dict[str, int]] = {}
    for *key, status, number in initiatives.values_list(*by, "status").annotate(Count("pk")):
        tallies.setdefault(tuple(key), {})[NAME_OF[status]] = number
    return {key: Tally(tally) for key, tally in tallies.items()}
