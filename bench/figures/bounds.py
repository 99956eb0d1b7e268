"""What each published figure may be at most, or shall be at least: the one table of bounds.

Times are ratios between medians of the same run: `over_bare` and the like say how many times as
long a page takes, `growth` what size 50 takes beside size 1. The first pattern that fits counts.
"""

from fnmatch import fnmatchcase
from typing import NamedTuple

AT_MOST = {
    "page.overblik.over_bare": 16,  # the aim is 12
    "page.ministermaal.over_bare": 14,  # eight figures, each of which plotly checks
    "page.*.over_bare": 10,  # the aim is 6 to 8
    "page.*.over_admin": 0.6,
    "page.*.over_stock_tables2": 0.5,
    "page.*.over_hand": 1.0,
    "page.*.growth": 1.3,
    "page.*.growth_all_plans": 1.6,
    "page.overblik.after_write": 16,  # over bare, as any other visit
    "page.ministermaal.after_write": 14,
    "page.*.after_write": 10,
    "page.*.cold": 2.5,  # over the same visit to a worker that has answered before
    "save.over_bare": 5,
    "search.over_bare": 8,
    "memory.worker_mib": 110,
    "strain.slowest_seconds": 1,
    "strain.pages_with_more_queries": 0,
}
AT_LEAST = {
    "export.over_openpyxl_loop": 4,
    "export.over_import_export": 6,
    "load.requests_over_before": 0.8,
}


class Bound(NamedTuple):
    limit: float
    is_least: bool

    def is_met(self, figure: float) -> bool:
        return figure >= self.limit if self.is_least else figure <= self.limit

    def __str__(self):
        return f"{'≥' if self.is_least else '≤'} {self.limit:g}"


def bound_of(key: str) -> Bound | None:
    """None: published for information only."""
    for table, is_least in ((AT_MOST, False), (AT_LEAST, True)):
        for pattern, limit in table.items():
            if fnmatchcase(key, pattern):
                return Bound(limit, is_least)
    return None


def missed(figures: dict[str, float]) -> list[str]:
    """In words, what is not within its bound."""
    found = ((key, figure, bound_of(key)) for key, figure in figures.items())
    return [
        f"{key} = {figure:g}, skal være {bound}"
        for key, figure, bound in found
        if bound and not bound.is_met(figure)
    ]
