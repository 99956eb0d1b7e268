"""The organisation as a tree of rows for a page."""

from collections.abc import Iterable
from dataclasses import dataclass

from initiatives.models import Unit
from initiatives.unit_rows import ListedUnit, keys_of

# So many units are shown as one open tree; of more, branches are opened one by one.
OPEN_TREE = 80
MOST_CHILDREN = 300  # in a branch that is open


@dataclass(frozen=True)
class TreeRow:
    """`is_open`: what lies below stands in the rows that follow."""

    unit: ListedUnit
    depth: int
    is_open: bool = True


def unit_tree(units: Iterable[ListedUnit]) -> list[TreeRow]:
    """The units parents first, each with its depth; siblings keep the order they came in."""
    children: dict[int | None, list[ListedUnit]] = {}
    for unit in units:
        children.setdefault(unit.parent_id, []).append(unit)
    return list(_walk(children, None, 0))


def _walk(children: dict, parent: int | None, depth: int):
    for unit in children.get(parent, []):
        yield TreeRow(unit, depth, is_open=unit.pk in children)
        yield from _walk(children, unit.pk, depth + 1)


def keys_below(opened: int) -> list[int]:
    """What is shown below the top of the tree when a unit is opened: the units beside the way to
    it, and those below it. Two queries."""
    way = Unit.objects.way_to(opened)
    return list(keys_of(Unit.objects.filter(parent__in=way).by_name())[:MOST_CHILDREN])
