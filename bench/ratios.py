"""From medians to the ratios with their goals. Pure: knows neither server nor file.

A page's ratio is the worst of its roles and of its views (one plan, all plans), at the large size.
Beside a stock list it is the worst of the full pages: a plan has fewer rows than a page holds, and
what is left is our frame against none.
"""

from dataclasses import dataclass

from bench.pages import ALL_PLANS, IN_PLAN, PAGES, TABLES, Page

GROWTH, REVISIT = 1.3, 2.0
OVER_ADMIN, OVER_TABLES2 = 0.6, 0.4
SAVE, SEARCH = 4.0, 6.0
OVER_LOOP, OVER_IMPORT_EXPORT = 4.0, 6.0
CHART_PAGES = ("overblik", "ministermaal")
# Medians in milliseconds by what was measured: ("page", name, role, scope), ("bare",) …
Medians = dict[tuple, float]


@dataclass(frozen=True)
class Goal:
    """What a ratio should be: at most `limit`, or at least it where higher is better."""

    limit: float | None
    higher_is_better: bool = False

    def is_met(self, ratio: float) -> bool | None:
        if self.limit is None:
            return None
        return ratio >= self.limit if self.higher_is_better else ratio <= self.limit

    def __str__(self):
        if self.limit is None:
            return "–"
        return f"{'≥' if self.higher_is_better else '≤'} {self.limit:g}"


def ratios(large: Medians, small: Medians, excel: dict | None) -> dict[str, float]:
    """By the published keys; a key is left out where something it needs was not measured."""
    found: dict[str, float | None] = {}
    for page in PAGES:
        views = [(page.name, role, scope) for scope in page.scopes for role in page.roles]
        name = f"page.{page.name}"
        found[f"{name}.over_bare"] = _worst(large, ("page",), views, lambda view: ("bare",))
        if page.name in TABLES:
            full = [view for view in views if view[-1] != IN_PLAN]
            for key, peer in (("over_admin", "admin"), ("over_stock_tables2", "tables2")):
                found[f"{name}.{key}"] = _worst(large, ("page",), full, _peer(peer))
        found[f"{name}.growth"] = _grown(large, small, views)
        revisit = f"{name}.revisit_over_bare"
        found[revisit] = _worst(large, ("revisit",), views, lambda view: ("bare",))
    found["save.over_bare"] = _over(large, ("save",), ("bare-save",))
    found["search.over_bare"] = _over(large, ("search",), ("bare",))
    if excel:
        ours = excel["beskplan"]["seconds"]
        found["export.over_openpyxl_loop"] = excel["openpyxl"]["seconds"] / ours
        found["export.over_import_export"] = excel["import-export"]["seconds"] / ours
    return {key: round(value, 3) for key, value in found.items() if value is not None}


def goal_of(key: str) -> Goal:
    if key.startswith("page."):
        return _page_goal(*key.removeprefix("page.").split("."))
    return {
        "save.over_bare": Goal(SAVE),
        "search.over_bare": Goal(SEARCH),
        "export.over_openpyxl_loop": Goal(OVER_LOOP, higher_is_better=True),
        "export.over_import_export": Goal(OVER_IMPORT_EXPORT, higher_is_better=True),
    }[key]


def _page_goal(name: str, what: str) -> Goal:
    page: Page = next(page for page in PAGES if page.name == name)
    return {
        "over_bare": Goal(page.goal),
        "over_admin": Goal(OVER_ADMIN),
        "over_stock_tables2": Goal(OVER_TABLES2),
        "growth": Goal(GROWTH),
        "revisit_over_bare": Goal(REVISIT if name in CHART_PAGES else None),
    }[what]


def _peer(peer: str):
    """The stock list of the same rows."""
    return lambda view: (peer, view[0], ALL_PLANS)


def _over(medians: Medians, one: tuple, other: tuple) -> float | None:
    if not medians.get(one) or not medians.get(other):
        return None
    return medians[one] / medians[other]


def _worst(medians: Medians, kind: tuple, views, floor) -> float | None:
    found = (_over(medians, kind + view, floor(view)) for view in views)
    return max((ratio for ratio in found if ratio is not None), default=None)


def _grown(large: Medians, small: Medians, views) -> float | None:
    pairs = ((large.get(("page", *view)), small.get(("page", *view))) for view in views)
    return max((big / little for big, little in pairs if big and little), default=None)
