"""From medians to the published figures. Pure: knows neither server nor file.

A page's ratio is the worst of its roles and of its views (one plan, all plans), at size 50. Beside
a peer it is the worst of the full pages: a plan has fewer rows than a page holds, and what is left
is our frame against none.
"""

from collections.abc import Iterable, Iterator

from bench.visits.pages import ALL_PLANS, IN_PLAN, LISTS, PAGES, Page

# Milliseconds by what was measured: ("page", name, role, scope), ("bare",), ("admin", name) …
Medians = dict[tuple[str, ...], float]
PEERS = {"over_admin": "admin", "over_stock_tables2": "tables2", "over_hand": "hand"}


def ratios(large: Medians, small: Medians) -> dict[str, float]:
    """By the published keys; a key is left out where something it needs was not measured."""
    found: dict[str, float | None] = {}
    for page in PAGES:
        found |= {f"page.{page.name}.{key}": value for key, value in _of_page(page, large, small)}
    found["save.over_bare"] = _over(large.get(("save",)), large.get(("bare-save",)))
    found["search.over_bare"] = _over(large.get(("search",)), large.get(("bare",)))
    return {key: round(value, 3) for key, value in found.items() if value is not None}


def export_ratios(excel: dict) -> dict[str, float]:
    """How many times as fast as each peer the workbook is written."""
    ours = excel["beskplan"]["seconds"]
    return {
        "export.over_openpyxl_loop": round(excel["openpyxl"]["seconds"] / ours, 3),
        "export.over_import_export": round(excel["import-export"]["seconds"] / ours, 3),
    }


def _of_page(page: Page, large: Medians, small: Medians) -> Iterator[tuple[str, float | None]]:
    name, bare = page.name, large.get(("bare",))
    at = {view: large.get(("page", *view)) for view in page.views}
    yield "over_bare", _worst(_over(value, bare) for value in at.values())
    if name in LISTS:
        full = [value for view, value in at.items() if view[-1] != IN_PLAN]
        for key, peer in PEERS.items():
            yield key, _worst(_over(value, large.get((peer, name))) for value in full)
    for key, is_of_all in (("growth", False), ("growth_all_plans", True)):
        views = [view for view in page.views if (view[-1] == ALL_PLANS) == is_of_all]
        yield key, _worst(_over(at[view], small.get(("page", *view))) for view in views)
    for key in ("after_write", "new_connection"):
        yield key, _over(large.get((key, name)), bare)
    yield "cold", _over(large.get(("cold", name)), at[page.one_view])


def _over(one: float | None, other: float | None) -> float | None:
    return one / other if one and other else None


def _worst(found: Iterable[float | None]) -> float | None:
    return max((ratio for ratio in found if ratio is not None), default=None)
