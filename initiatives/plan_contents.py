"""What a plan's page lists: its focus areas with their target groups, targets and initiatives.

One statement for each, made once per process; prefetching would make them for every request.
"""

from collections import defaultdict
from collections.abc import Iterable

from initiatives.models import FocusArea, Plan
from initiatives.statements import SOME_KEY, Objects

# What is not shown of an initiative.
HEAVY = ("search_vector", "search_text", "purpose", "description")


def areas_of(plan: Plan) -> list[FocusArea]:
    """Each with `groups`, `goals` (its own targets) and `places` (of its initiatives), in order."""
    areas = AREAS.list({SOME_KEY: plan.pk})
    parts = {name: _by_area(rows.list({SOME_KEY: plan.pk})) for name, rows in PARTS.items()}
    for area in areas:
        area.plan = plan
        for name, of_area in parts.items():
            setattr(area, name, of_area[area.pk])
    return areas


def _by_area(rows: Iterable) -> dict[int, list]:
    found = defaultdict(list)
    for row in rows:
        found[row.focus_area_id].append(row)
    return found


def _areas():
    areas = FocusArea.objects.filter(plan=SOME_KEY).select_related("source")
    return areas.with_status_counts().order_by("position", "code")


def _related(relation: str):
    rows = FocusArea._meta.get_field(relation).related_model.objects
    return rows.filter(focus_area__plan=SOME_KEY)


def _places():
    placed = _related("placements").select_related("initiative")
    return placed.in_order().defer(*(f"initiative__{name}" for name in HEAVY))


AREAS = Objects(_areas, kept=True)
PARTS = {
    "groups": Objects(lambda: _related("target_groups"), kept=True),
    "goals": Objects(lambda: _related("targets"), kept=True),
    "places": Objects(_places, kept=True),
}
