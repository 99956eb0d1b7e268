"""The choices that the filters of a list offer, never more than can be read.

With a plan in view they are what the plan names; over all plans everything, unless it is too much.
A value that is not offered can be chosen all the same: fields.py looks it up."""

from django.db.models import QuerySet

from initiatives.models import FocusArea, Plan, Unit
from initiatives.models.plans import years_in_words
from initiatives.permissions import Access, visible

MOST_OFFERED = 200

Choices = list[tuple[str, str]]


def few(rows: QuerySet) -> list | None:
    """The rows as a list; None where they are too many to offer."""
    found = list(rows[: MOST_OFFERED + 1])
    return found if len(found) <= MOST_OFFERED else None


def units(plan: Plan | None) -> Choices | None:
    """The units that the plan's initiatives name, and every unit above those; all units without a
    plan."""
    units = Unit.objects.in_plan_with_those_above(plan) if plan else Unit.objects
    rows = few(units.by_name().values_list("pk", "parent_id", "name"))
    return rows and in_tree(rows)


def focus_areas(plan: Plan | None, access: Access) -> Choices | None:
    """The plan's focus areas; without a plan those of every plan that the user sees, newest plan
    first, each with its plan's years."""
    if plan:
        areas = few(
            plan.focus_areas.order_by("position", "code").values_list("pk", "code", "title")
        )
        return areas and [(str(key), f"{code} {title}") for key, code, title in areas]
    in_order = FocusArea.objects.filter(visible(access)).order_by(
        "-plan__year_from", "-plan__year_to", "plan__slug", "position"
    )
    areas = few(in_order.values_list("pk", "code", "title", "plan__year_from", "plan__year_to"))
    return areas and [
        (str(key), f"{years_in_words(first, last)}: {code} {title}")
        for key, code, title, first, last in areas
    ]


def in_tree(rows: list[tuple[int, int | None, str]]) -> Choices:
    """Units (key, key of the one above, name) as choices, indented as in the tree; a unit whose
    parent is not among them is a top."""
    keys = {key for key, _, _ in rows}
    children: dict[int | None, list[tuple[int, str]]] = {}
    for key, above, name in rows:
        children.setdefault(above if above in keys else None, []).append((key, name))
    return list(_walk(children, None, 0))


def _walk(children: dict, parent: int | None, depth: int):
    for key, name in children.get(parent, []):
        yield str(key), f"{'– ' * depth}{name}"
        yield from _walk(children, key, depth + 1)
